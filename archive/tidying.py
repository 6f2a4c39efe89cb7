"""What lies in the media folder and belongs to nothing, and what should lie there and does not."""

import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from archive import derivatives, kinds, originals
from archive.models import Arrival, Edition, Original, Outcome, Revision
from archive.public_files import UNFINISHED
from archive.wanted import wanted_pictures

A_DAY = 24 * 60 * 60  # seconds: an upload may be under way
IN_A_REVISION = re.compile(r'"image_sha256":"([0-9a-f]{64})"')
PREVIEW = re.compile(r"([0-9a-f]{64})-[0-9]+\.webp")


@dataclass(frozen=True)
class Leftover:
    """A file, or a folder of them, that belongs to nothing; `label` says of which kind."""

    label: str
    path: Path

    @property
    def size(self):
        """In bytes."""
        files = self.path.rglob("*") if self.path.is_dir() else (self.path,)
        return sum(file.lstat().st_size for file in files if not file.is_dir())

    def is_older_than(self, seconds):
        return time.time() - self.path.lstat().st_mtime >= seconds

    def remove(self):
        """Gone for ever; what was known of an original, and its small copies, go with it."""
        if self.path.is_dir():
            shutil.rmtree(self.path)
        else:
            self.path.unlink()
        if originals.SHA256.fullmatch(self.path.name):
            Original.objects.filter(sha256=self.path.name).delete()
            for copy in _media("previews").glob(f"??/??/{self.path.name}-*"):
                copy.unlink()


def leftovers(*, older_than=A_DAY):
    """Everything that belongs to nothing and is older than these seconds, the kinds one after another."""
    for label, paths in KINDS:
        found = (Leftover(label, path) for path in paths())
        yield from (leftover for leftover in found if leftover.is_older_than(older_than))


def missing_originals():
    """(sha256, uids of the records that need it) of originals that are not there."""
    for sha256, uids in sorted(_mentioned().items()):
        if not originals.holds(sha256):
            yield sha256, sorted(uids)


def originals_without_file():
    """What is known of files that are gone and that nothing mentions."""
    mentioned = _mentioned()
    return [
        sha256
        for sha256 in Original.objects.values_list("sha256", flat=True).iterator()
        if sha256 not in mentioned and not originals.holds(sha256)
    ]


def _mentioned():
    """{sha256: uids} of every original that a record, an edition or a revision names."""
    mentioned = {}
    for sha256, uid in (*_of_records(), *_of_editions(), *_of_revisions()):
        mentioned.setdefault(sha256, set()).add(uid)
    return mentioned


def _of_records():
    for kind in kinds.all_kinds().values():
        if any(field.name == "image_sha256" for field in kind._meta.get_fields()):
            yield from kind.objects.exclude(image_sha256="").values_list("image_sha256", "uid").iterator()


def _of_editions():
    return Edition.objects.exclude(image_sha256="").values_list("image_sha256", "uid").iterator()


def _of_revisions():
    revisions = Revision.objects.filter(text__contains='"image_sha256":"')
    for text, uid in revisions.values_list("text", "record__uid").iterator():
        yield from ((sha256, uid) for sha256 in IN_A_REVISION.findall(text))


def _unmentioned_originals():
    mentioned = _mentioned()
    for path in _media("originals").glob("??/??/*"):
        if originals.SHA256.fullmatch(path.name) and path.name not in mentioned:
            yield path


def _previews_of_nothing():
    for path in _media("previews").glob("??/??/*"):
        found = PREVIEW.fullmatch(path.name)
        if found and not originals.holds(found[1]):
            yield path


def _unwanted_derivatives():
    wanted = {uid: {picture.token for picture in pictures} for uid, pictures in wanted_pictures()}
    for record in derivatives.public().glob("[!.]*"):
        if record.name not in wanted:
            yield record
        else:
            yield from (path for path in record.iterdir() if path.name not in wanted[record.name])


def _unfinished():
    yield from derivatives.public().glob(f"{UNFINISHED}*")
    yield from _media("originals").glob(".arriving-*")
    yield from _media("previews").glob("??/??/.*")
    waiting = set(map(str, Arrival.objects.filter(outcome=Outcome.WAITING).values_list("pk", flat=True)))
    yield from (path for path in _media("waiting").glob("*") if path.name not in waiting)


def _media(name):
    return Path(settings.MEDIA_DIR) / name


KINDS = (
    (_("Originals that no record, revision or edition mentions"), _unmentioned_originals),
    (_("Small copies for the desk whose original is gone"), _previews_of_nothing),
    (_("Public files of pictures that are not public"), _unwanted_derivatives),
    (_("What was never finished"), _unfinished),
)
