"""The query language, read leniently: what is not understood is taken as words, and said; nothing is an error.

january night            both words            "state of emergency"       these words in this order
january OR yanvar        either                soldiers NEAR/5 street     with up to five words between, in any order
-tanks                   without               "soldiers street"~5        the same
mourn*                   words that begin so   Huseynov~1                 one letter may differ
(a OR b) c               grouping              kind:(event OR statement) tag:"day of mourning" year:1988..1992
name:mourn*              in the record's own names, not in its texts nor by what it mentions
"""

import re
from dataclasses import dataclass

from . import filters
from .reader import Reader
from .signs import pieces, plain

MEANS_NOTHING = re.compile(r"[^\w\s\"()|:*~#./-]+|[./]+(?!\S)")


@dataclass(frozen=True)
class Read:
    """What was understood: a tree, or None where nothing was asked; and sentences on what was taken otherwise."""

    tree: object = None
    remarks: tuple = ()


def read(text):
    reader = Reader(list(pieces(plain(text), filters.named)))
    return Read(reader.whole(), tuple(reader.remarks))


def reading_of(text, tree):
    """How a question was read, in its own language; nothing where that is how it was written."""
    written = "" if tree is None else str(tree)
    return written if _skeleton(written) != _skeleton(plain(text)) else ""


def _skeleton(text):
    return MEANS_NOTHING.sub("", text).split()
