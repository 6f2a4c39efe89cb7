"""Which public records are called so: looked up in the index, which holds no other."""

from itertools import chain

from tantivy import Occur, Query

from archive.folding import fold, words
from archive.variants import looked_for, looked_for_whole

from .documents import LONGEST_WHOLE
from .language.terms import SHORTEST_BEGINNING
from .language.tree import All, Any, Not, Term, leaves

MOST_NAMED = 1000
FIELDS = ("title", "names")
# For what is itself named like the question, as typed or in a customary spelling: more than all its words can weigh.
NAMED_SO, CUSTOMARILY_SO = 1000.0, 500.0


def uids_named(kind, text, reading):
    """(uids, whether there are more): of the records of a kind that are called so as a whole; else of those in whose
    names the words stand; else of those whose name is customarily spelled so."""
    for query in _queries(text, reading):
        uids, are_more = _of_kind(kind, query, reading)
        if uids:
            return uids, are_more
    return [], False


def _queries(text, reading):
    spelled = fold(text).split()
    if text.endswith("*"):
        return [_beginning(spelled, reading)] if len(spelled[-1]) >= SHORTEST_BEGINNING else []
    parts = " ".join([word for word, _start, _end in words(text)][1:]) if len(spelled) == 1 else ""
    wholes = [whole for whole in (" ".join(spelled), parts) if whole]
    customary = [list(looked_for(word)) for word in text.split()]
    return [
        _any("whole", wholes, reading),
        _in_names(lambda field: _phrase(field, spelled, reading)),
        _every([_any("variant", some, reading) for some in customary if some]),
    ]


def named_so(tree, reading):
    """Queries for what is itself named like a question, or like one of its alternatives: its whole name is asked for.

    They are no question by themselves: they say what comes first of what the words find.
    """
    for terms in _names_in(tree):
        yield Query.const_score_query(_any("whole", _wholes(terms), reading), NAMED_SO)
        each = looked_for_whole([term.typed for term in terms]) if all(term.is_plain for term in terms) else []
        if each and all(each):
            yield Query.const_score_query(_every([_any("variant", some, reading) for some in each]), CUSTOMARILY_SO)


def _names_in(tree):
    """The terms of each whole name that is asked for: of alternatives every one; filters are no part of a name."""
    if isinstance(tree, Term) and not (tree.is_beginning or tree.edits or tree.gap):
        yield (tree,)
    elif isinstance(tree, Any):
        yield from chain.from_iterable(map(_names_in, tree.of))
    elif isinstance(tree, All):
        parts = [part for part in tree.of if not isinstance(part, Not) and _holds_words(part)]
        if len(parts) == 1:
            yield from _names_in(parts[0])
        elif parts and all(isinstance(part, Term) and [*_names_in(part)] for part in parts):
            yield tuple(parts)


def _holds_words(tree):
    return any(isinstance(leaf, Term) for leaf, _is_asked in leaves(tree))


def _wholes(terms):
    """The name word by word, and with the words that a #Hashtag holds in its place."""
    spelled = ([term.words for term in terms], [term.parts or term.words for term in terms])
    return list({" ".join(chain.from_iterable(each))[:LONGEST_WHOLE] for each in spelled})


def _any(field, values, reading):
    return Query.term_set_query(reading.schema, field, values)


def _phrase(field, spelled, reading):
    if len(spelled) == 1:
        return Query.term_query(reading.schema, field, spelled[0])
    return Query.phrase_query(reading.schema, field, spelled)


def _beginning(spelled, reading):
    """Names with these words, of which the last one only begins so."""
    *whole, last = spelled
    begun = _in_names(lambda field: Query.regex_query(reading.schema, field, f"{last}[0-9a-z]*"))
    return _every([begun, *(_in_names(lambda field, word=word: _phrase(field, [word], reading)) for word in whole)])


def _in_names(query_of):
    return Query.boolean_query([(Occur.Should, query_of(field)) for field in FIELDS])


def _every(queries):
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _of_kind(kind, query, reading):
    of_kind = Query.term_query(reading.schema, "kind", kind, "basic")
    wanted = Query.boolean_query([(Occur.Must, of_kind), (Occur.Must, query)])
    found = reading.searcher.search(wanted, MOST_NAMED)
    uids = {reading.searcher.doc(address).get_first("uid") for _score, address in found.hits}
    return sorted(uids - set(reading.left_out)), found.count > MOST_NAMED
