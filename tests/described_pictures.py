"""Pictures with something to see, and pictures that say something of themselves, made when a test needs them."""

import random
import struct
from html import escape
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from archive.pixels.metadata import found_in
from archive.pixels.reading import read_header
from tests.small_pictures import encoded

DESCRIPTION, ARTIST, COPYRIGHT, MAKE, MODEL, EXIF, GPS = 0x010E, 0x013B, 0x8298, 0x010F, 0x0110, 0x8769, 0x8825
XP_TITLE, XP_COMMENT, XP_KEYWORDS, TAKEN = 0x9C9B, 0x9C9C, 0x9C9E, 0x9003
BYTES, LETTERS, LONG, RATIONAL, UNDEFINED = 1, 2, 4, 5, 7
IPTC_IN_TIFF, XMP_IN_TIFF = 33723, 700
IN_UTF_8 = (1, 90, b"\x1b%G")
SOMEWHERE = {1: (LETTERS, b"N\0"), 2: (RATIONAL, struct.pack("<6I", 10, 1, 20, 1, 30, 1))}


def scene(number, size=(450, 300)):
    """A picture unlike those of other numbers: clouds of grey and some shapes before them."""
    dice = random.Random(number)
    picture = Image.new("L", size, 128)
    for fineness, share in ((3, 0.6), (6, 0.4), (14, 0.2)):
        noise = Image.frombytes("L", (fineness, fineness), dice.randbytes(fineness**2))
        picture = Image.blend(picture, noise.resize(size, Image.Resampling.BICUBIC), share)
    drawing = ImageDraw.Draw(picture)
    for _shape in range(6):
        left, top = (dice.uniform(0, side) for side in size)
        right, bottom = (start + dice.uniform(0.05, 0.25) * size[0] for start in (left, top))
        dice.choice((drawing.ellipse, drawing.rectangle))((left, top, right, bottom), fill=dice.randrange(256))
    return picture.convert("RGB")


def exif(directory):
    """EXIF of {tag: bytes, of letters}, {tag: (kind, bytes)} or {tag: {a directory}}, with the bytes as they are."""
    return b"Exif\0\0II*\0\x08\0\0\0" + _directory(directory, 8)


def _directory(directory, start):
    entries, behind = [], b""
    room = start + 2 + 12 * len(directory) + 4
    for tag, value in sorted(directory.items()):
        at = room + len(behind)
        if isinstance(value, dict):
            entries.append(struct.pack("<HHII", tag, LONG, 1, at))
            behind += _directory(value, at)
            continue
        kind, content = value if isinstance(value, tuple) else (LETTERS, value)
        count = len(content) // {RATIONAL: 8, LONG: 4}.get(kind, 1)
        is_short = len(content) <= 4
        entries.append(
            struct.pack("<HHI", tag, kind, count) + (content.ljust(4, b"\0") if is_short else struct.pack("<I", at))
        )
        behind += b"" if is_short else content + b"\0" * (len(content) % 2)
    return struct.pack("<H", len(directory)) + b"".join(entries) + bytes(4) + behind


def iptc(*fields):
    """IPTC-IIM of (record, number, bytes), or (number, bytes) in the record of captions."""
    numbered = (field if len(field) == 3 else (2, *field) for field in fields)
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in numbered
    )


def xmp(inner="", **properties):
    """XMP of simple properties, as photoshop_City="Harbour", and of whatever else stands within the description."""
    simple = "".join(
        f"<{name.replace('_', ':')}>{escape(text)}</{name.replace('_', ':')}>" for name, text in properties.items()
    )
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
    xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
    {simple}{inner}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def languages(name, **texts):
    """A property in several languages; x_default for any."""
    items = "".join(
        f'<rdf:li xml:lang="{language.replace("_", "-")}">{escape(text)}</rdf:li>' for language, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def listed(name, *texts):
    return f"<{name}><rdf:Bag>{''.join(f'<rdf:li>{escape(text)}</rdf:li>' for text in texts)}</rdf:Bag></{name}>"


def jpeg(*, exif=b"", iptc=b"", xmp=b"", picture=None):
    """A JPEG with these parts; IPTC within Photoshop's resources, where it always is."""
    whole = encoded("JPEG", picture)
    parts = [(0xE1, exif)] * bool(exif)
    parts += [(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)] * bool(xmp)
    resource = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + b"\0" * (len(iptc) % 2)
    parts += [(0xED, resource)] * bool(iptc)
    segments = b"".join(struct.pack(">BBH", 0xFF, marker, len(part) + 2) + part for marker, part in parts)
    return whole[:2] + segments + whole[2:]


def jpeg_2000(*, exif=b"", xmp=b"", picture=None):
    boxes = [(b"JpgTiffExif->JP2", exif.removeprefix(b"Exif\0\0"))] * bool(exif)
    boxes += [(bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), xmp)] * bool(xmp)
    behind = b"".join(struct.pack(">I4s", 8 + 16 + len(content), b"uuid") + kind + content for kind, content in boxes)
    return encoded("JPEG2000", picture) + behind


def png_with_xmp(packet):
    about = PngInfo()
    about.add_itxt("XML:com.adobe.xmp", packet.decode())
    return encoded("PNG", pnginfo=about)


def tiff_iptc(block):
    """IPTC as Pillow is to write it into a TIFF."""
    about = ImageFileDirectory_v2()
    about[IPTC_IN_TIFF] = block + bytes(-len(block) % 4)
    about.tagtype[IPTC_IN_TIFF] = UNDEFINED
    return about


def turned(block):
    """The bytes of each number of four the other way round, as some writers leave them."""
    whole = block + bytes(-len(block) % 4)
    return b"".join(whole[at : at + 4][::-1] for at in range(0, len(whole), 4))


ALL_EXIF = exif(
    {
        DESCRIPTION: "Limanda gəmi\0".encode(),
        MAKE: b"Canon\0",
        MODEL: b"Canon EOS 5D\0",
        ARTIST: "Ayşə F.\0".encode(),
        COPYRIGHT: b"A. F.\0Harbour archive\0",
        EXIF: {TAKEN: b"1990:01:20 14:30:00\0"},
        GPS: SOMEWHERE,
        XP_KEYWORDS: (BYTES, "liman;gəmi\0".encode("utf-16-le")),
        XP_TITLE: (BYTES, "Гавань\0".encode("utf-16-le")),
    }
)
ALL_XMP = xmp(
    languages("dc:description", az="Limanda gəmi", x_default="A ship in the harbour", ru="Корабль в гавани")
    + languages("dc:rights", x_default="© Harbour archive")
    + listed("dc:creator", "Ayşə F.", "B. C.")
    + listed("dc:subject", "harbour", "ship", "harbour"),
    photoshop_Headline="The ship",
    photoshop_Credit="Harbour archive",
    photoshop_DateCreated="1990-01",
    photoshop_City="Liman",
    photoshop_Country="Utopia",
    Iptc4xmpCore_Location="Pier 3",
)
FIELDS_OF_IPTC = (
    (5, "Gəmi".encode()),
    (25, b"harbour"),
    (25, "gəmi".encode()),
    (55, b"19900120"),
    (80, "Ayşə F.".encode()),
    (90, b"Liman"),
    (92, b"Pier 3"),
    (101, b"Utopia"),
    (110, "Liman arxivi, şəkil bölməsi".encode()),
    (116, b"(c) Harbour archive"),
    (120, "Limanda gəmi\rvə dəniz".encode()),
)
NOWHERE = {"has_location": False}


def found(content):
    """What our own reader finds in these bytes."""
    file = BytesIO(content)
    image = read_header(file)
    image.load()
    return found_in(image, file)
