"""The answer to a question: how many records, which of them on this page, and what stands beside them."""

from dataclasses import dataclass
from functools import cached_property

from tantivy import Occur, Order, Query

from archive.models.prepared import current_by_uid
from archive.veiling import veiled

from . import answers
from .asked import PER_PAGE, Asked
from .facets import FACETS
from .facets.counting import YEAR, Counting
from .facets.options import FEW, SPARE, all_linked, fact_options, linked_options, most_frequent
from .facets.years import years
from .following import answering, catch_up
from .linking import editions_behind, editions_beside
from .meanings import settled
from .query import Questions, any_of
from .schema import WORDS
from .snippets import Matcher
from .vocabulary import vocabulary

# A question without words has no closest match: what was described last comes first.
ORDERS = {
    "oldest": ("oldest", Order.Asc),
    "newest": ("newest", Order.Desc),
    "described": ("described", Order.Desc),
}
SUGGESTED = 8


@dataclass(frozen=True)
class Found:
    """What the index answers; only what has a current edition is shown of it."""

    questions: Questions
    behind: dict  # (facet, value): the current edition that was chosen or excluded
    total: int
    uids: tuple
    counting: Counting | None = None  # begun ahead

    @property
    def asked(self) -> Asked:
        return self.questions.asked

    @property
    def remarks(self):
        """How the question was read, where that is not just as it was written."""
        return (*self.asked.remarks, *self.asked.read.remarks, *self.questions.remarks)

    @property
    def place(self):
        """The line of the ledger up to which this is the answer."""
        return self.questions.reading.place

    @property
    def is_behind(self):
        """Whether the index could not be brought up to the ledger in time."""
        return self.questions.reading.place != self.questions.reading.head

    @property
    def vocabulary(self):
        """What stands above what, as it did when the index was written."""
        return vocabulary(self.place)

    @property
    def page_count(self):
        return max(1, -(-self.total // PER_PAGE))

    @cached_property
    @answering()
    def counts(self):
        """{fact or YEAR: {value: how many}} and {facet of records: Tally}, each as if nothing had been chosen there."""
        question = _counted(self.asked)
        return answers.remembered(self.questions.reading, question, lambda: self._counting.counts())

    @property
    def _counting(self):
        return self.counting or Counting(self.questions)

    @cached_property
    def options(self):
        """{facet: [Option]}; of facets of records the few that stand beside the results."""
        return {
            name: linked_options(self, facet) if facet.is_linked else fact_options(self, facet)
            for name, facet in FACETS.items()
        }

    def all_values(self, name):
        """[(uid, count)] of every value of a facet of records, the most frequent first."""
        return all_linked(self, FACETS[name])

    @cached_property
    def years(self):
        return years(self.asked, self.counts[YEAR])

    @cached_property
    def editions(self):
        """The current editions of this page's records, in their order."""
        current = current_by_uid(self.uids)
        return [veiled(current[uid]) for uid in self.uids if uid in current]

    @cached_property
    def named(self):
        """The current editions of every record this page names beside its results, by uid."""
        return self._beside[1]

    @property
    def frequent(self):
        """{facet of records: [(uid, how many)]} of the few public values that most of what was found has."""
        return self._beside[0]

    @cached_property
    def _beside(self):
        own = {uid for edition in self.editions for uid in _named_by(edition)} | {*self.suggested}
        for most in (FEW, FEW * SPARE):
            ranked = self._ranked(most)
            named = self._public(own | {uid for pairs in ranked.values() for uid, _count in pairs})
            public = {name: [pair for pair in pairs if pair[0] in named] for name, pairs in ranked.items()}
            if all(len(public[name]) >= FEW or len(ranked[name]) < most for name in ranked):
                break
        return {name: pairs[:FEW] for name, pairs in public.items()}, named

    def _ranked(self, most):
        question = ("most frequent", most, *_counted(self.asked))
        return answers.remembered(self.questions.reading, question, lambda: most_frequent(self, most))

    def _public(self, uids):
        known = {edition.uid: edition for edition in self.behind.values()}
        return known | editions_beside(uids - known.keys(), self.questions.reading)

    @cached_property
    def suggested(self):
        """Tags in whose names or definitions a word of a question without results stands."""
        if self.total or not self.questions.terms:
            return []
        words = dict.fromkeys(WORDS, 1.0)
        found = any_of([query for term in self.questions.terms for query in self.questions.spelled(term, words)])
        query = Query.boolean_query([(Occur.Must, found), (Occur.Must, self.questions.of_kind("tag"))])
        return self.uids_of(query, limit=SUGGESTED)

    def count_for(self, asked):
        """How many records a question nearby would find."""
        behind = {pair: self.behind[pair] for pair in (*asked.chosen, *asked.excluded) if pair in self.behind}
        return self.count_of(questions_of(asked, self.questions.reading, behind).whole)

    def count_of(self, query):
        """How many records a part of the question finds."""
        return self.questions.reading.count(query)

    def uids_of(self, query, *, limit):
        """The records that match a query best."""
        return list(_uids(self.questions.reading.searcher, query, limit))

    @cached_property
    def matcher(self):
        """Of names: of texts the same without what was looked for in names alone."""
        return Matcher(self.questions.terms)

    @cached_property
    def matcher_of_texts(self):
        terms = tuple(term for term in self.questions.terms if not term.in_names)
        return Matcher(terms) if terms != self.questions.terms else self.matcher


def _named_by(edition):
    """Its tags, and who made it."""
    said = edition.description
    return {*said.get("tags", ()), *(said[name] for name in edition.model.cited_as.makers if name in said)}


@answering()
def find(asked, *, with_counts=False):
    """Found, from an index that has caught up with the ledger; SearchUnavailable where there is none.

    Who will show the counts says so: the engine counts while the records are looked for and their passages chosen.
    """
    reading = catch_up()
    behind = editions_behind(asked)
    questions = questions_of(asked, reading, behind)
    counting = Counting(questions) if with_counts and not answers.holds(reading, _counted(asked)) else None
    total, uids = answers.remembered(reading, question_of(asked), lambda: _page_of(questions))
    return Found(questions, behind, total, uids, counting)


def question_of(asked):
    """What decides what a page of results holds."""
    return *_counted(asked), asked.sort, asked.page


def _counted(asked):
    """What of a question decides what is found."""
    return asked.q, asked.chosen, asked.excluded, asked.every, asked.first, asked.last


def questions_of(asked, reading, behind):
    tree, remarks = settled(asked.read.tree, reading)
    linked = {pair: edition.uid for pair, edition in behind.items()}
    return Questions(asked, reading, linked, tree, remarks)


def _page_of(questions):
    """(how many, the uids of this page); past the end, none."""
    searcher, query = questions.reading.searcher, questions.whole
    first = (questions.asked.page - 1) * PER_PAGE
    if first and first >= (total := questions.reading.count(query)):
        return total, ()
    found = _search(searcher, query, order_of(questions), first)
    return found.count, tuple(_uid(searcher, address) for _key, address in found.hits)


def order_of(questions):
    """(field of the index, direction), or None where the closest match comes first."""
    sort = questions.asked.sort
    return ORDERS.get(sort if questions.terms or sort in ORDERS else "described")


def _search(searcher, query, order, first):
    if order is None:
        return searcher.search(query, PER_PAGE, offset=first)
    field, direction = order
    return searcher.search(query, PER_PAGE, offset=first, order_by_field=field, order=direction)


def _uids(searcher, query, limit):
    return (_uid(searcher, address) for _score, address in searcher.search(query, limit, count=False).hits)


def _uid(searcher, address):
    return searcher.doc(address).get_first("uid")
