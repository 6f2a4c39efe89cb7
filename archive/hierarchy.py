"""The vocabulary from broad to narrow: which tag stands under which, as lists within lists, a page at a time."""

from collections import defaultdict
from dataclasses import dataclass

DEEPEST = 8  # lists within lists; what lies deeper is shown at this depth


@dataclass(frozen=True)
class Row:
    """A tag in its place; `path` are the tags above it."""

    word: object
    path: tuple = ()
    is_again: bool = False  # it stands in another place too, with what is under it
    is_continued: bool = False  # repeated on top of a page, for what is under it


def has_levels(book):
    return any(word.above for word in book.words)


def rows(book):
    """Every tag under each of those above it, in the order of the alphabet; what is under it stands only once."""
    below, seen = defaultdict(list), set()
    for word in book.words:
        for uid in word.above:
            below[uid].append(word)
    tops = [word for word in book.words if not word.above]
    # Curators may have made a circle: then nothing is on top, and its first tag begins it.
    for word in (*tops, *book.words):
        if word.uid not in seen:
            yield from _under(word, below, seen)


def _under(top, below, seen):
    waiting = [(top, ())]
    while waiting:
        word, path = waiting.pop()
        is_again = word.uid in seen
        yield Row(word, path[:DEEPEST], is_again and bool(below[word.uid]))
        if not is_again:
            seen.add(word.uid)
            waiting += [(narrower, (*path[:DEEPEST], word)) for narrower in reversed(below[word.uid])]


def nested(rows):
    """[(row, what is under it)]; what stands above the first row is repeated."""
    rows = list(rows)
    above = rows[0].path if rows else ()
    repeated = [Row(word, above[:depth], is_continued=True) for depth, word in enumerate(above)]
    top, opened = [], []
    for row in [*repeated, *rows]:
        del opened[len(row.path) :]
        node = (row, [])
        (opened[-1][1] if opened else top).append(node)
        opened.append(node)
    return top
