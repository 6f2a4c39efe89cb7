"""“Also found: Карабах, Karabakh”: customary spellings of a name under which records were found, as they have it."""

from dataclasses import dataclass

from tantivy import Occur, Query

from archive.folding import fold
from archive.languages import guess_script
from archive.models.prepared import current_by_uid
from archive.variants import looked_for, written
from search.asked import Asked
from search.language.tree import Term, changed, leaves
from search.matching import words_as_written
from search.query import any_of

READ = 20  # records whose names are looked through for one word
SHOWN = 3  # spellings of one word
MOST_WORDS = 3  # of one question
SHORTEST = 3  # letters


@dataclass(frozen=True)
class Spelled:
    """A word as it was typed, what it was found as too, and the question that asks for the typed spelling alone."""

    typed: str
    others: tuple
    exactly: Asked
    count: int


def spelled_otherwise(found):
    """[Spelled] of the words of a question for which records were found that spell them otherwise."""
    if not found.total:
        return []
    plain = [leaf for leaf, is_asked in leaves(found.asked.read.tree) if is_asked and isinstance(leaf, Term)]
    plain = [leaf for leaf in plain if leaf.is_plain and len(leaf.words[0]) >= SHORTEST][:MOST_WORDS]
    return [one for leaf in plain if (one := _spelled(leaf, found))]


def _spelled(leaf, found):
    others = dict.fromkeys((*_in_another_script(leaf, found), *_customary(leaf, found)))
    if not others:
        return None
    exactly = _asked_for(leaf, leaf.typed or leaf.words[0], found)
    return Spelled(leaf.typed, tuple(others), exactly, found.count_for(exactly))


def _in_another_script(leaf, found):
    """What folds to the same word, among the names of the records of this page."""
    script = guess_script(leaf.typed)
    for folded, token in _words_of_names(found.editions):
        if folded == leaf.words[0] and guess_script(token) != script:
            yield token


def _customary(leaf, found):
    """Those that find something together with the rest of the question, the most telling records first."""
    sought = list(looked_for(leaf.typed))
    if not sought:
        return
    questions, own = found.questions, dict.fromkeys(("title", "names"), 1.0)
    as_typed = any_of([Query.term_query(questions.reading.schema, field, leaf.words[0]) for field in own])
    query = [(Occur.Must, questions.one_of("variant", sought)), (Occur.MustNot, as_typed)]
    uids = found.uids_of(Query.boolean_query(query), limit=READ)
    current = current_by_uid(uids)
    spelled = {}
    for folded, token in _words_of_names(current[uid] for uid in uids if uid in current):
        if folded != leaf.words[0] and folded not in spelled and not set(sought).isdisjoint(written(token)):
            spelled[folded] = token
    asked = {token: _asked_for(leaf, token, found) for token in list(spelled.values())[: 2 * SHOWN]}
    yield from [token for token, one in asked.items() if found.count_for(one)][:SHOWN]


def _words_of_names(editions):
    """(folded, as it is written) of the words of their titles and names."""
    for edition in editions:
        for text in (edition.title, *(row["text"] for row in edition.description.get("names", ()))):
            yield from words_as_written(text)


def _asked_for(leaf, text, found):
    """The question with one word in exactly one spelling."""
    exact = Term(tuple(fold(text).split()), is_exact=True, typed=text).named_as(leaf)
    tree = changed(found.asked.read.tree, lambda one: exact if one == leaf else one)
    return found.asked.but(q=str(tree))
