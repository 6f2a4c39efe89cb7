"""Originals: every file as it arrived, under its SHA-256, private, never altered and never written twice."""

import errno
import hashlib
import os
import re
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from archive import pictures
from archive.models import Original

SHA256 = re.compile(r"[0-9a-f]{64}")
PIECE = 1024 * 1024
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
COLUMNS = ("sha256", "format", "width", "height", "size", "colours", "device")


def take_in(file, *, name):
    """The Original of an upload, examined and kept, however often it comes; UnacceptablePicture where it is refused.

    The file is whole and on the disk before its row is written: no crash can leave a row without its file.
    """
    pictures.glance(file, name=name)
    try:
        with _arriving() as arriving:
            sha256 = _copy(file, arriving)
            original = _known(sha256) or _taken_in(arriving, sha256, name)
    except OSError as problem:
        if problem.errno not in FULL:
            raise
        raise pictures.refusal("disk", name) from problem
    _prepare_for_the_desk(sha256)
    return original


def photograph_columns(original):
    """What a photograph says of its original, by the names of its own columns."""
    return {f"image_{column}": getattr(original, column) for column in COLUMNS}


def keep(file):
    """The SHA-256 of a file that is now kept, whole and on the disk; on any error nothing of it is left."""
    with _arriving() as arriving:
        sha256 = _copy(file, arriving)
        _settle(arriving, sha256)
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


def _known(sha256):
    return Original.objects.filter(sha256=sha256).first() if _is_held_anew(sha256) else None


def _is_held_anew(sha256):
    """Whether it is held; if so, it is as young as if it had come now, and no tidying takes it before it is used."""
    try:
        os.utime(path_of(sha256))
    except FileNotFoundError:
        return False
    return True


def _taken_in(arriving, sha256, name):
    picture = pictures.judge(arriving.name, name=name)
    _settle(arriving, sha256)
    facts = {column: getattr(picture, column) for column in (*COLUMNS[1:], "has_location", "found")}
    likeness = {f"likeness_{part}": number for part, number in enumerate(picture.likeness, start=1)}
    original, _is_new = Original.objects.update_or_create(sha256=sha256, defaults=facts | likeness)
    return original


def _prepare_for_the_desk(sha256):
    """Small copies at once; where there is no room for them, the desk asks for them again when it needs them."""
    from archive import previews

    with suppress(previews.NoPreview, OSError):
        previews.preview(sha256, previews.WIDTHS[0])


def _folder():
    return Path(settings.MEDIA_DIR) / "originals"


@contextmanager
def _arriving():
    """A file beside the originals, on the same disk so that it can be renamed; gone afterwards unless it was."""
    _private(_folder())
    with tempfile.NamedTemporaryFile("w+b", dir=_folder(), prefix=".arriving-", delete=False) as arriving:
        try:
            yield arriving
        finally:
            Path(arriving.name).unlink(missing_ok=True)


def _copy(file, arriving):
    sha256 = hashlib.sha256()
    file.seek(0)
    while piece := file.read(PIECE):
        sha256.update(piece)
        arriving.write(piece)
    arriving.flush()
    file.seek(0)
    return sha256.hexdigest()


def _settle(arriving, sha256):
    """Put under its checksum, and written through to the disk; a file that is there already is left as it is."""
    if _is_held_anew(sha256):
        return
    os.fchmod(arriving.fileno(), 0o440)
    os.fsync(arriving.fileno())
    path = path_of(sha256)
    for folder in (path.parent.parent, path.parent):
        _private(folder)
    Path(arriving.name).rename(path)
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
