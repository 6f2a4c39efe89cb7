"""What somebody has typed so far: words, of which the last may go on."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from archive.folding import fold, words
from archive.languages import guess_script
from archive.variants import looked_for

MOST_ASKED = 8  # words
MOST_READINGS = 6  # of one word


_script = lru_cache(maxsize=256)(guess_script)


@dataclass(frozen=True)
class Token:
    """One folded word, and what stood in its place."""

    word: str
    written: str

    @cached_property
    def customary(self):
        """Its customary spellings, as the index holds them; of a part of something longer none."""
        return looked_for(self.written) if fold(self.written) == self.word else []

    @property
    def readings(self):
        """Those of them that may go on."""
        return [one for one in self.customary if one.isalnum()][:MOST_READINGS]

    def may_be_in(self, spelled):
        beginnings = tuple(self.readings)
        return any(one in self.customary or (beginnings and one.startswith(beginnings)) for one in spelled)


@dataclass(frozen=True)
class Typed:
    text: str

    @cached_property
    def words(self):
        return fold(self.text).split()[:MOST_ASKED]

    @property
    def folded(self):
        return " ".join(self.words)

    @cached_property
    def tokens(self):
        """The same words, with how they were written."""
        return [Token(word, token) for token in self.text.split() for word in fold(token).split()][:MOST_ASKED]

    def likeness(self, text):
        """How a name answers: 0 it is just so, 1 it begins so, 2 all the words stand in it, 3 otherwise."""
        folded = fold(text)
        if folded == self.folded:
            return 0
        if folded.startswith(self.folded):
            return 1
        held = folded.split()
        return 2 if self._stand_in(held) else 3

    def _stand_in(self, held):
        *whole, last = self.words
        return all(word in held for word in whole) and any(word.startswith(last) for word in held)

    def completed(self, text):
        """(folded word, what was typed with it in the place of the last) of every longer word in the same script."""
        *before, last = self.text.split()
        begun = self.words[-1]
        for word, start, end in words(text) if begun in fold(text) else ():
            if word.startswith(begun) and word != begun and guess_script(text[start:end]) == _script(last):
                yield word, " ".join([*before, text[start:end]])
