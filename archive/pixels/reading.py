"""Pictures as pixels: read by named readers and no others, turned upright, in eight bits of grey or sRGB."""

import struct
import zlib
from importlib import import_module
from io import BytesIO

from PIL import ExifTags, Image

from archive.pixels.formats import format_of

# Image.open would try more formats than these.
READERS = {
    "JPEG": ("PIL.JpegImagePlugin", "JpegImageFile"),
    "PNG": ("PIL.PngImagePlugin", "PngImageFile"),
    "WEBP": ("PIL.WebPImagePlugin", "WebPImageFile"),
    "TIFF": ("PIL.TiffImagePlugin", "TiffImageFile"),
    "AVIF": ("PIL.AvifImagePlugin", "AvifImageFile"),
    "JPEG2000": ("PIL.Jpeg2KImagePlugin", "Jpeg2KImageFile"),
    "HEIF": ("pillow_heif", "HeifImageFile"),
}
# What the readers raise for damaged or contradictory files, gathered from their source and by trying.
DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    EOFError,
    RuntimeError,
    SystemError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = (5, 6, 7, 8)
PROFILE_OF_ITS_OWN, LARGEST_HEADER = b"colr\x02", 4 * 1024 * 1024
Image.MAX_IMAGE_PIXELS = None  # a limit for the whole process; ours is the gate's
PHOTOMETRIC, WHITE_IS_ZERO = 262, 0


def read_header(file):
    """The picture as its header announces it, nothing decoded yet; one of DAMAGE where there is none."""
    module, reader = READERS[format_of(file)]
    file.seek(0)
    image = getattr(import_module(module), reader)(file)
    if image.format == "JPEG2000" and (profile := _profile_of_jpeg2000(file)):
        image.info["icc_profile"] = profile
    return image


def _profile_of_jpeg2000(file):
    """What Pillow passes over: the colour profile in its box; none in a codestream without boxes."""
    position = file.tell()
    file.seek(0)
    header = file.read(LARGEST_HEADER).partition(b"jp2c")[0]
    file.seek(position)
    box = header.find(PROFILE_OF_ITS_OWN) - 4
    return header[box + 11 : box + int.from_bytes(header[box : box + 4], "big")] if box > 0 else None


def orientation(image):
    """How the picture lies, by EXIF, 1 to 8; 1 where that is unreadable, and for a TIFF once it is decoded."""
    if image.format == "PNG":
        image.load()  # its EXIF may stand behind its pixels, and looking for it must not hide that these are damaged
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except DAMAGE:
        return 1


def upright_size(image):
    """Width and height of the picture held upright; before decoding, the header of a TIFF gives them so already."""
    is_lying = image.format != "TIFF" and orientation(image) in LYING
    return tuple(reversed(image.size)) if is_lying else image.size


def upright(image, turn):
    return image.transpose(TURNS[turn]) if turn in TURNS else image


def in_eight_bits(image):
    """The picture in a mode that can be scaled: sixteen bits to eight, palettes to colours, transparency onto white."""
    if image.mode.startswith("I;16"):
        image = _sixteen_to_eight(image)
    if image.mode == "LAB":
        return _lab_to_srgb(image)
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        image = Image.new("RGBA", seen.size, "white")
        image.alpha_composite(seen)
    keep = {"1": "L", "LA": "L", "La": "L"}.get(image.mode, image.mode)
    return image.convert(keep if keep in ("L", "CMYK") else "RGB")


def _lab_to_srgb(image):
    from PIL import ImageCms  # most pictures need no colours changed, and its import takes time

    lab, srgb = (ImageCms.createProfile(space) for space in ("LAB", "sRGB"))
    return ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB")


def _sixteen_to_eight(image):
    from PIL import ImageChops

    is_negative = getattr(image, "tag_v2", {}).get(PHOTOMETRIC) == WHITE_IS_ZERO
    grey = image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    return ImageChops.invert(grey) if is_negative else grey


def in_srgb(image, profile):
    """Grey or sRGB, by the picture's own colour profile or, where none can be read, by Pillow's plain formulas."""
    if not profile:
        return image if image.mode == "L" else image.convert("RGB")
    from PIL import ImageCms

    try:
        own, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image.convert("RGB")


def decoded(file, *, least=None):
    """Of the picture held upright: its full size, its pixels in eight bits, its colour profile.

    `least` is the width and the shorter side that are needed; a larger JPEG comes smaller than it is, and faster.
    """
    image = read_header(file)
    size = upright_size(image)
    if least and image.format == "JPEG":
        # Only to a size of its own proportions. A HEIF would give the thumbnail that it brings.
        share = min(1, max(least[0] / size[0], least[1] / min(size)))
        image.draft(None, tuple(max(1, int(side * share)) for side in image.size))
    image.load()
    return size, upright(in_eight_bits(image), orientation(image)), image.info.get("icc_profile")


def narrowed(picture, width, proportion):
    """The picture at a width; `proportion` is the whole picture's height to its width, so that no step rounds again."""
    size = (width, max(1, round(width * proportion)))
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
