"""The files of an index: which belong to it, what it says of them, and whether they hold what was written.

tantivy sums each up at its end, and never looks at the sum again.
"""

import json
import os
import re
import zlib
from pathlib import Path

MAGIC = 1337  # of tantivy's footers
PIECE = 1 << 20
OF_A_SEGMENT = re.compile("[0-9a-f]{32}")


def damaged(folder):
    """The names of an index's files that are cut or garbled. Reads all of them, some gigabytes a second."""
    ids = {one for one, _deletions in _segments(folder)}
    if missing := ids - {path.stem.partition(".")[0] for path in folder.glob("*.store")}:
        yield from (f"{one}.store" for one in sorted(missing))
    for path in sorted(folder.iterdir()):
        if path.name.partition(".")[0] in ids and not _is_whole(path):
            yield path.name


def stray(folder):
    """Files that a writer left who died before its commit. tantivy would stumble over them: it never overwrites one."""
    segments = set(_segments(folder))
    ids = {one for one, _deletions in segments}
    for path in folder.iterdir():
        name, deletions, ending = (*path.name.split("."), "", "")[:3]
        if OF_A_SEGMENT.fullmatch(name) and (
            name not in ids or (ending == "del" and (name, deletions) not in segments)
        ):
            yield path


def beside_the_largest(folder, searcher):
    """At most so many documents stand in all segments but the largest; None where another process has written since."""
    listed = _listed(folder)
    sizes = sorted(segment["max_doc"] for segment in listed)
    deleted = sum((segment.get("deletes") or {}).get("num_deleted_docs", 0) for segment in listed)
    is_the_same = (len(sizes), sum(sizes) - deleted) == (searcher.num_segments, searcher.num_docs)
    return sum(sizes[:-1]) if is_the_same else None


def _segments(folder):
    """(id, number of its file of deletions) of each that was committed."""
    for segment in _listed(folder):
        yield segment["segment_id"].replace("-", ""), str((segment.get("deletes") or {}).get("opstamp", ""))


def _listed(folder):
    return json.loads((folder / "meta.json").read_text(encoding="utf-8"))["segments"]


def _is_whole(path):
    """Whether the sum in the footer is that of what stands before it; a file that just went away needs none."""
    try:
        with open(path, "rb") as file:
            body, expected = _footer(file)
            return _sum(file, body) == expected
    except FileNotFoundError:
        return True
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _footer(file):
    """(length of what stands before it, the sum of that)."""
    end = file.seek(-8, os.SEEK_END)
    length, magic = (int.from_bytes(file.read(4), "little") for _word in range(2))
    if magic != MAGIC or length > end:
        raise ValueError(Path(file.name).name)
    file.seek(end - length)
    return end - length, json.loads(file.read(length))["crc"]


def _sum(file, left):
    file.seek(0)
    found = 0
    while left and (piece := file.read(min(PIECE, left))):
        found = zlib.crc32(piece, found)
        left -= len(piece)
    return found
