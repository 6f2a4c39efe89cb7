"""What is wrong with one member of a ZIP, as far as its entry in the directory tells."""

import re
import stat

from django.utils.translation import gettext_lazy as _

from exchange.incoming.packed import STORED_OR_DEFLATED
from exchange.incoming.sheets import is_sheet

LONGEST_PATH = 255
ENCRYPTED = 0x1 | 0x40 | 0x2000
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".jar", ".cbz")
SYSTEM_FILES = {".ds_store", "thumbs.db", "desktop.ini"}
INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")
DRIVE = re.compile(r"[A-Za-z]:")

REFUSALS = {
    "absolute": _("“%(member)s” in “%(zip)s” was left out: its name begins at the root of a disk."),
    "outside": _("“%(member)s” in “%(zip)s” was left out: its name leads out of the ZIP."),
    "backslash": _("“%(member)s” in “%(zip)s” was left out: its name has a backslash. Pack the ZIP again."),
    "invisible": _("“%(member)s” in “%(zip)s” was left out: its name has invisible characters."),
    "long": _("“%(member)s” in “%(zip)s” was left out: its name is longer than %(limit)s characters."),
    "link": _("“%(member)s” in “%(zip)s” was left out: it is not a file but a link or a device."),
    "encrypted": _("“%(member)s” in “%(zip)s” was left out: it is locked with a password. Pack it without one."),
    "packing": _("“%(member)s” in “%(zip)s” was left out: it is packed in an unusual way. Pack it as an ordinary ZIP."),
    "nested": _("“%(member)s” in “%(zip)s” was left out: it is an archive itself. Unpack it and send its files."),
    "overlapping": _("“%(member)s” in “%(zip)s” was left out: it shares its bytes with another file."),
    "doubled": _(
        "“%(member)s” in “%(zip)s” was left out: several files there have this name, perhaps written in another case. "
        "Give each its own name."
    ),
    "bytes": _("“%(member)s” in “%(zip)s” was left out: it unpacks to more than %(limit)s."),
    "in all": _("“%(member)s” in “%(zip)s” was left out: the files before it unpack to so much that no more is taken."),
    "bomb": _(
        "“%(member)s” in “%(zip)s” was left out: it unpacks to far more than its size in the ZIP. If it is a picture, "
        "send it by itself."
    ),
    "damaged": _("“%(member)s” in “%(zip)s” was left out: it is damaged."),
}


def is_of_the_system(path):
    """What computers leave beside the files of people; nobody misses it."""
    *folders, last = path.lower().split("/")
    return "__macosx" in folders or last in SYSTEM_FILES or last.startswith("._")


def fault_of_name(path):
    """Why a member is refused for its name, or None: a key of REFUSALS."""
    return next((code for code, is_so in NAMES.items() if is_so(path)), None)


def fault_of_entry(info, path, limits):
    """Why a member is refused for what the directory says of it, or None."""
    return next((code for code, is_so in ENTRIES.items() if is_so(info, path, limits)), None)


NAMES = {
    "invisible": INVISIBLE.search,
    "long": lambda path: len(path) > LONGEST_PATH,
    "backslash": lambda path: "\\" in path,
    "absolute": lambda path: path.startswith("/") or DRIVE.match(path),
    "outside": lambda path: ".." in path.split("/"),
}
ENTRIES = {
    "link": lambda info, path, limits: not is_plain_file(info),
    "encrypted": lambda info, path, limits: info.flag_bits & ENCRYPTED,
    "packing": lambda info, path, limits: info.compress_type not in STORED_OR_DEFLATED,
    "nested": lambda info, path, limits: path.lower().endswith(ARCHIVES),
    "bytes": lambda info, path, limits: info.file_size > limits.bytes_each,
    "bomb": lambda info, path, limits: is_bomb(info.file_size, info, limits),
}


def is_plain_file(info):
    """Where the packer wrote down what it is; most do not."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind in (0, stat.S_IFREG)


def is_bomb(size, info, limits):
    return size > limits.harmless and size > limits.ratio * info.compress_size


def is_nested(path, beginning):
    """A ZIP by its first bytes; a workbook is one too, and is read with limits of its own."""
    return beginning.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not is_sheet(path)
