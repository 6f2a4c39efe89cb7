"""Where the words of a question stand in a text: in folded text to choose a passage, in the text itself to mark it."""

from functools import cache
from unicodedata import category

from archive.folding import fold, words
from archive.variants import looked_for, written

from .documents import flows
from .query import begins
from .spelling.distance import distance

SHORTEST_CUSTOMARY = 5  # letters of a word in running text: shorter ones are too often another word


class Matcher:
    """Finds the words and phrases of a question, as its terms say: begun, with letters changed, or near each other."""

    def __init__(self, terms):
        # Two words near each other are two terms, one for each order.
        each = {(frozenset(term.words), term.gap) if term.gap else term: term for term in terms}.values()
        self.sought = [Sought(term, term.is_beginning or begins(term, terms)) for term in each]
        self.singles = {term.words[0] for term in terms if len(term.words) == 1 and not term.edits}
        self.phrases = {one for term in terms if not term.gap for one in (term.words, term.parts) if len(one) > 1}
        self.nears = {(frozenset(term.words), term.gap) for term in terms if term.gap}
        self.beginnings = tuple(one.term.words[0] for one in self.sought if one.is_beginning)
        self.fuzzy = [one for one in self.sought if one.term.edits]
        self.customary = frozenset(one for term in terms if term.is_plain for one in looked_for(term.typed))
        self.is_single = cache(self._is_single)
        self._is_customary = cache(lambda one: not self.customary.isdisjoint(written(one)))
        self._led_by = {one[0]: [other for other in self.phrases if other[0] == one[0]] for one in self.phrases}

    def count_in(self, text):
        """How many of the words and phrases stand in a text."""
        if not self.sought:
            return 0
        flow = f" {'  '.join(flows(text))} "
        return sum(one.stands_in(flow) for one in self.sought)

    def count_customary(self, text, *, is_name=False):
        """1 where a customary spelling stands in a text: asked where nothing else does, because it takes longer."""
        return int(any(self.is_customary(token, is_name=is_name) for token in set(text.split())))

    def _is_single(self, word):
        return word in self.singles or word.startswith(self.beginnings) or any(one.is_like(word) for one in self.fuzzy)

    def is_customary(self, written_word, *, is_name=False):
        """Whether a word as it is written is a customary spelling; in running text only of what looks like a name."""
        is_name = is_name or (len(written_word) >= SHORTEST_CUSTOMARY and not written_word.islower())
        return is_name and self._is_customary(written_word)

    def first_in(self, text):
        """Where the first match begins, or None."""
        if self.nears:
            return next((start for start, _end in self.spans(text)), None)
        return next((start for start, _end in self._matches(list(words(text)), text)), None)

    def spans(self, text, *, is_name=False):
        """(start, end) of every match, in order, none overlapping another."""
        if not self.sought:
            return []
        placed = list(words(text))
        spans = {*self._matches(placed, text, is_name=is_name), *self._near_spans(placed)}
        spans = {(start, _through_silent(text, end)) for start, end in spans}
        return list(_apart(sorted(spans, key=lambda span: (span[0], -span[1]))))

    def _matches(self, placed, text, *, is_name=False):
        """(start, end) of the longest match that begins with each word."""
        for at, (word, start, end) in enumerate(placed):
            is_match = self.is_single(word)
            if not is_match and self.customary:
                # Of a word that holds others, they are asked in their turn.
                is_match = self.is_customary(text[start:end], is_name=is_name) and not _has_parts(placed, at)
            ends = [placed[at + len(one) - 1][2] for one in self._led_by.get(word, ()) if _stands(one, placed, at)]
            if is_match or ends:
                yield start, max(ends, default=end)

    def _near_spans(self, placed):
        whole = list(_whole(placed)) if self.nears else []
        said = [word for word, _start, _end in whole]
        return {whole[at][1:] for near in self.nears for at in near_each_other(said, *near)}

    def marked(self, text, *, is_name=False):
        """[(text, is it a match)]; joined, they are the text."""
        segments, place = [], 0
        for start, end in self.spans(text, is_name=is_name):
            segments += [(text[place:start], False), (text[start:end], True)]
            place = end
        return tuple(segment for segment in [*segments, (text[place:], False)] if segment[0])


class Sought:
    """One word or phrase, looked for in folded words: one space before and behind each, and two where flows meet."""

    def __init__(self, term, is_beginning):
        self.term, self.is_beginning = term, is_beginning
        self.is_like = cache(self._is_like)
        self.ways = [f" {' '.join(words)} " for words in (term.words, term.parts) if words]
        if is_beginning:
            self.ways[0] = self.ways[0].rstrip()

    def stands_in(self, flow):
        if self.term.gap:
            said = flow.partition("  ")[0].split()
            return any(True for _place in near_each_other(said, self.term.words, self.term.gap))
        if self.term.edits:
            return any(map(self.is_like, set(flow.split())))
        return any(way in flow for way in self.ways)

    def _is_like(self, word):
        """Whether a word differs in as few letters as it may."""
        other, edits = self.term.words[0], self.term.edits
        return abs(len(word) - len(other)) <= edits and distance(word, other) <= edits


def near_each_other(said, pair, gap):
    """Places of two words between which no more than so many others stand."""
    last = None
    for at, word in enumerate(said):
        if word in pair:
            if last is not None and said[last] != word and at - last - 1 <= gap:
                yield from (last, at)
            last = at


def words_as_written(text):
    """(folded, as it is written) of each word of a text, without the parts of those that hold others."""
    return ((word, text[start : _through_silent(text, end)]) for word, start, end in _whole(words(text)))


def _whole(placed):
    """The words without the parts of those that hold others."""
    reached = 0
    for one in placed:
        if one[1] >= reached:
            yield one
            reached = one[2]


def _has_parts(placed, at):
    return at + 1 < len(placed) and placed[at + 1][1] == placed[at][1]


def _stands(phrase, placed, at):
    return all(at + n < len(placed) and placed[at + n][0] == word for n, word in enumerate(phrase))


def _through_silent(text, end):
    """Behind the letters at the end of a word that folding leaves out: январь is marked whole."""
    while end < len(text) and category(text[end])[0] in "LM" and not fold(text[end]):
        end += 1
    return end


def _apart(spans):
    reached = 0
    for start, end in spans:
        if start >= reached:
            yield start, end
            reached = end
