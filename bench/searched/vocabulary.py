"""Invented words of four languages in two scripts, as often as words are: the second half as often as the first …"""

import random
from bisect import bisect
from functools import cache
from itertools import accumulate, islice

MARK = "synthetic"  # stands in every record
WORDS_EACH = 30_000  # of a language
FIRST_NAMES, FAMILY_NAMES = 400, 6000

# What syllables are made of: how they begin, their vowels, how some of them end.
SOUNDS = {
    "en": ("b c ch d f g h j l m n p r s sh t th v w br cl fl gr st tr", "a e i o u ea ou", "n r s t l nd st ck"),
    "az": ("b c ç d f g ğ h j k q l m n p r s ş t v x y z", "a ə e ı i o ö u ü", "n r l m q k ş z t"),
    "tr": ("b c ç d f g h j k l m n p r s ş t v y z", "a e ı i o ö u ü", "n r l m k ş z t"),
    "ru": ("б в г д ж з к л м н п р с т ф х ц ч ш щ пр ст", "а е ё и о у ы э ю я", "й н р л м т к в сть"),
}
LANGUAGES = tuple(SOUNDS)
SCRIPTS = {"ru": "Cyrl"}
# Endings of family names, so that customary spellings have something to join.
ENDINGS = {"en": ("son", "er", ""), "az": ("ov", "lı", "zadə"), "tr": ("oğlu", "can", ""), "ru": ("ов", "ин", "ский")}


def invented(language, purpose, count):
    """Different words, always the same ones; the more frequent ones are shorter."""
    dice = random.Random(f"{language} {purpose}")
    begins, vowels, ends = (sounds.split() for sounds in SOUNDS[language])
    found = {}
    while len(found) < count:
        syllables = 2 + (len(found) > 300) + (dice.random() < 0.3)
        word = "".join(
            dice.choice(begins) + dice.choice(vowels) + (dice.choice(ends) if dice.random() < 0.35 else "")
            for _syllable in range(syllables)
        )
        found[word] = None
    return list(islice(found, count))


class Vocabulary:
    """The words of a language; the rank of a word says how often it is used."""

    def __init__(self, language):
        self.words = invented(language, "text", WORDS_EACH)
        self.sums = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS_EACH)))
        self.first_names = [name.capitalize() for name in invented(language, "first name", FIRST_NAMES)]
        family = invented(language, "family name", FAMILY_NAMES)
        self.family_names = [(name + ENDINGS[language][place % 3]).capitalize() for place, name in enumerate(family)]

    def some(self, dice, count):
        return dice.choices(self.words, cum_weights=self.sums, k=count)

    def one_within(self, rank):
        """The word that stands at a share (0 to 1) of all that is written."""
        return self.words[bisect(self.sums, rank * self.sums[-1])]


@cache
def vocabulary(language):
    return Vocabulary(language)
