"""How many there are of each value beside the results. Every count is exact.

Facts are counted together, by one walk through one field; what one fact was asked for is applied to its counts here,
so that each ignores its own choice without another walk.
"""

from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from string import ascii_lowercase, digits

from . import FACETS, FACTS, LINKED, YEARS
from .facts import JOINT, parted
from .linked import EMPTY
from .tally import Tally
from .years import BEGINS, ENDS, by_year

YEAR = "year"
COLUMNS = {JOINT: (JOINT,), YEAR: (BEGINS, ENDS)} | {facet.name: facet.columns for facet in LINKED}
BEHIND = {column: step for facet in LINKED for column, step in facet.behind.items()}
LAST = {facet.more for facet in LINKED}
# How many values of a column the engine gives: it takes longer to give one than to count a hundred records, and refuses
# to give more than 65,000 in one answer. Where a facet has many columns, what none of them gave adds up.
GIVEN = {column: 300 if facet.abreast > 4 else 100 for facet in LINKED for column in facet.columns}
GIVEN_OF_EVERYTHING, GIVEN_ALONE = 100, 60_000  # of all records one value is counted fast
# Where most records are found, and at most one document in so many stands outside the largest segment, not every value
# is asked of that one: what is frequent was given by it.
ONE_IN = 100
EVERY = 10_000_000  # more distinct values than a column has
LETTERS = digits + ascii_lowercase  # of uids
SOME, MOST, EVERYTHING = range(3)  # of all records are found
# The work is shared out, so that there is something to do for two; words are found anew for each part.
PARTS, PARTS_OF_WORDS = 4, 2

# The engine counts outside of Python's lock. One thread goes ahead while the page is written; then who wrote it helps.
_ahead = ThreadPoolExecutor(max_workers=1, thread_name_prefix="facets")


@dataclass(frozen=True)
class Column:
    """How often values occur in one column: exactly, or those that occur more than `least` times do.

    Any other, also one that was not given, occurs at most `unseen` times more than was counted.
    """

    counted: dict
    unseen: int = 0
    least: int = 0

    @property
    def sure(self):
        return frozenset(value for value, count in self.counted.items() if count > self.least)


class Counting:
    """Begins at once, in a thread of its own; `counts` does what was not begun there, and waits for the rest."""

    def __init__(self, questions):
        self.questions = questions
        self.walks = [partial(_counted, questions.reading, *walk) for walk in _walks(questions)]
        self.ahead = [_ahead.submit(walk) for walk in self.walks]

    def counts(self):
        """{fact: {value in the index: how many}}, "year" too, and {facet of records: Tally}.

        Each as if nothing had been chosen in that facet.
        """
        found = {}
        for walk, ahead in zip(reversed(self.walks), reversed(self.ahead), strict=True):
            found |= walk() if ahead.cancel() else ahead.result()
        return found | _facts_apart(self.questions, found.pop(JOINT))


def counts_within(questions, *names):
    """The same of what was found as it was chosen: no facet ignores its own choice, and JOINT is not taken apart."""
    return _counted(questions.reading, questions.whole, names)


def all_counts(questions, facet, ignored):
    """{uid: how many} of all values."""
    found, query = Counter(), questions.without(*ignored)
    for column in facet.columns:
        found.update(_all_of(questions.reading, query, column))
    _drop_empty(found)
    return dict(found)


def count_of(questions, facet, ignored, uid):
    """How many are under one value."""
    return questions.reading.count(questions.without(*ignored, also=[questions.one_of(facet.field, [uid])]))


def _walks(questions):
    """[(query, names, how much is found)]: what ignores the same choices is counted together."""
    own = {JOINT: FACTS.keys(), YEAR: {YEARS}} | {facet.name: {facet.name} for facet in LINKED}
    together = defaultdict(list)
    for name in COLUMNS:
        together[questions.choices.intersection(own[name])].append(name)
    parts = 1 if questions.takes_long else PARTS_OF_WORDS if questions.terms else PARTS
    for ignored, names in together.items():
        query, much = questions.to_count(*ignored), MOST if questions.finds_most else SOME
        much = EVERYTHING if questions.is_everything(*ignored) else much
        yield from ((query, part, much) for part in _shared_out(names, parts))


def _shared_out(names, parts):
    """The names in so many parts, or fewer, with about as many columns in each."""
    found = [[] for _part in range(parts)]
    for name in sorted(names, key=lambda name: -len(COLUMNS[name])):
        min(found, key=lambda part: sum(len(COLUMNS[one]) for one in part)).append(name)
    return [part for part in found if part]


