"""IPTC-IIM: captions as press agencies send them since 1991, in numbered fields (https://www.iptc.org/std/IIM/)."""

import struct
from itertools import islice

from archive.pixels import mending

CHARSET = (1, 90)
LATIN = (b"\x1b-A", b"\x1b.A", b"\x1b/A")  # ISO 8859-1; what claims to be UTF-8 is read as what it is all the same
SAID_IN = {
    "date": [55],
    "caption": [120],
    "headline": [105, 5],
    "creator": [80],
    "credit": [110],
    "copyright": [116],
    "keywords": [25],
    "place": [92, 90, 95, 101],
}
MOST, LONGEST = 200, 4000  # fields that are looked at, and bytes of each: twice what the standard allows
FIELD, FIELD_BEGINS = struct.Struct(">BBBH"), 0x1C
PHOTOSHOP, RESOURCE = b"Photoshop 3.0\0", b"8BIM\x04\x04"
IN_JPEG, IN_TIFF, IN_PNG = "APP13", 33723, "Raw profile type iptc"


def read_iptc(image):
    """{name: [texts]}, from a JPEG, a TIFF or a PNG."""
    fields = {}
    for name, value in islice(_fields(_block(image)), MOST):
        fields.setdefault(name, []).append(value[:LONGEST])
    is_latin = fields.get(CHARSET, [b""])[0] in LATIN
    return {
        name: [mending.read(value, is_latin=is_latin) for number in said_in for value in fields.get((2, number), [])]
        for name, said_in in SAID_IN.items()
    }


def _block(image):
    if hasattr(image, "applist"):
        parts = [part for marker, part in image.applist if marker == IN_JPEG and part.startswith(PHOTOSHOP)]
        return _in_resources(b"".join(part.removeprefix(PHOTOSHOP) for part in parts))
    if hasattr(image, "tag_v2"):
        # Photoshop calls these bytes numbers of four each, of which Pillow would give only the first.
        return _in_order(image.tag_v2._tagdata.get(IN_TIFF, b""))
    # ImageMagick writes a name, a length and the bytes in hexadecimal, each on lines of their own.
    block = bytes.fromhex("".join(str(image.info.get(IN_PNG, "")).split("\n")[3:]))
    return _in_resources(block) or block


def _in_resources(resources):
    """The block among Photoshop's image resources, each of which has a number, a name, a length and its bytes."""
    _before, _begins, rest = resources.partition(RESOURCE)
    if not rest:
        return b""
    named = 1 + rest[0]
    start = named + named % 2 + 4
    return rest[start : start + int.from_bytes(rest[start - 4 : start], "big")]


def _in_order(block):
    """Some writers turned the bytes of each number around as well."""
    if block[:1] != bytes([FIELD_BEGINS]) and block[3:4] == bytes([FIELD_BEGINS]):
        return b"".join(block[at : at + 4][::-1] for at in range(0, len(block), 4))
    return block


def _fields(block):
    """((record, number), bytes) up to the first that is none."""
    at = 0
    while at + FIELD.size <= len(block) and block[at] == FIELD_BEGINS:
        _begins, record, number, length = FIELD.unpack_from(block, at)
        at += FIELD.size
        if length >> 15:  # then it is the length of a length
            of_length = length & 0x7FFF
            length = int.from_bytes(block[at : at + of_length][:8], "big")
            at += of_length
        yield (record, number), block[at : at + length]
        at += length
