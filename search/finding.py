"""The answer to a question: how many records, which of them on this page, and what stands beside them."""

from dataclasses import dataclass
from functools import cached_property

from tantivy import Occur, Order, Query

from archive.models import Edition
from archive.veiling import veiled

from . import facets
from .asked import PER_PAGE, Asked, terms_in
from .following import catch_up
from .query import Questions, any_of
from .schema import WORDS
from .snippets import Matcher
from .vocabulary import Vocabulary, vocabulary

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
    vocabulary: Vocabulary
    total: int
    uids: list

    @property
    def asked(self) -> Asked:
        return self.questions.asked

    @property
    def is_behind(self):
        """Whether the index could not be brought up to the ledger in time."""
        return self.questions.reading.place != self.questions.reading.head

    @property
    def page_count(self):
        return max(1, -(-self.total // PER_PAGE))

    @cached_property
    def counts(self):
        return facets.counts(self.questions)

    @cached_property
    def tag_choice(self):
        """(uids of the tags beside the results, how many tags there are in them)."""
        chosen = [uid for uid in self.questions.tags.values() if uid]
        return facets.tag_uids(self.counts["tag"], chosen, self.vocabulary, shows_all=self.asked.shows_all_tags)

    @cached_property
    def editions(self):
        """The current editions of this page's records, in their order."""
        current = Edition.objects.current().by_uid(self.uids)
        return [veiled(current[uid]) for uid in self.uids if uid in current]

    @cached_property
    def tags(self):
        """The current editions of every tag this page names, by uid."""
        named = {tag for edition in self.editions for tag in edition.description.get("tags", ())}
        named |= {*self.tag_choice[0], *self.suggested, *filter(None, self.questions.tags.values())}
        return Edition.objects.current().of_kind("tag").by_uid(named & self.vocabulary.filed.keys())

    @cached_property
    def suggested(self):
        """Tags in whose names or definitions a word of a question without results stands."""
        terms = self.questions.terms or [term for tag in self.asked.tags for term in terms_in(tag.replace("-", " "))]
        if self.total or not terms:
            return []
        words = any_of([query for term in terms for query in self.questions.spelled(term, dict.fromkeys(WORDS, 1.0))])
        query = Query.boolean_query([(Occur.Must, words), (Occur.Must, self.questions.of_kind("tag"))])
        return _uids(self.questions.reading.searcher, query, limit=SUGGESTED)

    def count_for(self, asked):
        """How many records a question nearby would find."""
        questions = questions_of(asked, self.questions.reading, self.vocabulary)
        return _count(self.questions.reading.searcher, questions.whole)

    @cached_property
    def matcher(self):
        return Matcher(self.questions.terms)


def find(asked):
    """Found, from an index that has caught up with the ledger; SearchUnavailable where there is none."""
    reading = catch_up()
    public = vocabulary(reading.head)
    questions = questions_of(asked, reading, public)
    searcher, query, first = reading.searcher, questions.whole, (asked.page - 1) * PER_PAGE
    if first and first >= (total := _count(searcher, query)):
        return Found(questions, public, total, [])
    found = _search(searcher, query, _order(questions), first)
    return Found(questions, public, found.count, [_uid(searcher, address) for _key, address in found.hits])


def questions_of(asked, reading, public):
    tags, terms = _with_hashtags(asked, public)
    return Questions(asked, reading, {slug: public.uids.get(slug) for slug in tags}, terms)


def _with_hashtags(asked, public):
    """(slugs of tags, terms): a #word that is no public tag is taken for the words it is written of."""
    tags, terms = list(asked.tags), list(asked.terms)
    for hashtag in asked.hashtags:
        found = [term for term in terms_in(hashtag) if term.words]
        slug = "-".join(term.words[0] for term in found)
        if slug in public.uids:
            tags.append(slug)
        else:
            terms += found
    return dict.fromkeys(tags), tuple(dict.fromkeys(terms))


def _order(questions):
    sort = questions.asked.sort
    return ORDERS.get(sort if questions.terms or sort in ORDERS else "described")


def _search(searcher, query, order, first):
    if order is None:
        return searcher.search(query, PER_PAGE, offset=first)
    field, direction = order
    return searcher.search(query, PER_PAGE, offset=first, order_by_field=field, order=direction)


def _count(searcher, query):
    return searcher.search(query, 1).count


def _uids(searcher, query, limit):
    return [_uid(searcher, address) for _score, address in searcher.search(query, limit, count=False).hits]


def _uid(searcher, address):
    return searcher.doc(address).get_first("uid")