def _counted(reading, query, names, much=SOME):
    """{name: what its columns say together}"""
    needed = {name: [column for column in COLUMNS[name] if _is_needed(reading, column)] for name in names}
    asked = _asked_of(reading, [column for columns in needed.values() for column in columns], much)
    given = reading.searcher.aggregate(query, asked)
    told = {column: _column(reading, answer.get(column, answer)) for column, answer in given.items()}
    return {name: TOLD.get(name, _tally)(*(told[column] for column in columns)) for name, columns in needed.items()}


def _is_needed(reading, column):
    return column not in BEHIND or reading.searcher.doc_freq("beyond", BEHIND[column])


def _is_nearly_one(reading):
    return ONE_IN * (reading.beside or 0) <= reading.searcher.num_docs


def _asked_of(reading, columns, much):
    """A last column is counted among those that need it alone: the engine is slow to find that a record has nothing."""
    few, asked = much == EVERYTHING or (much == MOST and _is_nearly_one(reading)), {}
    for column in columns:
        size = GIVEN.get(column, GIVEN_ALONE)
        size = min(size, GIVEN_OF_EVERYTHING) if much == EVERYTHING and column in GIVEN else size
        terms = _terms(reading, column, size, few)
        asked[column] = {"filter": f"beyond:{BEHIND[column]}", "aggs": {column: terms}} if column in LAST else terms
    return asked


def _terms(reading, column, size, few=False, **only):
    """Of several segments each gives all it has, or all do but the largest, which has given what is frequent."""
    beside = reading.beside if few or reading.searcher.num_segments == 1 else None
    of_a_segment = EVERY if beside is None else max(size, beside)
    return {"terms": {"field": column, "size": size, "segment_size": of_a_segment, **only}}


def _column(reading, answer):
    """What the largest segment kept back is missing only in counts no greater than all that stands beside it."""
    counted, kept_back = _buckets(answer), answer.get("doc_count_error_upper_bound") or 0
    if not answer["sum_other_doc_count"]:
        return Column(counted)
    return Column(counted, min(counted.values()) + kept_back, reading.beside if kept_back else 0)


def _buckets(answer):
    return {one["key"]: one["doc_count"] for one in answer["buckets"]}


def _tally(*given):
    """One for all columns of a facet: a record has a value in one of them at most."""
    counted = {}
    for column in given:
        for value, count in column.counted.items():
            counted[value] = counted.get(value, 0) + count
    cut = [column for column in given if column.unseen]
    sure = frozenset.intersection(*(column.sure for column in cut)) if cut else frozenset()
    _drop_empty(counted)
    return Tally(counted, sum(column.unseen for column in cut), sure)


def _joint(column):
    return {facts: count for facts, count in column.counted.items() if facts}  # the marker of the index has none


def _by_year(begins, ends):
    return by_year(begins.counted, ends.counted)


def _drop_empty(counted):
    for empty in EMPTY:
        counted.pop(empty, None)


TOLD = {JOINT: _joint, YEAR: _by_year}


def _all_of(reading, query, column, beginnings=("",)):
    """{value: how many}; where there are more than the engine gives at once, by the letter they begin with."""
    found = {}
    for beginning in beginnings:
        only = {"include": f"{beginning}.*"} if beginning else {}
        answer = reading.searcher.aggregate(query, {column: _terms(reading, column, GIVEN_ALONE, **only)})[column]
        if answer["sum_other_doc_count"]:
            found |= _all_of(reading, query, column, [beginning + letter for letter in LETTERS])
        else:
            found |= _buckets(answer)
    return found


def _facts_apart(questions, joint):
    """The counts of each fact, from those of their combinations that hold what was chosen of the others."""
    tests = {name: _test(questions, FACETS[name]) for name in questions.choices & FACTS.keys()}
    found = {name: Counter() for name in FACTS}
    for text, count in joint.items():
        facts = parted(text)
        failed = [name for name, holds in tests.items() if not holds(facts[name])]
        for name in FACTS if not failed else failed if len(failed) == 1 else ():
            if facts[name]:
                found[name][facts[name]] += count
    return found


def _test(questions, facet):
    asked = questions.asked
    chosen = {questions.indexed(facet, value) for value in asked.values(facet.name)}
    excluded = {questions.indexed(facet, value) for value in asked.excluded_values(facet.name)}
    return lambda value: (not chosen or value in chosen) and value not in excluded
