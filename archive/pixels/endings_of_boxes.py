"""Where pictures end that are kept in boxes, each with its length and kind (AVIF, HEIC, JP2), and JPEG 2000 without.

Whatever is no box of these kinds is not the picture's, for any bytes can be read as a box of some length and kind.
"""

import struct

OF_MEDIA = b"ftyp styp meta mdat moov moof free skip wide uuid mini pdin".split()
OF_JPEG2000 = b"ftyp jp2h jp2c jp2i uuid uinf rreq jpch jplh asoc nlst ftbl cref comp copt dtbl free mdat".split()
OF_JPEG2000 += [b"jP  ", b"xml ", b"lbl "]
HEAD, LONG = struct.Struct(">I4s"), struct.Struct(">Q")
LENGTH_FOLLOWS, TO_THE_END = 1, 0
START, TILE_PART, DATA, END = b"\xff\x4f", b"\xff\x90", b"\xff\x93", b"\xff\xd9"
SHORTEST_TILE_PART = 14


class Endless(Exception):
    """A box that reaches to the end of the file, wherever that is: what was put behind it cannot be told from it."""


def end_of_media(file):
    """AVIF and HEIC."""
    return _end_of_boxes(file, OF_MEDIA)


def end_of_jpeg2000(file):
    file.seek(0)
    return _end_of_codestream(file, 0) if file.read(2) == START else _end_of_boxes(file, OF_JPEG2000)


def _end_of_boxes(file, kinds):
    at = 0
    while at is not None and (head := _head(file, at)):
        kind, content, end = head
        if kind not in kinds:
            break
        if kind == b"jp2c":
            end = _end_of_codestream(file, content)
        elif end == at:
            raise Endless
        at = end
    return at


def _head(file, at):
    """(kind, where the content begins, where the box ends) of the box at an offset; None where the file ends."""
    file.seek(at)
    head = file.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    length, kind = HEAD.unpack(head)
    if length == LENGTH_FOLLOWS:
        (length,) = LONG.unpack(file.read(LONG.size))
    content = file.tell()
    if length != TO_THE_END and at + length < content:
        raise struct.error(f"A box of {length} bytes has no room for its own head.")
    return kind, content, at + length


def _end_of_codestream(file, at):
    """Segments of a marker and a length; a tile-part says its whole length, the last one may leave it to the end."""
    file.seek(at)
    marker, at = file.read(2), at + 2
    if marker != START:
        raise struct.error("No codestream begins here.")
    while segment := file.read(SHORTEST_TILE_PART):
        if segment.startswith(END):
            return at + len(END)
        if len(segment) < SHORTEST_TILE_PART:
            break
        at = _behind(file, at, segment)
        if at is None:
            break
        file.seek(at)
    return None


def _behind(file, at, segment):
    if not segment.startswith(TILE_PART):
        (length,) = struct.unpack(">H", segment[2:4])
        return at + 2 + length
    (length,) = struct.unpack(">I", segment[6:10])
    if length:
        if length < SHORTEST_TILE_PART:
            raise struct.error(f"A tile-part of {length} bytes has no room for its own head.")
        return at + length
    file.seek(at)
    rest = file.read()
    # In coded data no byte above 8F follows FF, so the first end that is read there is the end.
    data = rest.find(DATA)
    end = rest.find(END, data) if data >= 0 else -1
    return at + end if end >= 0 else None
