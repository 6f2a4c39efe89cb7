"""The one folding: what search, tags, slugs and the hunt for duplicates take two spellings to have in common.

Folded text holds a–z, 0–9 and single spaces, nothing else. It joins case, accents, look-alike letters and the scripts
of the table below; spellings that differ in more than that (Qarabağ, Карабах) are joined by archive/variants.py.
"""

import re
from functools import lru_cache
from itertools import groupby
from unicodedata import category, normalize

from anyascii import anyascii

# Promised by this house whatever anyascii does in a later release. One Latin letter for one Cyrillic where Azerbaijani
# has a pair (х x, ж j, ч ç, ш ş, ы ı, ј y), so that Хоҹалы meets Xocalı and Январь meets Yanvar; щ as Azerbaijani
# writes it (ş); й as ј; ё as е, because Russian print leaves its dots out. Only г stays g, as other languages read it,
# though Azerbaijani Cyrillic has it for q: Гарабағ and Qarabağ are joined as variants.
OUR_LETTERS = {
    **dict(zip("əçğıİöşüâîû", "ecgiiosuaiu", strict=True)),
    **dict(zip("әғҹҝөүһј", "egcgouhy", strict=True)),
    **dict(zip("абвгдеёжзийклмнопрстуфх", "abvgdeejziyklmnoprstufx", strict=True)),
    **{"ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya"},
    # The Latin of 1929–1939, and the turned e that is often typed for ə.
    **dict(zip("ƣɵƶǝ", "goje", strict=True)),
    **{"ß": "ss", "ł": "l", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th"},
    # Arabic script: every alef is one letter, every ya, every kaf, every final h. A letter is never left out, because
    # without its alef a short word would be another word; only the free-standing hamza is, as Persian leaves it out.
    **dict.fromkeys("اأإآٱٲٳع", "a"),
    **dict.fromkeys("يیىئېےێ", "y"),
    **dict.fromkeys("كکڪ", "k"),
    **dict.fromkeys("هةۀەہھۂۃ", "h"),
    **dict.fromkeys("وؤۆۇۈۋۏ", "w"),
    **{"ء": "", "ـ": ""},
    # Armenian ւ: a v of its own, and in և; ու is one vowel, see DIGRAPHS. The strong ռ is an r.
    **{"ւ": "v", "ռ": "r"},
}
DIGRAPHS = re.compile("[ոՈ][\u00ad\u200b-\u200d\u2060]*[ւՒ]")
APOSTROPHES = "'`´‘’‛′‵ʹʻʼʽʾʿˈˊˋ՚׳＇❛❜ꞌ"
ACUTES = "\u00b4", "\u1ffd"
# Hebrew and Arabic are read with their vowel signs or without; in Indian scripts the signs are letters.
VOWEL_SIGNS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
# Chinese and Japanese are written without spaces: each sign is a word, so that two of them are found in a sentence.
SIGNS = re.compile("[々〆〇\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Letters(dict):
    """A table for str.translate that works a character out when it is first met and keeps the first 65,536 of them."""

    def __init__(self, work_out, known=()):
        super().__init__(known)
        self.work_out = work_out

    def __missing__(self, code):
        found = self.work_out(chr(code))
        if len(self) < 0x10000:
            self[code] = found
        return found


def _spelled(char):
    """The letters of one character in NFKC: "" where it vanishes, a space where it parts words."""
    ours = OUR_LETTERS.get(char, OUR_LETTERS.get(char.lower()))
    if ours is not None:
        return ours
    kind = category(char)
    if char in APOSTROPHES or kind == "Cf" or (kind == "Mn" and VOWEL_SIGNS.match(char)):
        return ""
    if kind[0] not in "LMN":
        return " "
    letters = "".join(filter(str.isalnum, anyascii(char).lower()))
    return f" {letters} " if letters and SIGNS.match(char) else letters


# None, not "", keeps str.translate on its fast way through ASCII.
SPELLING = Letters(_spelled, {code: _spelled(chr(code)) or None for code in range(128)})


def spell(text):
    """The folding before its spaces are put in order; of one character: its letters, "" or a space."""
    if text.isascii():
        return text.translate(SPELLING)
    for acute in ACUTES:  # typed for an apostrophe; NFKC takes it apart, into a space and an accent
        text = text.replace(acute, "’")
    return DIGRAPHS.sub("u", normalize("NFKC", text)).translate(SPELLING)


def fold(text):
    """What this text has in common with its other spellings: fold(fold(text)) == fold(text), and it never fails."""
    return " ".join(spell(text).split())


def _shape(char):
    """What a character is to a word: u, l, d (upper, lower, digit), h (a word by itself), c, v (accent, vanishing)."""
    letters = spell(char)
    if not letters.strip():
        # In NFKC, because the half-width voicing mark ﾞ is an accent there and a letter here.
        return letters[:1] or ("c" if category(normalize("NFKC", char)[0])[0] == "M" else "v")
    if letters[0] == letters[-1] == " ":
        return "h"
    if letters.strip()[0].isdigit():
        return "d"
    return "u" if char.isupper() or char.istitle() else "l"


SHAPES = Letters(_shape)
WORD = re.compile("hc*|[uld](?:[uldcv]*[uld])?c*")
TOKEN = re.compile(r"\S+")
LONGEST_KEPT = 40  # letters
SEAM = re.compile("(?<=[ld])(?=u)|(?<=l)(?=d)|(?<=d)(?=l)")


def _one_of(chars):
    """The inside of a class of characters, in spans: Python takes long to read one of many single letters."""
    spans = groupby(enumerate(map(ord, chars)), key=lambda pair: pair[1] - pair[0])
    ends = ((codes[0][1], codes[-1][1]) for codes in (list(span) for _apart, span in spans))
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ends)


_WRITTEN = [char for char in SIGNS.sub("", "".join(map(chr, range(0x10000)))) if category(char)[0] in "LMN"]
CAPITALS = _one_of(char for char in _WRITTEN if char.isupper() or char.istitle())
DIGITS = _one_of(filter(str.isnumeric, _WRITTEN))
OTHERS = _one_of(char for char in _WRITTEN if not (char.isupper() or char.istitle() or char.isnumeric()))
SEAMED = re.compile(rf"[{CAPITALS}{DIGITS}](?:(?<=[{OTHERS}].)|(?<=[{DIGITS}])(?=[{OTHERS}{CAPITALS}]))")
# Whether a word of a text may hold others, as #BlackJanuary and 20yanvar do: a quick look before the exact one, for
# letters that languages are written in today.
may_be_joined = SEAMED.search


def words(text):
    """(folded word, start, end) in order, placed in the text as given; of #BlackJanuary the whole, then its parts.

    Without the parts, the words joined by spaces are fold(text).
    """
    for token in TOKEN.finditer(text):
        at, written = token.start(), token.group()
        for word, start, end in _words_of(written) if len(written) <= LONGEST_KEPT else _words_in(written):
            yield word, at + start, at + end


def _words_in(token):
    for run in WORD.finditer(token.translate(SHAPES)):
        start, end = run.span()
        yield from _placed(token, start, end)
        seams = [start + seam.start() for seam in SEAM.finditer(run.group())]
        for first, last in zip([start, *seams], [*seams, end], strict=True) if seams else ():
            yield from _placed(token, first, last)


@lru_cache(maxsize=20_000)  # a page of results is made of few thousand words, and most of them stood on the last one
def _words_of(token):
    return tuple(_words_in(token))


def _placed(text, start, end):
    return ((word, start, end) for word in fold(text[start:end]).split())


def slug(text, limit=80):
    """Readable ASCII for an address, cut between words where it can be; never empty."""
    whole = fold(text).replace(" ", "-")
    if len(whole) > limit:
        whole = whole[: limit + 1].rpartition("-")[0] or whole[:limit]
    return whole or "record"
