"""The vocabulary as the index of a book: each public tag under its own name, and under every other name “see …”.

In the alphabet of the page's language; worked out once for each state of the ledger and each language.
"""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from archive import languages
from archive.folding import fold, words
from archive.models import Edition
from archive.showing import name_in
from archive.variants import looked_for, written
from archive.veiling import veiled


@dataclass(frozen=True)
class Word:
    """A public tag as pages in one language name it, with the uids of the public tags right above it."""

    uid: str
    address: str
    text: str
    language: str
    above: tuple = ()


@dataclass(frozen=True)
class Line:
    """A line of the index: a tag under its own name, or under another one that says where to look."""

    text: str
    language: str
    word: Word
    initial: str
    key: str = field(repr=False)

    @property
    def is_see(self):
        return self.text != self.word.text

    @cached_property
    def spelled(self):
        """Its folded words, and all of them as one, because a hashtag is written so."""
        folded = fold(self.text).split()
        return {*folded, *(word for word, _start, _end in words(self.text)), "".join(folded)}

    @cached_property
    def customary(self):
        return set(written(self.text))


@dataclass(frozen=True)
class Book:
    words: tuple = ()  # in the order of the alphabet
    lines: tuple = ()

    @cached_property
    def initials(self):
        return {line.initial for line in self.lines}

    @cached_property
    def by_uid(self):
        return {word.uid: word for word in self.words}

    def under(self, initial):
        return [line for line in self.lines if line.initial == initial]

    def called(self, typed):
        """Lines in which every word of what was typed begins one, or is a customary spelling of one."""
        wanted = [wish for token in typed.split() for wish in _wishes(token)]
        return [line for line in self.lines if wanted and all(_holds(line, *wish) for wish in wanted)]


def _wishes(token):
    """(folded word, its customary spellings) of each word that a token holds."""
    folded = fold(token).split()
    return [(word, set(looked_for(token)) if len(folded) == 1 else set()) for word in folded]


def _holds(line, word, customary):
    return any(one.startswith(word) for one in line.spelled) or not customary.isdisjoint(line.customary)


@lru_cache(maxsize=8)
def book(head, language):
    """In one language of the site; `head` is the state of the ledger for which it holds. One query."""
    wanted = Edition.objects.current().of_kind("tag").only("uid", "slug", "kind", "title", "language", "text")
    editions = [veiled(edition) for edition in wanted]
    public = {edition.uid for edition in editions}
    lines = [line for edition in editions for line in _lines(edition, language, public)]
    lines.sort(key=lambda line: (line.key, line.is_see, line.text, line.word.uid))
    return Book(tuple(line.word for line in lines if not line.is_see), tuple(lines))


def _lines(edition, language, public):
    name = name_in(edition, language)
    word = Word(edition.uid, edition.get_absolute_url(), name.text, name.language, _above(edition, public))
    told = {fold(name.text): (name.text, name.language)}
    for text, its_language in _names(edition):
        told.setdefault(fold(text), (text, its_language))
    return [_line(text, its_language, word, language) for text, its_language in told.values()]


def _line(text, its_language, word, language):
    initial, key = languages.initial(text, language), languages.sort_key(text, language)
    return Line(text, its_language, word, initial, key)


def _names(edition):
    """(text, language) of everything that a tag is called."""
    yield edition.title, edition.language
    for row in edition.description.get("texts", ()):
        if row["field"] == "title":
            yield row["text"], row["language"]
    yield from ((row["text"], row["language"]) for row in edition.description.get("names", ()))


def _above(edition, public):
    stated = {row["to"]: None for row in edition.description.get("relations", ()) if row["role"] == "broader"}
    return tuple(uid for uid in stated if uid in public and uid != edition.uid)
