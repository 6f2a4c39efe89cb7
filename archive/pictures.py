"""The gate for uploads: is this file a whole, still picture that we can keep, judged by its content alone?

Size, first bytes and name are looked at here; whatever asks for more than that is done in the confined child.
"""

import hashlib
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from archive import confined
from archive.pixels.formats import format_of

EXTENSIONS = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "TIFF": (".tif", ".tiff"),
    "AVIF": (".avif",),
    "HEIF": (".heic", ".heif", ".hif"),
    "JPEG2000": (".jp2", ".jpx", ".jpf", ".j2k", ".j2c", ".jpc"),
}
NAMES = {"WEBP": "WebP", "HEIF": "HEIC", "JPEG2000": "JPEG 2000"}  # where they are called otherwise
LONGEST_NAME = 80
PIECE = 1024 * 1024

SENTENCES = {
    "empty": _("“%(name)s” is empty."),
    "bytes": _("“%(name)s” has %(size)s; a picture may have %(limit)s."),
    "format": _(
        "“%(name)s” does not hold a JPEG, PNG, WebP, TIFF, AVIF, HEIC or JPEG 2000 picture, whatever its name says."
    ),
    "extension": _(
        "“%(name)s” holds a picture in the format %(format)s, but its name says otherwise: call it %(extension)s."
    ),
    "damaged": _("“%(name)s” is damaged and cannot be read as %(format)s."),
    "cut short": _("“%(name)s” is cut short: the end of the picture is missing."),
    "no end": _("“%(name)s” does not say where its picture ends; save it again."),
    "pixels": _("“%(name)s” has %(width)s × %(height)s pixels; a picture may have %(limit)s in all."),
    "too tall": _("“%(name)s” is too tall for its width (%(width)s × %(height)s pixels); cut it into parts."),
    "frames": _("“%(name)s” moves or has several pages; save the one picture that is meant."),
    "too many frames": _("“%(name)s” has %(frames)s pages or frames; a picture may have %(limit)s."),
    "colours": _("“%(name)s” stores its colours in a way that cannot be shown (%(mode)s); save it with 8 or 16 bits."),
    "something behind": _("“%(name)s” holds %(size)s of something else behind the picture; save it again without."),
    "memory": _("“%(name)s” needs more memory to be read than a picture may have (%(limit)s); save it smaller."),
    "time": _("“%(name)s” takes longer to be read than a picture may take (%(limit)s seconds); save it again."),
    "crashed": _("“%(name)s” cannot be read: the reader for %(format)s broke down over it. Save it again."),
    "disk": _("“%(name)s” could not be kept, because the disk is full. Nothing of it was stored."),
}


class UnacceptablePicture(ValidationError):
    """Why an upload was refused: one sentence for the person who sent it, as plain text."""

    def __str__(self):
        return " ".join(self.messages)


@dataclass(frozen=True)
class Picture:
    """What the gate has seen; width and height are those of the picture held upright."""

    format: str
    width: int
    height: int
    size: int
    sha256: str
    colours: str
    device: str
    has_location: bool
    found: dict
    likeness: tuple


def examine(file, *, name):
    """The picture in an upload, the file left at its beginning; UnacceptablePicture says what is wrong with it."""
    glance(file, name=name)
    with tempfile.NamedTemporaryFile(prefix="carnation-") as copy:
        shutil.copyfileobj(file, copy, PIECE)
        copy.flush()
        file.seek(0)
        return judge(copy.name, name=name)


def judge(path, *, name):
    """The same for a file that lies on the disk; `name` is what the person who sent it calls it."""
    with open(path, "rb") as file:
        size, format = glance(file, name=name)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    seen = _seen(path, name, format)
    return Picture(size=size, sha256=sha256, **seen | {"likeness": tuple(seen["likeness"])})


def glance(file, *, name):
    """Size and format of an upload that may be a picture, by what costs nothing to find out."""
    size = _size(file, name)
    format = format_of(file)
    file.seek(0)
    if format is None:
        raise refusal("format", name)
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending and ending not in EXTENSIONS[format]:
        raise refusal("extension", name, format=format, extension=EXTENSIONS[format][0])
    return size, format


def shown(name):
    """A file's own name, safe to read: no path, nothing invisible, not endless. HTML is escaped by the templates."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in last[:LONGEST_NAME]
    )
    return visible + ("…" if len(last) > LONGEST_NAME else "")


def refusal(code, name, *, format=None, size=0, **facts):
    facts |= {"format": NAMES.get(format, format), "size": filesizeformat(size), "limit": _limits().get(code)}
    return UnacceptablePicture(SENTENCES[code], code=code, params={"name": shown(name), **facts})


def _size(file, name):
    file.seek(0, 2)
    size = file.tell()
    if not size:
        raise refusal("empty", name)
    if size > settings.UPLOAD_MAX_BYTES:
        raise refusal("bytes", name, size=size)
    return size


def _seen(path, name, format):
    """What the child says of a picture; its refusal, or its death, becomes ours."""
    limits = {"max_pixels": settings.UPLOAD_MAX_PIXELS, "max_frames": settings.UPLOAD_MAX_FRAMES}
    try:
        seen = confined.ask("examine", path=path, **limits)
    except confined.Unanswered as unanswered:
        raise refusal(unanswered.reason, name, format=format) from unanswered
    if "refused" in seen:
        raise refusal(seen["refused"], name, **{"format": format} | seen["facts"])
    return seen


def _limits():
    """What each refusal names as the limit."""
    return {
        "bytes": filesizeformat(settings.UPLOAD_MAX_BYTES),
        "pixels": settings.UPLOAD_MAX_PIXELS,
        "too many frames": settings.UPLOAD_MAX_FRAMES,
        "memory": filesizeformat(settings.DECODING_MAX_MEMORY),
        "time": settings.DECODING_MAX_SECONDS,
    }
