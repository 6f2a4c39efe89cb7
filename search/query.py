"""The question as tantivy understands it. Built from terms and phrases alone: nothing that was typed is ever parsed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tantivy import FieldType, Occur, Query

from archive import kinds

from .documents import LONGEST_WORD
from .index import Reading
from .schema import MARKER

# Where a word stands says how much it matters: records named like the question come first.
WEIGHTS = {"title": 4.0, "names": 3.0, "text": 1.0}
MENTIONED = 0.5  # for a word that stands in the name of something the record mentions
BEGINNING = 0.25  # for a word that only begins like the last one
MOST_NAMED = 64
SHORTEST_BEGINNING = 3  # letters

NOTHING = "\0"  # a uid that no record has


@dataclass(frozen=True)
class Questions:
    """One question against one reading of the index, whole or without one of its parts.

    `tags` are the uids that must all be there; None among them stands for a tag that is not public: it finds nothing.
    """

    asked: object
    reading: Reading
    tags: dict
    terms: tuple

    @property
    def whole(self):
        return self.without()

    def without(self, *left_out):
        """The question without a part: "kinds", "years", or ("tag", slug)."""
        musts = [(Occur.Must, query) for key, query in self._parts if key not in left_out]
        hidden = self._hidden if musts else [*self._hidden, self._not_one_of([MARKER])]
        return Query.boolean_query([*(musts or [(Occur.Must, Query.all_query())]), *hidden])

    def has(self, part):
        return any(key == part for key, _query in self._parts)

    @cached_property
    def _parts(self):
        """(key, query) of everything that must hold; what only filters adds nothing to the order."""
        filters = [(("tag", slug), self._one_of("tag", [uid or NOTHING])) for slug, uid in self.tags.items()]
        if self.asked.kinds:
            names = [kinds.kind_at(path)._meta.model_name for path in self.asked.kinds]
            filters.append(("kinds", self._one_of("kind", names)))
        if self.asked.first or self.asked.last:
            filters.append(("years", self._years()))
        words = [(("word", term), self._term(term)) for term in self.terms]
        words += [("nothing", Query.empty_query())] if self.asked.is_unreadable else []
        return words + [(key, Query.const_score_query(query, 0.0)) for key, query in filters]

    @property
    def _hidden(self):
        """What was withdrawn while the index is behind."""
        return [self._not_one_of(self.reading.left_out)] if self.reading.left_out else []

    def _not_one_of(self, uids):
        return (Occur.MustNot, self._one_of("uid", list(uids)))

    def of_kind(self, name):
        return Query.boolean_query([(Occur.Must, self._one_of("kind", [name])), *self._hidden])

    def _one_of(self, field, values):
        if len(values) == 1:
            return Query.term_query(self.reading.schema, field, values[0], "basic")
        return Query.term_set_query(self.reading.schema, field, values)

    def _years(self):
        """Dates that overlap the years asked for: earliest before the end, latest after the beginning."""
        sides = []
        if self.asked.first:
            sides.append((Occur.Must, self._days("latest", lower_bound=date(self.asked.first, 1, 1).toordinal())))
        if self.asked.last:
            sides.append((Occur.Must, self._days("earliest", upper_bound=date(self.asked.last, 12, 31).toordinal())))
        return Query.boolean_query(sides)

    def _days(self, field, **bounds):
        return Query.range_query(self.reading.schema, field, FieldType.Integer, **bounds)

    def _term(self, term):
        """A word or phrase stands in the record, or in the name of something the record mentions."""
        found = self.spelled(term, WEIGHTS)
        if named := self._uids_named(term):
            found.append(Query.const_score_query(self._one_of("mention", named), MENTIONED))
        return any_of(found)

    def spelled(self, term, fields):
        """Queries for records in whose own words a term stands."""
        found = []
        for field, weight in fields.items():
            found.append(Query.boost_query(self._words(field, term.words), weight))
            if term.parts:
                found.append(Query.boost_query(self._words(field, term.parts), weight))
            if begins(term, self.terms):
                longer = Query.regex_query(self.reading.schema, field, term.words[0][:LONGEST_WORD] + ".+")
                found.append(Query.const_score_query(longer, BEGINNING * weight))
        return found

    def _words(self, field, words):
        words = [word[:LONGEST_WORD] for word in words]
        if len(words) == 1:
            return Query.term_query(self.reading.schema, field, words[0])
        return Query.phrase_query(self.reading.schema, field, words)

    def _uids_named(self, term):
        """Records that bear a term in their names; where there are very many, those that match it best."""
        names = {field: weight for field, weight in WEIGHTS.items() if field != "text"}
        query = Query.boolean_query([(Occur.Must, any_of(self.spelled(term, names))), *self._hidden])
        searcher = self.reading.searcher
        found = searcher.search(query, MOST_NAMED, count=False).hits
        return sorted(searcher.doc(address).get_first("uid") for _score, address in found)


def begins(term, terms):
    """Whether other words that begin with this one count too: it is the last, and may be unfinished or inflected."""
    word = term.words[0]
    is_open = term in terms[-1:] and not term.is_exact and len(term.words) == 1
    return is_open and len(word) >= SHORTEST_BEGINNING and word.isalpha()


def any_of(queries):
    return Query.boolean_query([(Occur.Should, query) for query in queries])
