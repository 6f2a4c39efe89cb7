"""Where the words of a question stand in a text: in folded text to choose a passage, in the text itself to mark it."""

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
        self.asks = bool(terms)
        self.singles = {term.words[0] for term in terms if len(term.words) == 1 and not term.edits}
        self.phrases = {one for term in terms if not term.gap for one in (term.words, term.parts) if len(one) > 1}
        self.nears = {(frozenset(term.words), term.gap) for term in terms if term.gap}
        self.beginnings = tuple(term.words[0] for term in terms if term.is_beginning or begins(term, terms))
        self.fuzzy = [(term.words[0], term.edits) for term in terms if term.edits]
        self.customary = frozenset(one for term in terms if term.is_plain for one in looked_for(term.typed))
        self._alike, self._customary = {}, {}

    def count_in(self, text):
        """How many of the words and phrases stand in a text."""
        if not self.asks:
            return 0
        parts = [flow.split() for flow in flows(text)]
        there = {word for flow in parts for word in flow}
        count = len(self.singles & there) + self.is_alike_in(there - self.singles)
        flow = " ".join(f" {' '.join(part)} " for part in parts) if self.phrases else ""
        count += sum(f" {' '.join(phrase)} " in flow for phrase in self.phrases)
        return count + sum(there >= pair and bool([*near_each_other(parts[0], pair, gap)]) for pair, gap in self.nears)

    def count_customary(self, text, *, is_name=False):
        """1 where a customary spelling stands in a text: asked where nothing else does, because it takes longer."""
        tokens = [one for one in set(text.split()) if is_name or (len(one) >= SHORTEST_CUSTOMARY and not one.islower())]
        return int(any(self.is_customary(token, is_name=is_name) for token in tokens))

    def is_alike_in(self, there):
        if self.beginnings and any(word.startswith(self.beginnings) for word in there):
            return True
        return bool(self.fuzzy) and any(map(self.alike, there))

    def alike(self, word):
        """Whether a folded word begins like one of the question, or differs from it in as few letters as it may."""
        if word not in self._alike:
            self._alike[word] = word.startswith(self.beginnings or ("\0",)) or any(
                abs(len(word) - len(other)) <= edits and distance(word, other) <= edits for other, edits in self.fuzzy
            )
        return self._alike[word]

    def is_customary(self, written_word, *, is_name=False):
        """Whether a word as it is written is a customary spelling; in running text only of what looks like a name."""
        if not self.customary or not (
            is_name or (len(written_word) >= SHORTEST_CUSTOMARY and not written_word.islower())
        ):
            return False
        if written_word not in self._customary:
            self._customary[written_word] = not self.customary.isdisjoint(written(written_word))
        return self._customary[written_word]

    def first_in(self, text):
        """Where the first match begins, or None."""
        if self.nears:
            return next((start for start, _end in self.spans(text)), None)
        placed = list(words(text))
        return next((placed[at][1] for at in range(len(placed)) if self._end(placed, at, text)), None)

    def spans(self, text, *, is_name=False):
        """(start, end) of every match, in order, none overlapping another."""
        if not self.asks:
            return []
        placed = list(words(text))
        found = [self._end(placed, at, text, is_name) for at in range(len(placed))]
        spans = {(placed[at][1], end) for at, end in enumerate(found) if end} | self._near_spans(placed)
        spans = {(start, _through_silent(text, end)) for start, end in spans}
        return list(_apart(sorted(spans, key=lambda span: (span[0], -span[1]))))

    def _end(self, placed, at, text, is_name=False):
        """Where the longest match that begins with a word ends, or None."""
        word, start, end = placed[at]
        ends = [placed[at + len(phrase) - 1][2] for phrase in self.phrases if _stands(phrase, placed, at)]
        if word in self.singles or self.alike(word) or self._is_customary_at(placed, at, text[start:end], is_name):
            ends.append(end)
        return max(ends, default=None)

    def _is_customary_at(self, placed, at, written_word, is_name):
        """Of a word that holds others, they are asked in their turn."""
        has_parts = at + 1 < len(placed) and placed[at + 1][1] == placed[at][1]
        return bool(self.customary) and not has_parts and self.is_customary(written_word, is_name=is_name)

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


def near_each_other(said, pair, gap):
    """Places of two words between which no more than so many others stand."""
    last = None
    for at, word in enumerate(said):
        if word in pair:
            if last is not None and said[last] != word and at - last - 1 <= gap:
                yield from (last, at)
            last = at


def _whole(placed):
    """The words without the parts of those that hold others."""
    reached = 0
    for one in placed:
        if one[1] >= reached:
            yield one
            reached = one[2]


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
