"""The formats in which records are taken away: who writes one offers it here, who has records finds them all.

The two do not know each other: exchange/ writes formats, archive/ has editions, search/ has results.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Head:
    """What every file of many records says of itself, so that it can be cited and made again."""

    title: str
    query: str
    address: str  # of the question, absolute
    file: str  # of this very file, absolute
    base: str  # https://memorial.example
    house: str
    at: str  # when it was taken, ISO 8601
    position: int  # of the ledger, with the hash of its line
    seal: str
    licence: str
    total: int

    @property
    def lines(self):
        """The same for people, one fact a line."""
        return [
            f"{self.house}: {self.title}",
            f"Query: {self.query or '(everything)'}",
            f"Address: {self.address}",
            f"Records: {self.total}",
            f"Taken: {self.at}, at ledger position {self.position} ({self.seal})",
            f"Licence: {self.licence}",
        ]


@dataclass(frozen=True)
class Named:
    extension: str
    label: str
    media_type: str
    write: Callable = field(repr=False)

    @property
    def content_type(self):
        """With its letters, where neither the format nor the file says which they are."""
        says_itself = "json" in self.media_type or "xml" in self.media_type
        return self.media_type if says_itself else f"{self.media_type}; charset=utf-8"


@dataclass(frozen=True)
class Format(Named):
    """`write(head, rows)` yields text or bytes; a row is (edition, {uid: current edition it mentions})."""

    is_feed: bool = False  # shown where it is read again and again; newest first, and never all


@dataclass(frozen=True)
class EditionFormat(Named):
    """`write(edition, mentioned, house, base)` is the file of one edition, as text."""

    is_citation: bool = False  # shown in the citation box
    is_sealed: bool = False  # the very text that its digest was made of


OFFERED = {}
OF_EDITIONS = {}


def offer(format):
    (OF_EDITIONS if isinstance(format, EditionFormat) else OFFERED)[format.extension] = format
    return format


def file_of(edition, format):
    """The address of an edition in a format, for ever."""
    return f"{edition.own_address.rstrip('/')}.{format.extension}"
