"""Locks between processes, by files: whoever holds one and dies gives it back."""

import fcntl
import time
from contextlib import contextmanager
from hashlib import sha256

from archive import derivatives

PAUSE = 0.05  # seconds between two tries


class Busy(Exception):
    """Somebody else held it for as long as one was willing to wait."""


@contextmanager
def held(purpose, uid="", *, wait=None):
    """One process and thread at a time; Busy after `wait` seconds, None waits for ever.

    Records share two hundred and fifty-six files: one for each would have to be removed again, and a lock that is
    removed while somebody waits for it is two locks.
    """
    folder = derivatives.public() / ".locks"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{purpose}-{sha256(uid.encode()).hexdigest()[:2]}", "w") as lock:
        if wait is None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        else:
            _wait_for(lock, time.monotonic() + wait)
        yield


def _wait_for(lock, until):
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise Busy from None
            time.sleep(PAUSE)
