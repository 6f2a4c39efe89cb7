"""“Did you mean …”: for words that stand nowhere, or nearly so, the nearest that stand in public titles and names."""

from dataclasses import replace

from tantivy import Occur, Query

from archive import kinds
from archive.folding import words
from archive.models import Edition
from search.language.terms import terms_in
from search.language.tree import Filter, changed
from search.naming import uids_named
from search.query import any_of

from .distance import distance

SHORTEST = 4  # letters: of shorter words everything is near
LONG = 7  # from here on two letters may differ
READ = 40  # records whose names are looked through for one word
FEW = 2  # records: so few may be a slip of the pen in the records themselves
MANY_MORE = 10  # times as many
MOST_WORDS = 6  # of one question


def respelled(found):
    """The question with the nearest known word in place of each unknown one; None where there is none."""
    if found.total > FEW:
        return None
    looking = Looking(found)
    tree = changed(found.asked.read.tree, looking.nearest) if found.asked.read.tree is not None else None
    return found.asked.but(q=str(tree)) if looking.has_changed else None


class Looking:
    """Looks words up in the index, and takes their spelling from current editions."""

    def __init__(self, found):
        self.found, self.questions = found, found.questions
        self.left, self.has_changed = MOST_WORDS, False

    def nearest(self, leaf):
        """The leaf, or the one that may have been meant."""
        if isinstance(leaf, Filter):
            return self._named(leaf) if leaf.name in kinds.all_kinds() else leaf
        if not leaf.is_plain or not self._may_look(leaf.words[0]):
            return leaf
        count = self.found.count_of(self.questions.term(leaf))
        return leaf if count > FEW else self._changed(leaf, self._alike(leaf.words[0], known=count))

    def _named(self, leaf):
        """A filter that names no record, with each of its words as the nearest name of its kind has it."""
        if uids_named(leaf.name, leaf.value, self.questions.reading)[0]:
            return leaf
        text = leaf.value
        for folded, start, end in reversed(list(words(leaf.value))):
            if self._may_look(folded) and (other := self._alike(folded, kind=leaf.name)):
                text = text[:start] + other + text[end:]
        self.has_changed |= text != leaf.value
        name = leaf.typed[0] if leaf.typed else leaf.name
        return leaf if text == leaf.value else replace(leaf, value=text, typed=() if leaf.is_hashtag else (name, text))

    def _changed(self, leaf, other):
        terms = terms_in(other) if other else []
        self.has_changed |= len(terms) == 1
        return terms[0].named_as(leaf) if len(terms) == 1 else leaf

    def _may_look(self, word):
        """Not at short words, nor at numbers, which are near each other and not meant for each other."""
        if len(word) < SHORTEST or not word.isalpha():
            return False
        self.left -= 1
        return self.left >= 0

    def _alike(self, word, *, known=0, kind=None):
        """The nearest other word of titles and names as it is spelled there; of several, the one in most records."""
        for edits in (1, 2) if len(word) >= LONG else (1,):
            spelled = self._spelled(word, edits, kind)
            near = sorted((distance(word, other), other) for other in spelled if 0 < distance(word, other) <= edits)
            counted = [(away, -self._count(other), other) for away, other in near[:5]]
            if counted := [one for one in counted if -one[1] >= known * MANY_MORE]:
                return spelled[min(counted)[2]]
        return None

    def _count(self, word):
        return self.found.count_of(any_of([self._term(field, word) for field in ("title", "names", "text")]))

    def _term(self, field, word):
        return Query.term_query(self.questions.reading.schema, field, word)

    def _spelled(self, word, edits, kind):
        """{folded: as written} of the words in the titles and names of the records that have one like this."""
        schema = self.questions.reading.schema
        alike = any_of([Query.fuzzy_term_query(schema, field, word, edits) for field in ("title", "names")])
        own = Query.boolean_query([(Occur.Must, alike), (Occur.Must, self.questions.of_kind(kind))]) if kind else alike
        uids = self.found.uids_of(own, limit=READ)
        return {
            folded: text[start:end]
            for edition in Edition.objects.current().by_uid(uids).values()
            for text in (edition.title, *(row["text"] for row in edition.description.get("names", ())))
            for folded, start, end in words(text)
        }
