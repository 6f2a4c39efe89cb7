"""The same question sent to tantivy directly: words in three fields, choices, 25 hits, and what stands beside them.

Written as anyone would who knows the fields of the index: of each column the engine counts every value and gives those
that a page shows, ignoring the facet's own choice, as the house does. It leaves out what a page needs to be exact:
adding up the columns of a facet, and asking again for values that only some of them gave.
"""

from collections import defaultdict
from datetime import date

from tantivy import FieldType, Occur, Query

from .questions import LINKED, indexed
from .uids import uid_of

ABREAST = {"tag": 16, "event": 2, "person": 3, "organisation": 1, "place": 8}
FACTS = ("kind", "language", "rights", "image", "wording", "certainty")
COLUMNS = {"facts": ["facts"], "year": ["begins", "ends"]}
COLUMNS |= {name: [*(f"{name}_{number}" for number in range(most)), f"{name}_more"] for name, most in ABREAST.items()}
SHOWN, ALL_FACTS, ALL_YEARS = 15, 12_000, 3_000
EVERY = 10_000_000


def answer(reading, question):
    """(how many, uids of the first page, {field: its counts})"""
    searcher = reading.searcher
    found = searcher.search(_query(reading.schema, question), 25)
    uids = [searcher.doc(address).get_first("uid") for _score, address in found.hits]
    return found.count, uids, counts(reading, question)


def counts(reading, question):
    together = defaultdict(list)
    for name, columns in COLUMNS.items():
        own = {"facts": FACTS, "year": ["years"]}.get(name, [name])
        together[frozenset(own) & _choices(question)] += columns
    found = {}
    for ignored, columns in together.items():
        walk = {name: {"terms": {"field": name, "size": _size(name), "segment_size": EVERY}} for name in columns}
        found |= reading.searcher.aggregate(_query(reading.schema, question, ignored), walk)
    return found


def _size(column):
    return {"facts": ALL_FACTS, "begins": ALL_YEARS, "ends": ALL_YEARS}.get(column, SHOWN)


def _choices(question):
    return {*question.chosen, *question.excluded, *(["years"] if question.first or question.last else [])}


def _query(schema, question, ignored=()):
    parts = [(Occur.Must, one) for one in _words(schema, question)]
    for facet, values in question.chosen.items():
        if facet not in ignored:
            parts.append((Occur.Must, Query.const_score_query(_one_of(schema, facet, values), 0.0)))
    for facet, values in question.excluded.items():
        if facet not in ignored:
            parts.append((Occur.MustNot, _one_of(schema, facet, values)))
    if "years" not in ignored and question.first:
        ends = (("latest", {"lower_bound": date(question.first, 1, 1).toordinal()}),)
        ends += (("earliest", {"upper_bound": date(question.last, 12, 31).toordinal()}),)
        parts += [(Occur.Must, Query.range_query(schema, name, FieldType.Integer, **side)) for name, side in ends]
    if not any(occur == Occur.Must for occur, _part in parts):
        parts.append((Occur.Must, Query.all_query()))
    return Query.boolean_query(parts)


def _words(schema, question):
    if question.is_phrase:
        yield _any(Query.phrase_query(schema, field, list(question.folded)) for field in ("title", "names", "text"))
        return
    for word in question.folded:
        yield _any(Query.term_query(schema, field, word) for field in ("title", "names", "text"))


def _one_of(schema, facet, values):
    """A record bears the tags above its own, too, and the places around them."""
    if facet in LINKED:
        return Query.term_set_query(schema, facet, [uid_of(value) for value in values])
    return Query.term_set_query(schema, facet, [one for value in values for one in indexed(facet, value)])


def _any(queries):
    return Query.boolean_query([(Occur.Should, query) for query in queries])
