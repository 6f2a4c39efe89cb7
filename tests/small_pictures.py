"""Small pictures and hostile files, made when a test needs them; none is kept in the repository."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms

ORIENTATION, GPS, ARTIST = 0x0112, 0x8825, 0x013B
LYING_ON_ITS_SIDE = 6
SRGB_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def gradient(size=(60, 40), mode="RGB"):
    """Red above, blue below, so that one sees which side is up."""
    top = Image.new("RGB", size, "#b01f38")
    top.paste("#0b4f63", (0, size[1] // 2, *size))
    return top.convert(mode)


def encoded(format, picture=None, **how):
    file = BytesIO()
    (picture or gradient()).save(file, format, **how)
    return file.getvalue()


def sixteen_bits(format="TIFF", *, value=0x8080, **how):
    return encoded(format, Image.new("I;16", (60, 40), value), **how)


def with_metadata(format="JPEG", picture=None):
    """Lying on its side, with place and maker, a profile, a comment and XMP: all that must never be published."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = LYING_ON_ITS_SIDE, "CANARY maker"
    exif.get_ifd(GPS).update({1: "N", 2: (40.0, 22.0, 0.0), 3: "E", 4: (49.0, 50.0, 0.0)})
    how = {"comment": b"CANARY comment"} if format == "JPEG" else {}
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARY xmp</x:xmpmeta>"
    return encoded(format, picture, exif=exif, icc_profile=SRGB_PROFILE, xmp=xmp, **how)


def animated(format="WEBP"):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    return encoded(format, frames[0], save_all=True, append_images=frames[1:])


def png_bomb(width=40_000, height=40_000):
    """A whole PNG of a few hundred bytes whose header promises a billion pixels and more."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
