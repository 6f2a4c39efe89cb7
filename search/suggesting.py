"""What may be meant while somebody types: public records in whose names the words stand, the last of them unfinished.

The engine gives a bounded number of records; their names are read from current editions alone, in one query.
"""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import get_language
from tantivy import Occur, Query

from archive.folding import fold
from archive.models import Edition
from archive.showing import Said, name_in
from archive.variants import written
from archive.veiling import veiled

from .documents import LONGEST_WHOLE, LONGEST_WORD
from .following import answering, catch_up
from .parameters import clean
from .query import FOLDED, any_of
from .typed import Typed

LONGEST = 80  # characters
LOOKED_AT = 24  # records
SHOWN = ("uid", "kind", "slug", "title", "language", "filed", "text")
MOST, MOST_WORDS = 8, 3
SHORTEST = 3  # letters, from which on an unfinished word may be spelled in other ways
OF_NAMES = "[0-9a-z ]"  # as query.FOLDED, of whole names
PATIENCE = 0.05  # seconds to wait for whoever writes the index: titles are read from editions all the same
IS_CALLED, BEGINS_SO, IS_TAG, SPELLED_OTHERWISE = 12.0, 4.0, 2.0, 0.1


@dataclass(frozen=True)
class Suggestion:
    """A record, and the other name by which it was found."""

    edition: Edition
    name: Said
    other: Said | None


@dataclass(frozen=True)
class Suggested:
    records: tuple = ()
    words: tuple = ()  # what was typed, with its last word completed


def suggested(text):
    """Suggested for what was typed, whatever it is; SearchUnavailable where there is no index. Two small queries."""
    typed = Typed(clean(text)[:LONGEST])
    if not typed.words:
        return Suggested()
    current = Edition.objects.current().only(*SHOWN).by_uid(_uids(typed))
    found = [(_names(veiled(edition)), edition) for edition in current.values()]
    records = _records(typed, found)
    said = {fold(one.text) for each in records for one in (each.name, each.other) if one}
    return Suggested(records, tuple(text for text in _words(typed, found) if fold(text) not in said)[:MOST_WORDS])


@answering()
def _uids(typed):
    reading = catch_up(PATIENCE)
    hits = reading.searcher.search(_query(typed, reading), LOOKED_AT, count=False).hits
    return [reading.searcher.doc(address).get_first("uid") for _score, address in hits]


def _query(typed, reading):
    """Every word stands in a name; tags, and what is called just so, come first."""
    *whole, last = typed.tokens
    musts = [_any_name(reading, word) for word in whole] + [_any_beginning(reading, last)]
    folded = typed.folded[:LONGEST_WHOLE]
    likes = [(IS_CALLED, Query.term_query(reading.schema, "whole", folded, "basic"))]
    likes += [(IS_TAG, Query.term_query(reading.schema, "kind", "tag", "basic"))]
    if len(folded) >= SHORTEST:
        likes += [(BEGINS_SO, Query.regex_query(reading.schema, "whole", f"{folded}{OF_NAMES}+"))]
    shoulds = [(Occur.Should, Query.const_score_query(query, weight)) for weight, query in likes]
    return Query.boolean_query([(Occur.Must, one) for one in musts] + shoulds)


def _any_name(reading, token):
    named = [Query.term_query(reading.schema, field, token.word[:LONGEST_WORD]) for field in ("title", "names")]
    return any_of([*named, *_customary(reading, token)])


def _any_beginning(reading, token):
    named = [_beginning(reading, field, token.word[:LONGEST_WORD]) for field in ("title", "names")]
    if len(token.word) < SHORTEST:
        return any_of(named)
    begun = [_beginning(reading, "variant", one) for one in token.readings if len(one) >= SHORTEST]
    return any_of([*named, *begun, *_customary(reading, token)])


def _customary(reading, token):
    found = Query.term_set_query(reading.schema, "variant", token.customary) if token.customary else None
    return [Query.const_score_query(found, SPELLED_OTHERWISE)] if found else []


def _beginning(reading, field, word):
    """Folded words and readings hold letters and digits alone: nothing in them means anything to a pattern."""
    return Query.const_score_query(Query.regex_query(reading.schema, field, f"{word}{FOLDED}*"), 1.0)


def _names(edition):
    """Everything a record is called: first its name in the language of the page."""
    name = name_in(edition, get_language())
    titles = [row for row in edition.description.get("texts", ()) if row["field"] == "title"]
    others = [*titles, *edition.description.get("names", ())]
    return [name, Said(edition.title, edition.language), *(Said(row["text"], row["language"]) for row in others)]


def _records(typed, found):
    """Tags that are called just so, then what is called so, what begins so, and the rest; shorter names first."""
    told = []
    for names, edition in found:
        likeness, place = min((typed.likeness(name.text), place) for place, name in enumerate(names))
        best = names[place]
        other = _customarily(typed, names) if likeness == 3 else best
        is_named_so = typed.likeness(names[0].text) < 3 or (other and other.text == names[0].text)
        shown = None if is_named_so else other  # its own name says why it is here
        order = (likeness, edition.kind != "tag", len(names[0].text), edition.filed, edition.uid)
        told.append((order, Suggestion(edition, names[0], shown)))
    return tuple(suggestion for _order, suggestion in sorted(told, key=lambda pair: pair[0])[:MOST])


def _customarily(typed, names):
    """The name that is customarily spelled as the last word was, or begins so."""
    token = typed.tokens[-1]
    return next((name for name in names if token.may_be_in(written(name.text))), None)


def _words(typed, found):
    """The most frequent ways to go on, as names spell them."""
    if len(typed.words[-1]) < 2:
        return []
    counts, spelled = Counter(), {}
    for names, _edition in found:
        ways = {word: text for name in names for word, text in typed.completed(name.text)}
        counts.update(ways.keys())
        spelled = ways | spelled
    frequent = sorted(counts, key=lambda word: (-counts[word], word))
    return [spelled[word] for word in frequent]
