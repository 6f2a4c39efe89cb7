"""The question as tantivy understands it. Built from terms and phrases alone: nothing that was typed is ever parsed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tantivy import FieldType, Occur, Query

from archive.variants import looked_for

from .documents import LONGEST_WORD
from .facets import FACETS, YEARS
from .index import Reading
from .language.tree import All, Any, Not, Term, leaves
from .meanings import Meant
from .naming import named_so
from .schema import MARKER

# Where a word stands says how much it matters: records named like the question come first.
WEIGHTS = {"title": 4.0, "names": 3.0, "text": 1.0}
NAMES = {field: weight for field, weight in WEIGHTS.items() if field != "text"}
MENTIONED = 0.5  # for a word that stands in the name of something the record mentions
CUSTOMARY = 1.0  # for a name that customarily has this spelling too: the shorter the name, the more
BEGINNING = 0.25  # for a word that only begins like the last one
MOST_NAMED = 64
SHORTEST_BEGINNING = 3  # letters

# All that folded words are made of: a dot, which is any letter of any script, costs twenty times more.
FOLDED = "[0-9a-z]"
NOTHING = "\0"  # a value that no record has
WORDS_ASKED = "words"


@dataclass(frozen=True)
class Questions:
    """One question against one reading of the index, whole or without some of its parts.

    `linked` is the uid behind each chosen or excluded (facet, value) that is public; any other value finds nothing.
    """

    asked: object
    reading: Reading
    linked: dict
    tree: object = None
    remarks: tuple = ()

    @cached_property
    def terms(self):
        """The words and phrases that must be there, in their order."""
        return tuple(dict.fromkeys(one for one, is_asked in leaves(self.tree) if is_asked and isinstance(one, Term)))

    @property
    def takes_long(self):
        """Whether finding takes longer than counting what was found, as it does for phrases and several words."""
        return sum(len(term.words) for term in self.terms) > 1

    @cached_property
    def finds_most(self):
        """Whether more than half of all records are found, as far as that shows beforehand: of nothing, or one word."""
        if self.tree is None or self.choices:
            return not self.choices
        searcher = self.reading.searcher
        word = self.tree.words[0] if isinstance(self.tree, Term) and not self.takes_long else NOTHING
        return 2 * max(searcher.doc_freq(field, word) for field in WEIGHTS) > searcher.num_docs

    @property
    def whole(self):
        return self.without()

    def without(self, *left_out, also=()):
        """The question without some of its parts, named as facets are, or "years"; `also` holds further queries."""
        parts = [(occur, query) for name, occur, query in self._parts if name not in left_out]
        parts += [(Occur.Must, Query.const_score_query(query, 0.0)) for query in also]
        if not any(occur == Occur.Must for occur, _query in parts):
            parts += [(Occur.Must, Query.all_query()), self._not_one_of([MARKER])]
        return Query.boolean_query([*parts, *self._hidden])

    def is_everything(self, *left_out):
        """Whether nothing is asked for but parts that are left out."""
        return not any(name not in left_out for name, _occur, _query in self._parts) and not self._hidden

    def to_count(self, *left_out):
        """The same for counting alone: the marker, which holds no value that counts, need not be left out of it."""
        return Query.all_query() if self.is_everything(*left_out) else self.without(*left_out)

    @cached_property
    def choices(self):
        """The names of the parts that were chosen beside the words."""
        return frozenset(name for name, _occur, _query in self._parts) - {WORDS_ASKED}

    @cached_property
    def _parts(self):
        """(name, occurrence, query) of everything that was asked; what is only chosen adds nothing to the order."""
        words = [self._ranked(self.tree, self._compiled(self.tree))] if self.tree is not None else []
        words += [Query.empty_query()] if self.asked.q and self.tree is None else []
        parts = [(WORDS_ASKED, Occur.Must, query) for query in words]
        for facet in FACETS.values():
            parts += [(facet.name, Occur.Must, Query.const_score_query(one, 0.0)) for one in self._chosen(facet)]
            parts += [(facet.name, Occur.MustNot, one) for one in self._excluded(facet)]
        if self.asked.first or self.asked.last:
            parts.append((YEARS, Occur.Must, Query.const_score_query(self._years(), 0.0)))
        return parts

    def _chosen(self, facet):
        values = [self.indexed(facet, value) for value in self.asked.values(facet.name)]
        each = [[value] for value in values] if facet.name in self.asked.every else [values] if values else []
        return [self.one_of(facet.field, some) for some in each]

    def _excluded(self, facet):
        values = [self.indexed(facet, value) for value in self.asked.excluded_values(facet.name)]
        return [self.one_of(facet.field, values)] if values else []

    def indexed(self, facet, value):
        """What stands in the index for a value of an address."""
        if facet.is_linked:
            return self.linked.get((facet.name, value), NOTHING)
        return facet.indexed(value) or NOTHING

    def _ranked(self, tree, found):
        """What a tree finds; first of it what is itself called so, however often the words stand elsewhere."""
        called = [(Occur.Should, query) for query in named_so(tree, self.reading)]
        return Query.boolean_query([(Occur.Must, found), *called]) if called else found

    def _compiled(self, tree):
        if isinstance(tree, Term):
            return self.term(tree)
        if isinstance(tree, Meant):
            return Query.const_score_query(self._meant(tree), 0.0)
        if isinstance(tree, Any):
            return any_of([self._compiled(part) for part in tree.of])
        return self._every(tree.of if isinstance(tree, All) else (tree,))

    def _every(self, parts):
        """All of them; where there are only things that must not be there, everything else."""
        wanted = [(Occur.Must, self._compiled(part)) for part in parts if not isinstance(part, Not)]
        unwanted = [(Occur.MustNot, self._compiled(part.of)) for part in parts if isinstance(part, Not)]
        if not wanted:
            everything = Query.const_score_query(Query.all_query(), 0.0)
            wanted, unwanted = [(Occur.Must, everything)], [*unwanted, self._not_one_of([MARKER])]
        return Query.boolean_query([*wanted, *unwanted])

    def _meant(self, meant):
        if meant.field == "days":
            return self._between(*meant.values)
        return self.one_of(meant.field, list(meant.values))

    @property
    def _hidden(self):
        """What was withdrawn while the index is behind."""
        return [self._not_one_of(self.reading.left_out)] if self.reading.left_out else []

    def _not_one_of(self, uids):
        return (Occur.MustNot, self.one_of("uid", list(uids)))

    def of_kind(self, name):
        return Query.boolean_query([(Occur.Must, self.one_of("kind", [name])), *self._hidden])

    def named_like(self, kind, beginnings):
        """Records of a kind with words in their names that begin like all of these."""
        each = [any_of([self._begins(field, word, f"{FOLDED}*") for field in NAMES]) for word in beginnings]
        return Query.boolean_query([(Occur.Must, query) for query in (self.of_kind(kind), *each)])

    def one_of(self, field, values):
        if len(values) == 1:
            return Query.term_query(self.reading.schema, field, values[0], "basic")
        return Query.term_set_query(self.reading.schema, field, values)

    def _years(self):
        first, last = self.asked.first, self.asked.last
        return self._between(first and date(first, 1, 1), last and date(last, 12, 31))

    def _between(self, first, last):
        """Dates that overlap these days: earliest before the end, latest after the beginning."""
        sides = []
        if first:
            sides.append((Occur.Must, self._days("latest", lower_bound=first.toordinal())))
        if last:
            sides.append((Occur.Must, self._days("earliest", upper_bound=last.toordinal())))
        return Query.boolean_query(sides)

    def _days(self, field, **bounds):
        return Query.range_query(self.reading.schema, field, FieldType.Integer, **bounds)

    def term(self, term):
        """A word or phrase stands in the record, or in the name of something the record mentions."""
        if term.in_names:
            return any_of(self.spelled(term, NAMES))
        found = self.spelled(term, WEIGHTS)
        if named := self._uids_named(term):
            found.append(Query.const_score_query(self.one_of("mention", named), MENTIONED))
        return any_of(found)

    def spelled(self, term, fields):
        """Queries for records in whose own words a term stands."""
        found = []
        for field, weight in fields.items():
            found += [Query.boost_query(one, weight) for one in self._spelled_in(field, term)]
            if begins(term, self.terms):
                found.append(Query.const_score_query(self._beginning(field, term), BEGINNING * weight))
        if "names" in fields and (customary := self._customary(term)):
            found.append(Query.boost_query(customary, CUSTOMARY))
        return found

    def _spelled_in(self, field, term):
        if term.edits:
            yield Query.fuzzy_term_query(self.reading.schema, field, term.words[0][:LONGEST_WORD], term.edits)
        elif term.is_beginning:
            yield self._words(field, term.words)
            yield Query.const_score_query(self._beginning(field, term), BEGINNING)
        else:
            yield self._words(field, term.words, term.gap)
            if term.parts:
                yield self._words(field, term.parts)

    def _words(self, field, words, gap=0):
        words = [word[:LONGEST_WORD] for word in words]
        if len(words) == 1:
            return Query.term_query(self.reading.schema, field, words[0])
        return Query.phrase_query(self.reading.schema, field, words, gap)

    def _beginning(self, field, term):
        return self._begins(field, term.words[0], f"{FOLDED}+")

    def _begins(self, field, folded, rest):
        return Query.regex_query(self.reading.schema, field, folded[:LONGEST_WORD] + rest)

    def _customary(self, term):
        """Names that are customarily spelled in another way: never of a phrase, nor of a word with a sign behind it."""
        found = list(looked_for(term.typed)) if term.is_plain else []
        # The best of them, not their sum: how many spellings a name has says nothing of how well it matches.
        each = [Query.term_query(self.reading.schema, "variant", one, "basic") for one in found]
        return Query.disjunction_max_query(each) if each else None

    def _uids_named(self, term):
        """Records that bear a term in their names; where there are very many, those that match it best."""
        query = self._ranked(term, any_of(self.spelled(term, NAMES)))
        query = Query.boolean_query([(Occur.Must, query), *self._hidden])
        searcher = self.reading.searcher
        found = searcher.search(query, MOST_NAMED, count=False).hits
        return sorted(searcher.doc(address).get_first("uid") for _score, address in found)


def begins(term, terms):
    """Whether other words that begin with this one count too: it is the last, and may be unfinished or inflected."""
    word = term.words[0]
    return term in terms[-1:] and term.is_plain and len(word) >= SHORTEST_BEGINNING and word.isalpha()


def any_of(queries):
    return Query.boolean_query([(Occur.Should, query) for query in queries])
