"""Files that have come and wait their turn: on the disk of the originals, each under the number of its arrival."""

import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

# What one request may work on before it answers: proxies and people wait a minute at most, and others want a turn.
SECONDS = 15
SECONDS_OF_SCRIPT = 2  # a script asks again at once, and whoever waits for the same process has a turn in between


def folder():
    place = Path(settings.MEDIA_DIR) / "waiting"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def path_of(arrival):
    return folder() / str(arrival.pk)


def new_file():
    """A file to write an upload into, beside those that wait; whoever asks for it removes it or moves it."""
    return tempfile.NamedTemporaryFile(dir=folder(), prefix=".arriving-", delete=False)


@contextmanager
def laid(file):
    """A copy of any file, path in hand, beside those that wait; gone afterwards unless it was moved."""
    with new_file() as copy:
        path = Path(copy.name)
        try:
            shutil.copyfileobj(file, copy, 1024 * 1024)
            copy.flush()
            yield path
        finally:
            path.unlink(missing_ok=True)


class Turn:
    """The time that one request has; whoever asks first always gets a turn, so that something is done each time."""

    def __init__(self, seconds=None):
        self.ends = time.monotonic() + (SECONDS if seconds is None else seconds)
        self.has_begun = False

    def lasts(self):
        began, self.has_begun = self.has_begun, True
        return not began or time.monotonic() < self.ends
