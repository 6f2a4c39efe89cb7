"""Is this file a whole, still picture that can be kept, and what does it say of itself?"""

import resource
import struct

from archive.pixels.colours import colours_of
from archive.pixels.endings import end_of
from archive.pixels.endings_of_boxes import Endless
from archive.pixels.formats import canvas_of_webp, format_of
from archive.pixels.likeness import likeness
from archive.pixels.metadata import found_in
from archive.pixels.reading import DAMAGE, LYING, orientation, read_header
from archive.pixels.sizes import WIDTHS

MODES = (
    *("1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX"),
    *("CMYK", "YCbCr", "LAB", "I;16", "I;16B", "I;16L"),
)
TALLEST = 16383  # rows that a WebP can have
PIECE = 1024 * 1024
# Some readers tell in words only that they had no memory, and two do not tell: these take so many bytes for a pixel.
OUT_OF_MEMORY = ("out of memory", "bytes failed")
BYTES_FOR_A_PIXEL, BYTES_BESIDE = {"JPEG2000": 24, "WEBP": 16}, 32 * 1024 * 1024


class Refused(Exception):
    """A code that the gate has a sentence for, and the facts that the sentence names."""

    def __init__(self, code, **facts):
        super().__init__(code)
        self.answer = {"refused": code, "facts": facts}


def examine(*, path, max_pixels, max_frames):
    """What the picture is, once every pixel has been decoded; or why it is refused. Cheap questions come first."""
    with open(path, "rb") as file:
        try:
            _check_the_end(file)
            return _described(_decode(file, max_pixels, max_frames), file)
        except Refused as refused:
            return refused.answer
        except DAMAGE as damage:
            return _damaged(damage, file)


def _check_the_end(file):
    size = file.seek(0, 2)
    try:
        end = end_of(file, format_of(file))
    except Endless:
        raise Refused("no end") from None
    except struct.error:
        raise Refused("damaged") from None
    if end is None or end > size:
        raise Refused("cut short")
    file.seek(end)
    while piece := file.read(PIECE):
        if piece.strip(b"\0"):  # zeros behind a picture are the padding of cameras and disks
            raise Refused("something behind", size=size - end)


def _decode(file, max_pixels, max_frames):
    """The picture, which is the first frame; further ones, where they are allowed, were decoded and forgotten."""
    if format_of(file) == "WEBP":
        _check_the_pixels(canvas_of_webp(file), max_pixels)
    image = read_header(file)
    frames = getattr(image, "n_frames", 1)
    if frames > max_frames:
        raise Refused("frames" if max_frames == 1 else "too many frames", frames=frames)
    _check_the_header(image, max_pixels)
    if frames > 1:
        _decode_every_frame(file, max_pixels)
        image = read_header(file)
    image.load()
    return image


def _decode_every_frame(file, max_pixels):
    image = read_header(file)
    for frame in range(image.n_frames):
        image.seek(frame)
        _check_the_header(image, max_pixels)
        image.load()


def _check_the_header(image, max_pixels):
    _check_the_pixels(image.size, max_pixels)
    if image.mode not in MODES:
        raise Refused("colours", mode=image.mode)
    width, height = _upright(image)
    if height * min(WIDTHS[-1], width) > TALLEST * width:
        raise Refused("too tall", width=width, height=height)


def _check_the_pixels(size, max_pixels):
    width, height = size
    if width * height > max_pixels:
        raise Refused("pixels", width=width, height=height)


def _upright(image):
    return image.size[::-1] if orientation(image) in LYING else image.size


def _described(image, file):
    width, height = _upright(image)
    found = found_in(image, file)
    return {
        "format": format_of(file),
        "width": width,
        "height": height,
        "colours": colours_of(image, file),
        "device": found.pop("device", ""),
        "has_location": found.pop("has_location"),
        "found": found,
        "likeness": likeness(image),
    }


def _damaged(damage, file):
    if any(words in str(damage).lower() for words in OUT_OF_MEMORY) or _had_no_memory(file):
        raise MemoryError from damage
    return {"refused": "damaged", "facts": {}}


def _had_no_memory(file):
    format, (limit, _hard) = format_of(file), resource.getrlimit(resource.RLIMIT_AS)
    if format not in BYTES_FOR_A_PIXEL or limit == resource.RLIM_INFINITY:
        return False
    try:
        width, height = canvas_of_webp(file) if format == "WEBP" else read_header(file).size
    except DAMAGE:
        return False
    return BYTES_BESIDE + width * height * BYTES_FOR_A_PIXEL[format] > limit
