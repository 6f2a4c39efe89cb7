"""The sounds of a name, by which its customary spellings meet: Hüseynov, Huseynov, Guseinov, Гусейнов, حسینوف.

They are written into the index and looked for there, and never shown. A letter may stand for two sounds (Russian г is
q or h), so a spelling has several readings, and two spellings meet where they share one. That joins a few names that
are different: whatever is found by its sounds ranks behind every spelling as typed.
"""

import re
from functools import lru_cache
from itertools import product
from unicodedata import name as name_of
from unicodedata import normalize

from archive.folding import fold, words
from archive.irregular import family_of

SHORTEST = 3  # letters: shorter words would all become alike
MOST_DOUBTS = 3  # letters of one word that are read in two ways; of further ones the first reading counts
LONGEST_NAME = 8  # words: longer names are titles, which nobody types whole in another spelling
BARE, FULL = "~", "="  # consonants of a script that leaves vowels out, and of one that writes them

# The sounds: S ş · C ç · J c, j · G q, k, g, ğ · H h, x · Y before a first vowel · a for a, ə, e · i for ı, i · u for
# o, ö, u, ü · other letters as they are. A digit is a letter in doubt:
DOUBTS = {"1": "GH", "2": "HG", "3": "sS", "4": "JC", "5": "au", "6": "pf", "7": ("v", "")}
OWN = str.maketrans("əşçğıöücjqkghxw", "aSCGiouJJGGGHHv")
UNMARKED = str.maketrans("scjqkghxw", "34JGGGHHv")
CYRILLIC = str.maketrans("жҗҹҷчшщкҝқғһцгхё", "JJJJCSSGGGGHs125")
ARABIC = str.maketrans("قغگکكحخهجژچشسصثزذضظتطپبدرلمنفو", "GGGGGHHHJJCSssszzzzttpbdrlmnf7")
MARKS = {"ş": "sh", "ç": "ch", "š": "sh", "č": "ch", "ž": "zh", "ə": "a", "ფ": "6"}

# Letters as Russian, English and German write them, the longest first. One sound a line.
ABROAD = (
    (r"(?<=..[aeiou])h$", ""),  # Abdullah
    (r"shch|sch|sh", "S"),
    (r"dzh|dsch|dj|zh", "J"),
    (r"tsch|tch|ch", "C"),
    (r"(?<=[aeiou])j(?=[^aeiou]|$)", "y"),  # Gusejnov
    (r"[jc](?!k)", "J"),
    (r"kh", "2"),
    (r"gh|ck|k|q", "G"),
    (r"g", "1"),
    (r"h|x", "H"),
    (r"ph", "f"),
    (r"w", "v"),
    (r"t[sz]", "s"),
    (r"(?<=[^aeiou])([uo])e(?=[^aeiou]|$)", r"\1"),  # Hueseinov
)
# What any spelling does with its vowels, and with sounds that stand together.
COMMON = (
    (r"([1-6])\1+", r"\1"),  # Hassan: two letters, one doubt
    (r"dJ", "J"),  # Джавад
    (r"Gs", "H"),  # Aleksandr, Alexandr
    (r"2(?!$)", "H"),  # х is ğ at the end alone: Карабах
    (r"ou", "u"),
    (r"(?<=[^aeiou5])y(?=[aeou])", ""),  # Гянджа, Gyandzha
    (r"y(?=e)|(?<=i)y(?=[aou])", ""),  # Əliyev, Алиев; Rzayev, Rzaev
    (r"^y(?=[aou])", "Y"),  # Yusif, Юсиф
    (r"y", "i"),  # Heydər, Heidar
    (r"e", "a"),  # Məmməd, Mammad, Memmed
    (r"o", "u"),  # Osman, Usman
)
AT_LAST = ((r"f+$", "v"), (r"(.)\1+", r"\1"))  # Mamedoff, Hussein
OWN_MARK, ANY_MARK = re.compile("[əğış]"), re.compile("[çöü]")
AZERBAIJANI_CYRILLIC = re.compile("[әғҝөүһҹј]")
DIGRAPH = re.compile("[sczkgp]h|d[zj]|w")
LOWER = str.maketrans("SCJGHY", "xcjghy")
WITHOUT_VOWELS = ("ARABIC", "HEBREW", "SYRIAC")
SILENT = re.compile("[هة](?=\u200c|$)")  # written at the end of a word, or of its part, for a vowel
VOWELS = re.compile("[aiuy]")


