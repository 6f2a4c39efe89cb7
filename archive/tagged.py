"""What is found under a tag: who searches offers to count and to list it, and this floor shows it on the tag's page.

The two do not know each other, as in formats.py. Where nobody can count now, a page says less, and is not kept.
"""

from dataclasses import dataclass, field


class NotNow(Exception):
    """Nothing can be counted at this moment."""


@dataclass(frozen=True)
class Way:
    """A question nearby: what it is called, how many records it finds, and its address."""

    label: object
    count: int
    address: str
    size: int = 0  # beside the greatest of its row, in steps of 5 of 100


@dataclass(frozen=True)
class Together:
    """Another tag of the same records: how many have both, and where those with both, either or only this one are."""

    tag: object  # its edition
    count: int
    both: str
    either: str
    without: str


@dataclass(frozen=True)
class Tagged:
    """Everything under one tag, and one page of it."""

    total: int
    page: object
    address: str  # of the search for it
    kinds: list = field(default_factory=list)
    years: list = field(default_factory=list)
    together: list = field(default_factory=list)
    ends: tuple = (None, None)  # the editions with the first and the last date
    files: list = field(default_factory=list)  # the formats it can be taken away in, with their addresses
    feeds: list = field(default_factory=list)
    is_behind: bool = False  # what was published last is not among it yet


_finders = []


def offer(finder):
    """`finder.counts()` gives {uid of a tag: how many records}; `finder.under(tag, page, language)` a Tagged."""
    _finders[:] = [finder]


def counts():
    """How many public records stand under each tag; NotNow where that cannot be said."""
    return _finder().counts()


def under(tag, page, language):
    return _finder().under(tag, page, language)


def _finder():
    if not _finders:
        raise NotNow
    return _finders[0]
