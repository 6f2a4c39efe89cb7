"""The questions, from those that find one record to the one that finds all: eight of each sort."""

from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlencode

from archive import kinds
from archive.folding import fold, slug

from .counted import beneath
from .things import description
from .uids import uid_of
from .vocabulary import MARK, vocabulary

EACH = 8
SPOKEN = ("en", "az", "ru", "en", "az", "tr", "en", "ru")  # of the eight questions of a sort
LINKED = ("tag", "event", "person", "organisation", "place")


@dataclass(frozen=True)
class Question:
    """Words or a phrase, and {facet: values}; a value of a facet of records is that record's number."""

    words: tuple = ()
    is_phrase: bool = False
    chosen: dict = field(default_factory=dict)
    excluded: dict = field(default_factory=dict)
    every: tuple = ()
    first: int | None = None
    last: int | None = None

    @property
    def parameters(self):
        """The question as an address of the house has it."""
        words = " ".join(self.words)
        given = {"q": f'"{words}"' if self.is_phrase else words}
        for sign, values in (("", self.chosen), ("-", self.excluded)):
            given |= {f"{sign}{facet}": [_addressed(facet, one) for one in some] for facet, some in values.items()}
        given |= {"every": self.every, "from": self.first, "to": self.last}
        return urlencode({name: value for name, value in given.items() if value}, doseq=True)

    @property
    def folded(self):
        return tuple(fold(word) for word in self.words)


def indexed(facet, value):
    """What stands for a value among the facts of a record: uids, those below it too, or one word."""
    if facet in LINKED:
        return [uid_of(number) for number in beneath(facet, value)]
    return [kinds.kind_at(value)._meta.model_name] if facet == "kind" else [value]


def _addressed(facet, value):
    return _slug(value) if facet in LINKED else value


@lru_cache(4096)
def _slug(number):
    return slug(description(number).public["title"])


def _word(number, rank):
    return vocabulary(SPOKEN[number]).words[rank]


def sorts():
    """{sort: its questions}"""
    return {name: [make(number) for number in range(EACH)] for name, make in SORTS.items()}


SORTS = {
    "one rare word": lambda n: Question((_word(n, 24_000 + 500 * n),)),
    "two words": lambda n: Question((_word(n, 40 + n), _word(n, 90 + 3 * n))),
    "a phrase": lambda n: Question((_word(n, n % 4), _word(n, 1 + n // 2)), is_phrase=True),
    "word + tag": lambda n: Question((_word(n, 30 + n),), chosen={"tag": [101 + n]}),
    "word + kind + years": lambda n: Question(
        (_word(n, 10 + n),), chosen={"kind": ["photographs"]}, first=1988, last=1992
    ),
    "choices alone": lambda n: Question(chosen={"kind": ["photographs"], "tag": [1 + n]}),
    "several of each": lambda n: Question(
        chosen={"tag": [1 + n, 30 + n, 110 + n], "kind": ["statements", "events", "names"], "language": ["az", "ru"]}
    ),
    "word, others excluded": lambda n: Question(
        (_word(n, 4 + n),), excluded={"tag": [1 + n, 110 + n], "kind": ["photographs"]}
    ),
    "a frequent word": lambda n: Question((_word(n, 1 + n),)),
    "a word that all have": lambda n: Question((MARK,)),
    "everything": lambda n: Question(),
}
