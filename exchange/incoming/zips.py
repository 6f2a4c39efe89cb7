"""ZIPs of pictures, read as what strangers may have made: nothing is written by a member's name."""

from collections import Counter
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from archive.pictures import shown
from exchange.incoming import packed, zip_names
from exchange.incoming.zip_members import (
    LONGEST_PATH,
    REFUSALS,
    fault_of_entry,
    fault_of_name,
    is_bomb,
    is_nested,
    is_of_the_system,
)

SENTENCES = {
    "unreadable": _("“%(name)s” is not a ZIP, or it is damaged or cut short: pack it again."),
    "empty": _("“%(name)s” holds no files."),
    "files": _("“%(name)s” holds %(count)s files; a batch may have %(limit)s: pack them into several ZIPs."),
}


class UnreadableZip(ValidationError):
    """Why a whole ZIP was refused: one sentence for the person who brought it, as plain text."""

    def __str__(self):
        return " ".join(self.messages)


@dataclass(frozen=True)
class Member:
    """One file of a ZIP: a temporary file, gone when the next one is asked for, or the sentence that refuses it."""

    path: str  # within the ZIP: "box 1/harbour.jpg"
    file: BinaryIO | None = None
    problem: str = ""

    @property
    def name(self):
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Limits:
    """What a ZIP may hold, in files and in bytes as they come out of it."""

    files: int
    bytes_each: int
    growth: int = 20  # all that comes out, against the ZIP itself; pictures hardly shrink
    ratio: int = 200  # the same of one member: what is above it is a bomb, or a picture of nothing
    harmless: int = 10 * 1024 * 1024  # bytes that may be packed as tightly as they like
    directory_per_file: int = 400  # bytes of the directory, which is held in memory


def members(file, *, name, limits=None):
    """Yields every file in a ZIP, in its order, the refused ones too. UnreadableZip, at once, where it is none.

    Memory holds the directory and one piece of one file, whatever the ZIP holds."""
    limits = limits or Limits(settings.UPLOAD_MAX_FILES, settings.UPLOAD_MAX_BYTES)
    opened = _opened(file, name, limits)
    size = file.seek(0, 2)
    return _unpacked(
        opened, _found(opened, name, limits), name, limits, left=max(limits.bytes_each, limits.growth * size)
    )


def _unpacked(opened, found, name, limits, *, left):
    refused = _refused_at_sight(opened, found, limits)
    for info, path in found:
        fault = refused.get(id(info)) or ("in all" if left < info.file_size else None)
        if fault:
            yield _refusal(fault, path, name, limits)
            continue
        with TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as unpacked:
            fault = _unpack(opened, info, path, unpacked, limits)
            left -= unpacked.tell()
            unpacked.seek(0)
            yield _refusal(fault, path, name, limits) if fault else Member(path, unpacked)


def _opened(file, name, limits):
    try:
        return packed.opened(file, longest_directory=limits.files * limits.directory_per_file + 2 * packed.PIECE)
    except packed.DAMAGE:
        raise _unreadable("unreadable", name) from None


def _found(opened, name, limits):
    """[(member, its path)] of what people put there: no folders, nothing that systems leave behind."""
    paths = zip_names.decoded(opened.infolist())
    found = [(info, paths[id(info)]) for info in opened.infolist()]
    found = [(info, path) for info, path in found if not path.endswith("/") and not is_of_the_system(path)]
    if not found:
        raise _unreadable("empty", name)
    if len(found) > limits.files:
        raise _unreadable("files", name, count=len(found), limit=limits.files)
    return found


def _refused_at_sight(opened, found, limits):
    """{id of member: why} for all that names and directory give away."""
    same = Counter(zip_names.key(path) for _info, path in found)
    overlapping = packed.overlapping(opened)
    faults = {
        id(info): fault_of_name(path)
        or ("doubled" if same[zip_names.key(path)] > 1 else None)
        or ("overlapping" if id(info) in overlapping else None)
        or fault_of_entry(info, path, limits)
        for info, path in found
    }
    return {key: fault for key, fault in faults.items() if fault}


def _unpack(opened, info, path, target, limits):
    """Writes a member into a file; why it cannot be, or None. Its bytes are counted: its header may lie."""
    try:
        for piece in packed.pieces(opened, info, at_most=limits.bytes_each):
            if not target.tell() and is_nested(path, piece):
                return "nested"
            target.write(piece)
            if target.tell() > limits.bytes_each:
                return "bytes"
            if is_bomb(target.tell(), info, limits):
                return "bomb"
    except (RuntimeError, *packed.DAMAGE):  # the library's word for a password that the directory kept to itself
        return "damaged"
    return None


def _refusal(code, path, name, limits):
    facts = {"member": shown_path(path), "zip": shown(name)}
    limit = LONGEST_PATH if code == "long" else filesizeformat(limits.bytes_each)
    return Member(path, problem=REFUSALS[code] % {**facts, "limit": limit})


def shown_path(path):
    """A whole path, as safe to read as a file's name: hiding where a member lay would hide what is wrong with it."""
    return "/".join(shown(part) for part in path.split("/"))


def _unreadable(code, name, **facts):
    return UnreadableZip(SENTENCES[code], code=code, params={"name": shown(name), **facts})
