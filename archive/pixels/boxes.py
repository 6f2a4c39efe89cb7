"""What JPEG 2000 keeps beside its picture and Pillow does not read: boxes with the number of their kind before them."""

import struct

HEAD = struct.Struct(">I4s")
SIGNATURE, OF_A_KIND, TO_THE_END, LONG = b"\0\0\0\x0cjP  \r\n\x87\n", b"uuid", 0, 1
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
EXIF = b"JpgTiffExif->JP2"
LARGEST, MOST = 4 * 1024 * 1024, 1000  # bytes of one, and how many are looked at


def boxes_in(file):
    """{kind: bytes}; nothing for other formats."""
    file.seek(0)
    if file.read(len(SIGNATURE)) != SIGNATURE:
        return {}
    found = {}
    for _box in range(MOST):
        head = file.read(HEAD.size)
        if len(head) < HEAD.size:
            break
        size, kind = HEAD.unpack(head)
        begun = file.tell()
        if size == LONG:
            size = int.from_bytes(file.read(8), "big")
        if kind == OF_A_KIND and size <= LARGEST:
            content = file.read(begun - HEAD.size + size - file.tell()) if size else file.read(LARGEST)
            found[content[:16]] = content[16:]
        if size == TO_THE_END:
            break
        file.seek(begun - HEAD.size + max(size, HEAD.size))
    return found
