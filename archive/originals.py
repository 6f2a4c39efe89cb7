"""Originals: every file as it arrived, under its SHA-256, private, never altered and never written twice."""

import hashlib
import os
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

SHA256 = re.compile(r"[0-9a-f]{64}")
PIECE = 1024 * 1024


def keep(file):
    """The SHA-256 of a file that is now kept, whole and on the disk; on any error nothing of it is left."""
    file.seek(0)
    with _arriving() as arriving:
        sha256 = _copy(file, arriving)
        if not holds(sha256):
            _settle(Path(arriving.name), path_of(sha256))
    return sha256


def holds(sha256):
    return path_of(sha256).is_file()


def open_original(sha256):
    """The kept file, for reading; FileNotFoundError where there is none."""
    return path_of(sha256).open("rb")


def path_of(sha256):
    """Where an original lies or would lie; ValueError for anything but 64 hexadecimal digits."""
    if not SHA256.fullmatch(sha256):
        raise ValueError(f"{sha256!r} is no SHA-256.")
    return _folder() / sha256[:2] / sha256[2:4] / sha256


def _folder():
    return Path(settings.MEDIA_DIR) / "originals"


@contextmanager
def _arriving():
    """A file beside the originals, on the same disk so that it can be renamed; gone afterwards unless it was."""
    _private(_folder())
    with tempfile.NamedTemporaryFile(dir=_folder(), prefix=".arriving-", delete=False) as arriving:
        try:
            yield arriving
        finally:
            Path(arriving.name).unlink(missing_ok=True)


def _copy(file, arriving):
    sha256 = hashlib.sha256()
    while piece := file.read(PIECE):
        sha256.update(piece)
        arriving.write(piece)
    arriving.flush()
    os.fchmod(arriving.fileno(), 0o440)
    os.fsync(arriving.fileno())
    return sha256.hexdigest()


def _settle(arrived, path):
    for folder in (path.parent.parent, path.parent):
        _private(folder)
    arrived.rename(path)
    for folder in (path.parent, path.parent.parent, _folder()):
        _put_on_disk(folder)


def _private(folder):
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _put_on_disk(folder):
    """A renamed file survives a power cut only when its folder has been written too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
