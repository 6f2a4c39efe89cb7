"""Which format the first bytes of a file announce: nothing is decoded for it, and no library is asked."""

FIRST_BYTES = 256
SIGNATURES = {
    "JPEG": (b"\xff\xd8\xff",),
    "PNG": (b"\x89PNG\r\n\x1a\n",),
    "TIFF": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    "JPEG2000": (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
}
# ISO base media files name what they are by four letters, the most telling first.
BRANDS = {
    "AVIF": (b"avif", b"avis"),
    "HEIF": (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"),
}


def format_of(file):
    """The format that a file's first bytes announce, or None."""
    file.seek(0)
    start = file.read(FIRST_BYTES)
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "WEBP"
    if start[4:8] == b"ftyp":
        return _branded(start)
    return next((format for format, signatures in SIGNATURES.items() if start.startswith(signatures)), None)


def _branded(start):
    end = int.from_bytes(start[:4], "big")
    brands = [start[8:12], *(start[at : at + 4] for at in range(16, min(end, len(start)), 4))]
    return next((format for brand in brands for format, named in BRANDS.items() if brand in named), None)


def canvas_of_webp(file):
    """(width, height) as the header of a WebP announces them: Pillow sets its memory aside before it says them."""
    file.seek(12)
    chunk, start = file.read(4), file.read(14)[4:]
    if chunk == b"VP8X":
        return tuple(int.from_bytes(start[at : at + 3], "little") + 1 for at in (4, 7))
    if chunk == b"VP8L":
        bits = int.from_bytes(start[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return tuple(int.from_bytes(start[at : at + 2], "little") & 0x3FFF for at in (6, 8))
