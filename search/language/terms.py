"""The terms of what is typed without spaces: 1990-01-20 is three words, BlackJanuary one that holds two."""

import re
from unicodedata import category, normalize

from archive.folding import APOSTROPHES, fold, words
from archive.folding import SIGNS as WORD_SIGNS

from .tree import Term

SHORTEST_BEGINNING = 2  # letters: of one letter nearly every record has a word
MOST_EDITS = ((6, 2), (3, 1), (0, 0))  # from so many letters on, so many may differ
SUFFIX = re.compile(r"(?P<stem>[^*~]+)(?:(?P<star>\*)|~(?P<edits>\d?)\d*)$")
SIGNS = re.compile("[*~]")
JOINER = "\u200c"  # parts Persian words


def edits_in(word):
    return next(edits for letters, edits in MOST_EDITS if len(word) >= letters)


def terms_of(text):
    """(terms of one piece, whether a sign in it or behind it was left out)."""
    signed = SUFFIX.fullmatch(text)
    stem = fold(signed["stem"]) if signed else ""
    if not stem or " " in stem:
        return terms_in(text), bool(fold(text) and SIGNS.search(text)) or set(text) == {"*"}
    typed = _spelled(signed["stem"], stem)
    wanted = 0 if signed["star"] else int(signed["edits"] or 1)
    edits = min(wanted, edits_in(stem))
    is_beginning = bool(signed["star"]) and len(stem) >= SHORTEST_BEGINNING
    if not (is_beginning or edits):  # a word like any other: what it is read as is what it says
        return terms_in(signed["stem"]), bool(signed["star"] or wanted)
    return [Term((stem,), is_beginning=is_beginning, edits=edits, typed=typed)], edits < wanted


def terms_in(text):
    """The same where no sign means anything."""
    whole = fold(text).split()
    if len(whole) != 1:
        apart = "".join(map(_apart, normalize("NFKC", text))).split()
        return [term for one in (apart if len(apart) > 1 else whole) for term in terms_in(one)]
    typed = _spelled(text, whole[0])
    return [Term((whole[0],), parts=tuple(word for word, _start, _end in words(typed))[1:], typed=typed)]


def _apart(char):
    """A Chinese sign is a word by itself."""
    if WORD_SIGNS.match(char):
        return f" {char} "
    return char if _is_of_a_word(char) else " "


def phrase(text):
    """The words of a phrase, and how they are spelled."""
    return tuple(fold(text).split()), " ".join(text.split())


def _spelled(text, folded):
    """The text without anything that is no letter, accent or digit; folded where that makes another word of it."""
    kept = "".join(filter(_is_of_a_word, text))
    return kept if fold(kept) == folded else folded


def _is_of_a_word(char):
    return category(char)[0] in "LMN" or char in APOSTROPHES or char == JOINER
