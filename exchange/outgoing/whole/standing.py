"""The files that lie ready: what is said of them, whether they may be handed out now, and their removal.

`<DATA_DIR>/dump/current` is a link to a folder that was made whole: the files, and what is said of them.
"""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef

from archive.description import canonical
from archive.ledger_head import ledger_head
from archive.models import Act, Edition, LedgerLine
from archive.veiling import MARK

ABOUT = "about.json"
NAME = "carnation-editions"


@dataclass(frozen=True)
class Whole:
    """Of which moment the files are, and what each of them weighs and sums up to."""

    position: int
    seal: str
    at: str
    licence: str
    count: int
    files: dict = field(default_factory=dict)  # name → {"format", "bytes", "sha256"}
    place: Path = field(default=None, compare=False)  # the folder they lie in

    def is_in_force(self, head):
        """Whether all of it may be read still; `head` is the hash at the head of the ledger."""
        return head == self.seal or not _taken_back(self.position, self.seal, head)

    @property
    def text(self):
        return canonical({name: value for name, value in asdict(self).items() if name != "place"})

    def path_of(self, name):
        """Where a file lies; it may have been removed at this very moment."""
        return self.place / name


def folder():
    return settings.DATA_DIR / "dump"


def standing():
    """The Whole that lies ready, or lay ready until something in it was taken back; None where there never was one."""
    try:
        # By its own name: another one may take its place between two files.
        place = folder() / os.readlink(folder() / "current")
        return Whole(**json.loads((place / ABOUT).read_text(encoding="utf-8")), place=place)
    except (OSError, ValueError, TypeError):
        return None


def follow(sender, lines, **kwargs):
    """What was withdrawn or erased lies in no file any more when the request that did it is answered."""
    whole = standing()
    if whole and not whole.is_in_force(ledger_head()):
        take_back(whole)


def take_back(whole):
    for name in whole.files:
        with suppress(FileNotFoundError):
            whole.path_of(name).unlink()


def put(made):
    """A folder that was made whole takes the place of the one before."""
    link = folder() / f".link-{made.name}"
    link.symlink_to(made.name)
    link.replace(folder() / "current")
    for path in folder().iterdir():
        if path.name not in ("current", made.name):
            discard(path)


def discard(path):
    with suppress(OSError):
        path.unlink() if path.is_symlink() else shutil.rmtree(path)


@lru_cache(maxsize=8)
def _taken_back(position, seal, head):
    """Whether a line that is not theirs, or a withdrawal, an erasure or a veil came after them, up to this head."""
    if position and not LedgerLine.objects.filter(position=position, hash=seal).exists():
        return True
    later = LedgerLine.objects.since(position)
    return later.exclude(act=Act.PUBLISHED).exists() or _newly_veiled(later).exists()


def _newly_veiled(lines):
    """Records that are marked distressing now, and were not in an edition before."""
    before = Edition.objects.filter(uid=OuterRef("uid"), number__lt=OuterRef("number")).exclude(text__contains=MARK)
    changed = Edition.objects.current().filter(uid__in=lines.order_by().values("uid"))
    return changed.filter(Exists(before), text__contains=MARK)


def sync(path):
    """Through to the disk: a file, or the names in a folder."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
