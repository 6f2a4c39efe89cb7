"""ZIPs opened with care, whatever they hold: pictures, or the parts of a workbook."""

import struct
import zipfile
import zlib

PIECE = 64 * 1024
STORED_OR_DEFLATED = (
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
)  # of the others, four kilobytes may unpack to a gigabyte
LOCAL_HEADER = 30  # bytes before the name of a member, where its data begins
# What the library lets slip on files that somebody made to hurt, beside its own error.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    OSError,
    ValueError,
)


class Measured:
    """A file from which nobody reads more than a limit at once: a ZIP's directory is read whole, however long it is."""

    def __init__(self, file, longest):
        self.file, self.longest = file, longest
        self.seek, self.tell = file.seek, file.tell

    def read(self, size=-1):
        content = self.file.read(self.longest + 1 if size is None or size < 0 else min(size, self.longest + 1))
        if len(content) > self.longest:
            raise zipfile.BadZipFile("A part that is read at once is too long.")
        return content

    def seekable(self):
        return True


def opened(file, *, longest_directory):
    """The ZIP in a file; anything of DAMAGE where it is none, is cut short, or has too long a directory."""
    file.seek(0)
    if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
        raise zipfile.BadZipFile("It does not begin as a ZIP.")
    return zipfile.ZipFile(Measured(file, longest_directory))


def overlapping(packed):
    """The members that share bytes with another one or with the directory: how a small ZIP unpacks to a large one."""
    found, last = set(), None
    for info in sorted(packed.infolist(), key=lambda info: info.header_offset):
        if last is not None and info.header_offset < _end(last):
            found |= {id(info), id(last)}
        if _end(info) > packed.start_dir:
            found.add(id(info))
        if last is None or _end(info) > _end(last):
            last = info
    return found


def _end(info):
    """The first byte that is surely not of this member; what may follow its name is not counted."""
    return info.header_offset + LOCAL_HEADER + len(info.orig_filename) + info.compress_size


def pieces(packed, info, *, at_most):
    """A member unpacked piece by piece; never more than `at_most` bytes and one piece, whatever its header says."""
    come = 0
    with packed.open(info) as member:
        while come <= at_most and (piece := member.read(PIECE)):
            come += len(piece)
            yield piece
