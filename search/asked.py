"""What a visitor asks for: words, phrases and filters, and the one address that asks for it again."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from archive.folding import fold, words

MOST_TERMS = 16
MOST_TAGS = 12
PER_PAGE = 25
SORTS = ("closest", "oldest", "newest", "described")

QUOTATION_MARKS = dict.fromkeys(map(ord, "“”„«»＂"), '"')
PIECE = re.compile(r'"(?P<phrase>[^"]*)"|(?<!\S)#(?P<tag>[^\s"]+)|(?P<words>[^\s"]+)')


@dataclass(frozen=True)
class Term:
    """Folded words that stand one after the other: one word, a phrase, or the parts of a #Hashtag."""

    words: tuple
    is_exact: bool = False
    parts: tuple = ()


@dataclass(frozen=True)
class Asked:
    """One question. Filters of one kind: tags must all be there, of the kinds any."""

    q: str = ""
    tags: tuple = ()
    kinds: tuple = ()  # their paths: "events"
    first: int | None = None  # year
    last: int | None = None
    sort: str = SORTS[0]
    page: int = 1
    language: str = ""  # of the page, where it is not the default one
    shows_all_tags: bool = False
    remarks: tuple = ()  # sentences about what was not understood

    @cached_property
    def terms(self):
        """The words and phrases that must all be found; tags written as #tag stand in `hashtags`."""
        return self._read[0]

    @cached_property
    def hashtags(self):
        return self._read[1]

    @cached_property
    def _read(self):
        terms, hashtags = [], []
        for piece in PIECE.finditer(self.q.translate(QUOTATION_MARKS)):
            if piece["tag"]:
                hashtags += [piece["tag"]] if fold(piece["tag"]) else []
            elif piece["phrase"]:
                terms.append(Term(tuple(fold(piece["phrase"]).split()), is_exact=True))
            else:
                terms += terms_in(piece["words"] or "")
        return tuple(dict.fromkeys(term for term in terms if term.words))[:MOST_TERMS], tuple(hashtags)[:MOST_TAGS]

    @property
    def is_unreadable(self):
        """Something was typed, and there is no letter or digit in it."""
        return bool(self.q) and not self.terms and not self.hashtags

    @property
    def has_filters(self):
        return self.filter_count > 0

    @property
    def address(self):
        """The one address of this question, in a fixed order: its permanent link."""
        given = {
            "q": self.q,
            "tag": self.tags,
            "kind": self.kinds,
            "from": self.first,
            "to": self.last,
            "sort": self.sort if self.sort != SORTS[0] else "",
            "tags": "all" if self.shows_all_tags else "",
            "page": self.page if self.page > 1 else "",
            "lang": self.language,
        }
        query = urlencode({name: value for name, value in given.items() if value}, doseq=True)
        return reverse("search") + (f"?{query}" if query else "")

    def but(self, **changes):
        """The same question with something else in it, from its first page."""
        return replace(self, **{"page": 1, "remarks": ()} | changes)

    @property
    def without_filters(self):
        return self.but(tags=(), kinds=(), first=None, last=None, shows_all_tags=False)

    @property
    def with_all_tags(self):
        return self.but(shows_all_tags=True)

    @property
    def canonical(self):
        """Its permanent link: how the list of tags is folded does not belong to it."""
        return replace(self, shows_all_tags=False)

    @property
    def filter_count(self):
        return len(self.tags) + len(self.kinds) + bool(self.first) + bool(self.last)


def terms_in(text):
    """One term for each word of a text written without spaces; #BlackJanuary can be two words or one."""
    whole = fold(text).split()
    if len(whole) != 1:
        return [Term((word,)) for word in whole]
    return [Term((whole[0],), parts=tuple(word for word, _start, _end in words(text))[1:])]
