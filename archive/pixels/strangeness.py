"""How far a text is from words that people write, so that of several readings of the same bytes the right one shows."""

import re
import unicodedata
from functools import lru_cache

# Signs beside a letter, other than those of punctuation, and quotes between two stand for letters of another encoding.
SIGN = r"[^\w\s!-~’‘“”«»„‚‹›·…¿¡©®™°§€£№\xad‐-―\u200c\u200d\u0300-\u036f]"
QUOTE = "[“”«»„‹›…]"
LETTER = r"[^\W\d_]"
WORD = re.compile(rf"{LETTER}+")
SIGN_FOR_LETTER = re.compile(rf"(?<={LETTER}){SIGN}|{SIGN}(?={LETTER})|(?<={LETTER}){QUOTE}(?={LETTER})")
SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "ARMENIAN", "GEORGIAN", "CJK"}
# Of these alone whole words are made in Turkish and Azerbaijani; other Latin words have a letter of ASCII among three.
OF_WHOLE_WORDS = set("ıİşŞğĞüÜöÖçÇəƏ")


def strangeness(text):
    """Strange words and signs for each word that has other letters than those of ASCII; 0 where all of it is usual."""
    foreign = [word for word in WORD.findall(text) if not word.isascii()]
    signs = len(SIGN_FOR_LETTER.findall(text))
    return (sum(map(_is_strange, foreign)) + signs) / max(1, len(foreign))


def _is_strange(word):
    scripts = {_script(letter) for letter in word} & SCRIPTS
    has_capital_within = not word.isupper() and any(letter.isupper() and not letter.isascii() for letter in word[1:])
    has_no_plain_letter = len(word) > 2 and scripts == {"LATIN"} and not any(map(str.isascii, word))
    is_all_accents = has_no_plain_letter and not set(word) <= OF_WHOLE_WORDS
    return len(scripts) > 1 or has_capital_within or is_all_accents or "ƒ" in word


@lru_cache(maxsize=4096)
def _script(letter):
    return unicodedata.name(letter, "").partition(" ")[0]