def written(text):
    """What the index holds for a name: the terms of its words, and the same with how many words the name has."""
    spelled = list(words(text))
    found = _terms(text, spelled, {True: (BARE,), False: (FULL,)})
    return [*found, *(_in_a_name(found, len(spelled)) if len(spelled) <= LONGEST_NAME else ())]


def looked_for(text):
    """What to look for in the index for what was typed, the best first."""
    return _terms(text, words(text), {True: (FULL, BARE), False: (BARE,)})


def looked_for_whole(typed):
    """The same for each word of a whole name: the terms of one that stands among as many, and not amid more."""
    return [_in_a_name(looked_for(word), len(typed)) for word in typed]


def _in_a_name(terms, count):
    return [f"{count}:{term}" for term in terms]


def _terms(text, spelled, signs):
    """The readings of each word, its consonants under the signs of its script, and the family of irregular ones."""
    found = {}
    for folded, start, end in spelled:
        is_bare, readings = _read(text[start:end], folded)
        found |= dict.fromkeys(family_of(folded))
        if not is_bare:
            found |= dict.fromkeys(readings)
        bones = [one for one in map(_consonants, readings) if len(one) >= SHORTEST]
        found |= {sign + one: None for sign in signs[is_bare] for one in bones}
    return list(found)


def _consonants(reading):
    return VOWELS.sub("", reading) if reading.isalpha() else ""


@lru_cache(maxsize=65536)
def _read(word, folded):
    """(whether its script leaves vowels out, its readings) of one word; of a short one, or a number, itself."""
    is_bare = any(name_of(char, "").startswith(WITHOUT_VOWELS) for char in word)
    if not folded.isalpha() or len(folded) < SHORTEST:
        return is_bare, () if is_bare else (folded,)
    readings = (one for sounds in _sounds(word, folded) for one in _readings(_each(COMMON, sounds)))
    # What is written without vowels has no double letters: two in a row had a vowel between them.
    at_last = AT_LAST[:1] if is_bare else AT_LAST
    return is_bare, tuple(dict.fromkeys(_each(at_last, one).translate(LOWER) for one in readings))


def _sounds(word, folded):
    """The word in sounds, once for each way in which its script and its marks allow it to be read."""
    lower = normalize("NFC", word.replace("İ", "i")).lower()
    script = name_of(lower[0], "").partition(" ")[0]
    if script == "ARABIC":
        yield _plain(SILENT.sub("", normalize("NFKC", word)).translate(ARABIC))
    elif script == "CYRILLIC":
        of_azerbaijan = {ord("г"): "G", ord("х"): "H"} if AZERBAIJANI_CYRILLIC.search(lower) else {}
        yield _plain(lower.translate(CYRILLIC | of_azerbaijan))
    elif script == "LATIN" and OWN_MARK.search(lower):
        yield _plain(lower.translate(OWN))
    else:
        yield _abroad("".join(MARKS.get(char, char) for char in lower))
        if script == "LATIN" and not DIGRAPH.search(folded):
            yield _plain(lower.translate(OWN if ANY_MARK.search(lower) else UNMARKED))
    if script == "GEORGIAN" and re.search("[^aeiou]i$", folded):  # the ending of the nominative
        yield _abroad("".join(MARKS.get(char, char) for char in lower[:-1]))


def _plain(sounds):
    """The letters that no table names, folded one by one, beside the sounds."""
    return "".join(char if char.isascii() else fold(char) for char in sounds)


def _abroad(word):
    return _each(ABROAD, fold(word))


def _readings(sounds):
    doubtful = [place for place, char in enumerate(sounds) if char in DOUBTS][:MOST_DOUBTS]
    for choice in product(*(DOUBTS[sounds[place]] for place in doubtful)):
        letters = [DOUBTS.get(char, (char,))[0] for char in sounds]
        for place, letter in zip(doubtful, choice, strict=True):
            letters[place] = letter
        yield "".join(letters)


def _each(rules, text):
    for pattern, sound in rules:
        text = re.sub(pattern, sound, text)
    return text
