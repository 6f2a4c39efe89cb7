"""Small pictures and hostile files, made when a test needs them; none is kept in the repository."""

import struct
import zlib
from io import BytesIO

import pillow_heif
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


def webp_bomb():
    """A WebP whose canvas is as large as any can be, with nothing on it."""
    canvas = b"VP8X" + struct.pack("<IB3x", 10, 0) + 2 * (16_382).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 4 + len(canvas)) + b"WEBP" + canvas


def jpeg2000_bomb():
    """A JP2 whose header promises more than a billion pixels."""
    content = encoded("JPEG2000")
    header, size = content.index(b"ihdr") + 4, content.index(b"\xff\x51") + 6
    promised = struct.pack(">II", 40_000, 40_000)
    return content[:header] + promised + content[header + 8 : size] + promised + content[size + 8 :]


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def heic(picture=None, *, further=(), **how):
    file = BytesIO()
    heif = pillow_heif.from_pillow(picture or gradient())
    for frame in further:
        heif.add_from_pillow(frame)
    heif.save(file, **how)
    return file.getvalue()


def heic_on_its_side():
    file, heif, exif = BytesIO(), pillow_heif.from_pillow(gradient()), Image.Exif()
    exif[ORIENTATION] = LYING_ON_ITS_SIDE
    heif[0].info["exif"] = exif.tobytes()
    heif.save(file)
    return file.getvalue()


def codestream():
    """JPEG 2000 without the boxes around it."""
    return encoded("JPEG2000", no_jp2=True)


def with_profile_in_a_box():
    """A JP2 that brings its colour profile, which Pillow writes into none."""
    content = encoded("JPEG2000")
    own, (header, colours) = b"\2\0\0" + SRGB_PROFILE, (content.index(kind) - 4 for kind in (b"jp2h", b"colr"))
    longer = len(own) - 7  # than what says "sRGB" by a number
    grown = [struct.pack(">I", int.from_bytes(content[at : at + 4], "big") + longer) for at in (header, colours)]
    before = content[:header] + grown[0] + content[header + 4 : colours]
    return before + grown[1] + b"colr" + own + content[colours + 15 :]


def sixteen_bit_colours(width=60, height=40):
    """A TIFF with 16 bits in each of three channels, which Pillow reads and does not write."""
    pixels, bits = struct.pack("<3H", 0xB0B0, 0x1F1F, 0x3838) * (width * height), struct.pack("<3H", 16, 16, 16)
    at = 8 + 2 + 9 * 12 + 4
    facts = {256: width, 257: height, 259: 1, 262: 2, 273: at + len(bits), 277: 3, 278: height, 279: len(pixels)}
    entries = [struct.pack("<HHII", tag, 4, 1, value) for tag, value in facts.items()]
    entries.insert(2, struct.pack("<HHII", 258, 3, 3, at))
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(entries) + bytes(4) + bits + pixels


def scan_bomb(times=1000):
    """A JPEG of some KB that is decoded over and over: its last scan comes a thousand times."""
    content = encoded("JPEG", Image.new("L", (4000, 4000), 128), progressive=True)
    scan = content[content.rindex(b"\xff\xda") : -2]
    return content[:-2] + scan * times + content[-2:]


def wide_png(width=16_000, height=11_000):
    """A whole and honest PNG of 176 megapixels, all of them white, in some KB."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * (width // 8)) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


# One small picture of every format that is taken in, by its right ending.
OF_EVERY_FORMAT = {
    "jpg": encoded("JPEG"),
    "png": encoded("PNG"),
    "webp": encoded("WEBP"),
    "tif": encoded("TIFF"),
    "avif": encoded("AVIF"),
    "heic": heic(),
    "jp2": encoded("JPEG2000"),
    "j2k": codestream(),
}
