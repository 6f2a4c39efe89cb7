"""A question as a tree: words, filters, and how they are joined; str() writes it down so that it is read the same."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from .signs import JOINTS

NEEDS_QUOTES = re.compile(r"[\s()|]")


@dataclass(frozen=True)
class Term:
    """Folded words that stand one after the other: one word, a phrase, or the parts of a #Hashtag.

    `gap` words may stand between those of a phrase; `edits` letters of a word may differ (0 to 2).
    """

    words: tuple
    is_exact: bool = False
    parts: tuple = ()
    is_beginning: bool = False
    gap: int = 0
    edits: int = 0
    typed: str = field(default="", compare=False)  # as it was written, in its own script
    in_names: bool = False  # looked for in the record's own names alone
    filter: str = field(default="", compare=False)  # what that was called

    def __str__(self):
        text = self.typed or " ".join(self.words)
        told = "*" if self.is_beginning else f"~{self.gap or self.edits}" if self.gap or self.edits else ""
        name = f"{self.filter}:" if self.in_names else ""
        return name + (f'"{text}"' if self.is_exact else _as_word(text)) + told

    def named_as(self, other):
        """The same, looked for where another term is."""
        return replace(self, in_names=other.in_names, filter=other.filter)

    @property
    def is_plain(self):
        """A word as it stands, which its customary spellings, its beginnings and its neighbours may stand for."""
        return len(self.words) == 1 and not (self.is_exact or self.is_beginning or self.edits)


@dataclass(frozen=True)
class Filter:
    """One of the named fields, and what it must hold: text as typed, or a (first, last) day of a date, None open."""

    name: str
    value: str | tuple
    is_hashtag: bool = field(default=False, compare=False)  # written as #name, which may also be just a word
    typed: tuple = field(default=(), compare=False)  # name and value as they were written

    def __str__(self):
        name, value = self.typed or (self.name, self.written)
        value = f'"{value}"' if NEEDS_QUOTES.search(value) else value
        return f"#{value}" if self.is_hashtag else f"{name}:{value}"

    @property
    def written(self):
        return "..".join(map(_written, self.value)) if isinstance(self.value, tuple) else self.value


@dataclass(frozen=True)
class Not:
    of: object

    def __str__(self):
        return f"-{_grouped(self.of)}"


@dataclass(frozen=True)
class All:
    of: tuple = ()

    def __str__(self):
        return " ".join(_grouped(one) if isinstance(one, Any) else str(one) for one in self.of)


@dataclass(frozen=True)
class Any:
    of: tuple = ()

    def __str__(self):
        return " OR ".join(map(_grouped, self.of))


@dataclass(frozen=True)
class Near(Any):
    """Two words with so many words between them, the one before the other or behind it."""

    def __str__(self):
        return str(self.of[0])


def near(first, second, gap):
    """A Near of two terms of one word each; of a word and itself, that word."""
    if first.words == second.words:
        return first
    typed = [" ".join(str(term.typed or term.words[0]) for term in pair) for pair in ((first, second), (second, first))]
    pairs = (first.words + second.words, second.words + first.words)
    if not gap:
        return Any(tuple(Term(words, is_exact=True, typed=text) for words, text in zip(pairs, typed, strict=True)))
    return Near(
        tuple(Term(words, is_exact=True, gap=gap, typed=text) for words, text in zip(pairs, typed, strict=True))
    )


def negated(part):
    return part.of if isinstance(part, Not) else Not(part)


def joined(cls, parts):
    """One part stands alone; parts of the same joint are one level; none is None."""
    flat = []
    for part in parts:
        if part is not None:
            flat += part.of if type(part) is cls else [part]
    flat = list(dict.fromkeys(flat))
    return cls(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def leaves(tree, *, asked=True):
    """(leaf, whether it must be there) of every term and filter, left to right."""
    if isinstance(tree, Not):
        yield from leaves(tree.of, asked=not asked)
    elif isinstance(tree, All | Any):
        for part in tree.of:
            yield from leaves(part, asked=asked)
    elif tree is not None:
        yield tree, asked


def changed(tree, change, *, asked=True):
    """The tree with change(leaf) in place of every leaf that must be there."""
    if isinstance(tree, Not):
        return negated(changed(tree.of, change, asked=not asked))
    if isinstance(tree, All | Any) and not isinstance(tree, Near):
        return joined(type(tree), [changed(part, change, asked=asked) for part in tree.of])
    return change(tree) if asked and isinstance(tree, Term | Filter) else tree


def _grouped(part):
    return f"({part})" if isinstance(part, All | Any) and not isinstance(part, Near) else str(part)


def _as_word(text):
    """A word that would be read as a joint is written small."""
    return text.lower() if text in JOINTS else text


def _written(day):
    return day.isoformat() if isinstance(day, date) else ""
