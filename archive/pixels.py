"""Pictures as pixels: read by four readers and no others, turned upright, in eight bits of grey or sRGB."""

import struct
import zlib
from io import BytesIO

from PIL import ExifTags, Image, ImageChops, ImageCms
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

# Image.open would try more formats, and its limit on pixels is one for the whole process; ours is the gate's.
READERS = {"JPEG": JpegImageFile, "PNG": PngImageFile, "WEBP": WebPImageFile, "TIFF": TiffImageFile}
SIGNATURES = {
    "JPEG": (b"\xff\xd8\xff",),
    "PNG": (b"\x89PNG\r\n\x1a\n",),
    "TIFF": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
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
PHOTOMETRIC, WHITE_IS_ZERO = 262, 0
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def format_of(file):
    """The format that a file's first bytes announce, or None."""
    file.seek(0)
    start = file.read(12)
    if start.startswith(b"RIFF") and start.endswith(b"WEBP"):
        return "WEBP"
    return next((format for format, signatures in SIGNATURES.items() if start.startswith(signatures)), None)


def read_header(file):
    """The picture as its header announces it, nothing decoded yet; one of DAMAGE where there is none."""
    reader = READERS[format_of(file)]
    file.seek(0)
    return reader(file)


def orientation(image):
    """How the picture lies, by EXIF, 1 to 8; 1 where that is unreadable, and for a TIFF once it is decoded."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except DAMAGE:
        return 1


def upright(image, turn):
    return image.transpose(TURNS[turn]) if turn in TURNS else image


def in_eight_bits(image):
    """The picture in a mode that can be scaled: sixteen bits to eight, palettes to colours, transparency onto white."""
    if image.mode.startswith("I;16"):
        image = _sixteen_to_eight(image)
    if image.mode == "LAB":
        return ImageCms.profileToProfile(image, ImageCms.createProfile("LAB"), SRGB, outputMode="RGB")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        image = Image.new("RGBA", seen.size, "white")
        image.alpha_composite(seen)
    keep = {"1": "L", "LA": "L", "La": "L"}.get(image.mode, image.mode)
    return image.convert(keep if keep in ("L", "CMYK") else "RGB")


def _sixteen_to_eight(image):
    is_negative = getattr(image, "tag_v2", {}).get(PHOTOMETRIC) == WHITE_IS_ZERO
    grey = image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    return ImageChops.invert(grey) if is_negative else grey


def in_srgb(image, profile):
    """Grey or sRGB, by the picture's own colour profile or, where none can be read, by Pillow's plain formulas."""
    if not profile:
        return image if image.mode == "L" else image.convert("RGB")
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, own, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image.convert("RGB")


def decoded(file, *, widest):
    """Of the picture held upright: its full width, its pixels in eight bits (at least `widest` across), its profile."""
    image = read_header(file)
    across = image.size[orientation(image) in LYING]
    share = min(1, widest / across)
    # Only JPEG can be decoded smaller, and only to a size of its own proportions.
    image.draft(None, tuple(max(1, int(side * share)) for side in image.size))
    image.load()
    return across, upright(in_eight_bits(image), orientation(image)), image.info.get("icc_profile")


def narrowed(picture, width, proportion):
    """The picture at a width; `proportion` is the whole picture's height to its width, so that no step rounds again."""
    size = (width, max(1, round(width * proportion)))
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
