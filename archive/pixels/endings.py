"""Where a picture ends: the last byte its own format accounts for, so that whatever was put behind it shows."""

import re
import struct
from itertools import repeat

from archive.pixels.endings_of_boxes import end_of_jpeg2000, end_of_media

# In JPEG, FF 00 is a stuffed byte and FF D0 to FF D7 are restarts: neither ends the coded data they stand in.
JPEG_MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
JPEG_NEXT = re.compile(rb"\x00*(?=\xff\xd8\xff)")
JPEG_END, JPEG_WITHOUT_LENGTH = 0xD9, (0x01, 0xD8)

TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
TIFF_INTEGERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
TIFF_FURTHER = (330, 34665, 34853, 40965)  # directories within: SubIFDs, EXIF, GPS, interoperability
TIFF_STRETCHES = {273: 279, 324: 325, 513: 514, 288: 289}  # strips, tiles, old JPEG, free space: offsets and lengths
TIFF_REFERRING = {*TIFF_FURTHER, *TIFF_STRETCHES, *TIFF_STRETCHES.values()}
MOST_DIRECTORIES = 10_000


def end_of(file, format):
    """The offset just behind the picture; None where no end comes. struct.error where the file contradicts itself."""
    return ENDINGS[format](file)


def _jpeg(file):
    file.seek(0)
    data = file.read()
    end = _one_jpeg(data, 0)
    # Cameras put previews behind the picture, each a whole JPEG (CIPA DC-007), with zeros between.
    while end and (gap := JPEG_NEXT.match(data, end)):
        end = _one_jpeg(data, gap.end())
    return end


def _one_jpeg(data, start):
    position = start + 2
    while found := JPEG_MARKER.search(data, position):
        marker, position = found[1][0], found.end()
        if marker == JPEG_END:
            return position
        if marker not in JPEG_WITHOUT_LENGTH:
            position += int.from_bytes(data[position : position + 2], "big")
    return None


def _png(file):
    file.seek(8)
    while len(head := file.read(8)) == 8:
        length, kind = struct.unpack(">I4s", head)
        file.seek(length + 4, 1)
        if kind == b"IEND":
            return file.tell()
    return None


def _webp(file):
    file.seek(4)
    (length,) = struct.unpack("<I", file.read(4))
    return 8 + length + length % 2


def _tiff(file):
    """TIFF has no end of its own: the furthest byte of the file that any of its directories refers to."""
    tiff = _Tiff(file)
    (first,) = tiff.read(tiff.offset, tiff.offset.size)
    waiting, seen, end = [first], {0}, 8
    while waiting and len(seen) <= MOST_DIRECTORIES:
        start = waiting.pop()
        if start not in seen:
            seen.add(start)
            ends, further = tiff.directory(start)
            end, waiting = max(end, *ends), waiting + further
    return min(end, tiff.size)


class _Tiff:
    """Reads directories of TIFF and BigTIFF no further than is needed to see which bytes they refer to."""

    def __init__(self, file):
        self.file, self.size = file, file.seek(0, 2)
        file.seek(0)
        head = file.read(4)
        self.order, is_big = "<" if head.startswith(b"II") else ">", b"\x2b" in head
        self.number, self.offset = (struct.Struct(self.order + code) for code in ("QQ" if is_big else "HI"))
        self.entry = struct.Struct(self.order + ("HHQ8s" if is_big else "HHI4s"))

    def read(self, form, at):
        self.file.seek(min(at, self.size))
        return form.unpack(self.file.read(form.size))

    def directory(self, start):
        """Where the bytes end that a directory refers to, and which directories follow it."""
        (count,) = self.read(self.number, start)
        behind = start + self.number.size + count * self.entry.size
        (following,) = self.read(self.offset, behind)
        ends, numbers = [behind + self.offset.size], {}
        for at in range(start + self.number.size, behind, self.entry.size):
            tag, kind, length, raw = self.read(self.entry, at)
            where, size = self._place(kind, length, raw, at + self.entry.size)
            ends.append(where + size)
            numbers[tag] = self._numbers(kind, where, size) if tag in TIFF_REFERRING else ()
        for offsets, lengths in TIFF_STRETCHES.items():
            # A single strip may come without its length: then it may reach to the end of the file.
            ends += map(sum, zip(numbers.get(offsets, ()), numbers.get(lengths) or repeat(self.size), strict=False))
        return ends, [following] + [further for tag in TIFF_FURTHER for further in numbers.get(tag, ())]

    def _place(self, kind, length, raw, behind_entry):
        """A value that is short enough stands in the entry itself, in its last bytes; a longer one elsewhere."""
        size = TIFF_SIZES.get(kind, 1) * length
        if size <= self.offset.size:
            return behind_entry - self.offset.size, size
        return self.offset.unpack(raw)[0], size

    def _numbers(self, kind, where, size):
        if kind not in TIFF_INTEGERS or where + size > self.size:
            return ()
        count = size // TIFF_SIZES[kind]
        return self.read(struct.Struct(f"{self.order}{count}{TIFF_INTEGERS[kind]}"), where)


ENDINGS = {
    "JPEG": _jpeg,
    "PNG": _png,
    "WEBP": _webp,
    "TIFF": _tiff,
    "AVIF": end_of_media,
    "HEIF": end_of_media,
    "JPEG2000": end_of_jpeg2000,
}
