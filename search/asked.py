"""What a visitor asks for: a question in the query language, choices, and the one address that asks for it again."""

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from .facets import FACETS
from .language import grammar

PER_PAGE = 25
SORTS = ("closest", "oldest", "newest", "described")
VIEWS = ("list", "grid", "timeline", "map")


@dataclass(frozen=True)
class Asked:
    """One question. Of one facet's values any must be there, of the facets in `every` all; values excluded, none."""

    q: str = ""
    chosen: tuple = ()  # (facet, value as in an address), sorted
    excluded: tuple = ()
    every: tuple = ()  # facets
    first: int | None = None  # year
    last: int | None = None
    sort: str = SORTS[0]
    view: str = VIEWS[0]
    page: int = 1
    language: str = ""  # of the page, where it is not the default one
    more: str = ""  # the facet of which all values are shown
    inside: str = ""  # what they are looked through for
    by: str = ""  # "alphabet", where they do not stand by count
    remarks: tuple = ()  # sentences about what was not understood

    @cached_property
    def read(self):
        """What was typed, as a tree, with remarks on what was taken otherwise than it was written."""
        return grammar.read(self.q)

    @property
    def address(self):
        """The one address of this question, in a fixed order: its permanent link."""
        return reverse("search") + (f"?{self.query}" if self.query else "")

    @property
    def query(self):
        """The same without its path: what every other page that answers the question is asked with."""
        given = {"q": self.q}
        for name in FACETS:
            given |= {name: self.values(name), f"-{name}": self.excluded_values(name)}
        given |= {
            "every": [name for name in self.every if len(self.values(name)) > 1],
            "from": self.first,
            "to": self.last,
            "sort": self.sort if self.sort != SORTS[0] else "",
            "view": self.view if self.view != VIEWS[0] else "",
            "more": self.more,
            "in": self.inside,
            "by": self.by,
            "page": self.page if self.page > 1 else "",
            "lang": self.language,
        }
        return urlencode({name: value for name, value in given.items() if value}, doseq=True)

    def values(self, facet):
        return tuple(value for name, value in self.chosen if name == facet)

    def excluded_values(self, facet):
        return tuple(value for name, value in self.excluded if name == facet)

    def but(self, **changes):
        """The same question with something else in it, from its first page."""
        return replace(self, **{"page": 1, "remarks": ()} | changes)

    def with_value(self, facet, value):
        return self.without_value(facet, value).but(chosen=_with(self.chosen, facet, value))

    def excluding(self, facet, value):
        return self.without_value(facet, value).but(excluded=_with(self.excluded, facet, value))

    def without_value(self, facet, value):
        """Neither chosen nor excluded."""
        return self.but(chosen=_but(self.chosen, facet, value), excluded=_but(self.excluded, facet, value))

    @property
    def without_choices(self):
        return self.but(chosen=(), excluded=(), every=(), first=None, last=None, more="", inside="", by="")

    @property
    def canonical(self):
        """Its permanent link: how a list beside the results is shown does not belong to it."""
        return replace(self, more="", inside="", by="", page=1 if self.more else self.page)

    @property
    def choice_count(self):
        return len(self.chosen) + len(self.excluded) + bool(self.first) + bool(self.last)

    @property
    def has_choices(self):
        return self.choice_count > 0


def _with(pairs, facet, value):
    return tuple(sorted({*pairs, (facet, value)}))


def _but(pairs, facet, value):
    return tuple(pair for pair in pairs if pair != (facet, value))
