"""How a picture stores its colours, in a short phrase: "RGB, 16 bits, Adobe RGB (1998)"."""

import struct
from io import BytesIO

from PIL import ExifTags

MODELS = {
    "LAB": "LAB",
    "1": "black and white",
    "I;": "grey",
    "L": "grey",
    "P": "palette",
    "RGB": "RGB",
    "CMYK": "CMYK",
    "YCbCr": "YCbCr",
}
LONGEST_DESCRIPTION = 48
COLOUR_SPACE, SRGB = 0xA001, 1
TIFF_BITS = 258
PNG_BITS = 24  # where they stand, counted from the beginning of the file
AVIF_HIGH, AVIF_TWELVE = 0b0100_0000, 0b0010_0000


def colours_of(image, file):
    bits = _bits(image, file)
    words = (_model(image), f"{bits} {'bit' if bits == 1 else 'bits'}", _space(image))
    return ", ".join(word for word in words if word)


def _model(image):
    name = next(name for start, name in MODELS.items() if image.mode.startswith(start))
    return f"{name} with transparency" if image.mode.endswith(("A", "a")) else name


def _bits(image, file):
    """Bits of one channel, by the file: Pillow itself holds eight of most colours, whatever there were."""
    if image.mode == "1":
        return 1
    read = {"TIFF": _of_tiff, "PNG": _of_png, "HEIF": _of_heif, "AVIF": _of_avif, "JPEG2000": _of_jpeg2000}
    try:
        return read.get(image.format, lambda *_given: 8)(image, file)
    except (struct.error, LookupError, TypeError, ValueError):
        return 16 if image.mode.startswith("I;16") else 8


def _of_tiff(image, _file):
    return int(image.tag_v2[TIFF_BITS][0])


def _of_png(_image, file):
    file.seek(PNG_BITS)
    return file.read(1)[0]


def _of_heif(image, _file):
    return int(image.info["bit_depth"])


def _of_avif(_image, file):
    """From the box that describes the coded picture."""
    (flags,) = struct.unpack("B", _behind(b"av1C\x81", file, skip=1, size=1))
    return 12 if flags & AVIF_TWELVE and flags & AVIF_HIGH else 10 if flags & AVIF_HIGH else 8


def _of_jpeg2000(_image, file):
    """From the marker segment that gives the size: behind 38 bytes of it, the first component's bits less one."""
    (bits,) = struct.unpack("B", _behind(b"\xff\x4f\xff\x51", file, skip=38, size=1))
    return (bits & 0x7F) + 1


def _behind(mark, file, *, skip, size, within=1024 * 1024):
    file.seek(0)
    start = file.read(within)
    at = start.index(mark) + len(mark) + skip
    return start[at : at + size]


def _space(image):
    """The colour profile as it calls itself; where there is none, what the file says of its colours otherwise."""
    if profile := image.info.get("icc_profile"):
        return _described(profile)
    return "sRGB" if _is_srgb(image) else ""


def _described(profile):
    from PIL import ImageCms

    try:
        said = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return "a colour profile that cannot be read"
    return " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())[:LONGEST_DESCRIPTION]


def _is_srgb(image):
    if "srgb" in image.info:
        return True
    try:
        return image.getexif().get_ifd(ExifTags.IFD.Exif).get(COLOUR_SPACE) == SRGB
    except (OSError, SyntaxError, ValueError, LookupError, TypeError, struct.error):
        return False
