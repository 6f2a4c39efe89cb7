"""The gate for uploads: is this file a whole, still picture that we can keep, judged by its content alone?"""

import hashlib
import re
import struct
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from archive.endings import end_of
from archive.pixels import DAMAGE, LYING, format_of, orientation, read_header

EXTENSIONS = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "TIFF": (".tif", ".tiff"),
}
MODES = (
    "1",
    "L",
    "LA",
    "La",
    "P",
    "PA",
    "RGB",
    "RGBA",
    "RGBa",
    "RGBX",
    "CMYK",
    "YCbCr",
    "LAB",
    "I;16",
    "I;16B",
    "I;16L",
)
TALLEST_SHOWN, WIDEST_SHOWN = 16383, 2560  # rows a WebP can have; columns of our widest derivative
LONGEST_NAME = 80

SENTENCES = {
    "empty": _("“%(name)s” is empty."),
    "bytes": _("“%(name)s” has %(size)s; a picture may have %(limit)s."),
    "format": _("“%(name)s” does not hold a JPEG, PNG, WebP or TIFF picture, whatever its name says."),
    "extension": _("“%(name)s” holds a %(format)s picture, but its name says otherwise: call it %(extension)s."),
    "damaged": _("“%(name)s” is damaged and cannot be read as a %(format)s picture."),
    "cut short": _("“%(name)s” is cut short: the end of the picture is missing."),
    "pixels": _("“%(name)s” has %(width)s × %(height)s pixels; a picture may have %(limit)s in all."),
    "too tall": _("“%(name)s” is too tall for its width (%(width)s × %(height)s pixels); cut it into parts."),
    "frames": _("“%(name)s” moves or has several pages; save the one picture that is meant."),
    "colours": _("“%(name)s” stores its colours in a way that cannot be shown (%(mode)s); save it with 8 or 16 bits."),
    "something behind": _("“%(name)s” holds %(size)s of something else behind the picture; save it again without."),
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


def examine(file, *, name):
    """The picture in an upload, the file left at its beginning; UnacceptablePicture says what is wrong with it.

    Cheap questions come first: bytes, format, name, end, header; what passes them is decoded, and then wholly."""
    size = _size(file, name)
    format = _format(file, name)
    _check_the_end(file, name, format, size)
    width, height = _decoded_size(file, name, format)
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return Picture(format, width, height, size, sha256)


def shown(name):
    """A file's own name, safe to read: no path, nothing invisible, not endless. HTML is escaped by the templates."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in last[:LONGEST_NAME]
    )
    return visible + ("…" if len(last) > LONGEST_NAME else "")


def _refusal(code, name, **facts):
    return UnacceptablePicture(SENTENCES[code], code=code, params={"name": shown(name), **facts})


def _size(file, name):
    file.seek(0, 2)
    size = file.tell()
    if not size:
        raise _refusal("empty", name)
    if size > settings.UPLOAD_MAX_BYTES:
        limit = filesizeformat(settings.UPLOAD_MAX_BYTES)
        raise _refusal("bytes", name, size=filesizeformat(size), limit=limit)
    return size


def _format(file, name):
    format = format_of(file)
    if format is None:
        raise _refusal("format", name)
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending and ending not in EXTENSIONS[format]:
        raise _refusal("extension", name, format=format, extension=EXTENSIONS[format][0])
    return format


def _check_the_end(file, name, format, size):
    try:
        end = end_of(file, format)
    except struct.error:
        raise _refusal("damaged", name, format=format) from None
    if end is None or end > size:
        raise _refusal("cut short", name)
    file.seek(end)
    if file.read().strip(b"\0"):  # zeros behind a picture are the padding of cameras and disks
        raise _refusal("something behind", name, size=filesizeformat(size - end))


def _decoded_size(file, name, format):
    """Width and height of the picture held upright, once every pixel of it has been decoded."""
    try:
        image = read_header(file)
        _check_the_header(image, name)
        image.load()
    except DAMAGE:
        raise _refusal("damaged", name, format=format) from None
    width, height = reversed(image.size) if orientation(image) in LYING else image.size
    if height * min(WIDEST_SHOWN, width) > TALLEST_SHOWN * width:
        raise _refusal("too tall", name, width=width, height=height)
    return width, height


def _check_the_header(image, name):
    width, height = image.size
    facts = {"width": width, "height": height, "mode": image.mode}
    if width * height > settings.UPLOAD_MAX_PIXELS:
        raise _refusal("pixels", name, limit=settings.UPLOAD_MAX_PIXELS, **facts)
    if getattr(image, "is_animated", False):
        raise _refusal("frames", name)
    if image.mode not in MODES:
        raise _refusal("colours", name, **facts)
