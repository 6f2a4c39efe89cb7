"""Words as they were meant: what was stored in one encoding and read in another is read again, or else left out."""

import re
import unicodedata

from archive.pixels.strangeness import strangeness

LONGEST = 20_000  # letters looked at in any one text
MISREADINGS = ("cp1252", "cp1254", "cp1251", "mac_roman")
TURKISH, NOT_TURKISH = set("ĞğİıŞş"), set("áéíóúæÁÉÍÓÚÆ")
CYRILLIC = re.compile("[\u0400-\u04ff]")
# Letters of two bytes in UTF-8 that people seldom write: rather two letters of another encoding, beside each other by
# chance.
SELDOM_WRITTEN = re.compile(
    "[\u0180-\u018e\u0190\u0191\u0193-\u019f\u01b1-\u01cc\u01dd-\u0217\u021c-\u0258\u025a-\u02b9\u0324-\u0385"
    "\u03cf-\u03ff\u0460\u0461\u0464-\u0471\u0476-\u048f\u0500-\u0530\u0590-\u05af\u05f5-\u060b\u0700-\u07ff]"
)
LETTERS_LOST = re.compile(r"[\ufffd\x80-\x9f]|\?(?=[^\W\d_])")
ADDRESS = re.compile(r"\b\w{1,20}://\S+|\bwww\.\S+")
# Invisible, and able to turn a line around.
TURNING = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
UNSEEN, KEPT = {"Cc", "Cs", "Co", "Cn"}, {"\n", *map(chr, range(128, 160))}
LINE_END = re.compile("\r\n|\r|\u2028")


def read(raw, *, is_latin=False):
    """The text in bytes of an unnamed encoding; "" where no reading makes sense.

    Valid UTF-8 is UTF-8. Otherwise they are Latin letters (cp1254 where these are Turkish, cp1252, or MacRoman) unless
    Cyrillic ones (cp1251) make better words; `is_latin` says that the file itself names a Latin encoding."""
    raw = raw[: 4 * LONGEST].strip(b"\0 ")
    text = _in_utf8(raw)
    if text is None or SELDOM_WRITTEN.search(text):
        text = _guessed(raw, is_latin) or text or ""
    return mended(text)


def mended(text):
    """The text with its misreadings undone, once or twice; "" where letters are lost or no sense can be made of it."""
    text = _seen(text[:LONGEST])
    while (undone := _read_again(text)) is not None:
        text = _seen(undone)
    return "" if _is_lost(text) else text.strip(" \n")


def _seen(text):
    """Letters in one piece each, lines that end in one way, and nothing invisible but what may be half of a letter."""
    text = TURNING.sub("", unicodedata.normalize("NFC", LINE_END.sub("\n", text).replace("\t", " ")))
    return "".join(letter for letter in text if letter in KEPT or unicodedata.category(letter) not in UNSEEN)


def _in_utf8(raw):
    """Strictly, but for a last letter of which a limit on length has cut off a part; None where it is not UTF-8."""
    try:
        return raw.decode()
    except UnicodeDecodeError as problem:
        whole = raw[: problem.start]
        is_cut = problem.reason == "unexpected end of data" and not whole.isascii()
    return whole.decode() if is_cut else None


def _guessed(raw, is_latin):
    """The least strange reading, of equally good ones the first; "" where even that one is strange."""
    latin, mac, cyrillic = (_in(encoding, raw) for encoding in (_latin_encoding(raw), "mac_roman", "cp1251"))
    is_cyrillic = not is_latin and len(CYRILLIC.findall(cyrillic or "")) >= 3
    best = min([latin] * (latin is not None) + [mac] + [cyrillic] * is_cyrillic, key=strangeness)
    return best if strangeness(best) <= 0.25 else ""


def _latin_encoding(raw):
    letters = set(raw.decode("cp1254", "ignore"))
    return "cp1254" if letters & TURKISH and not letters & NOT_TURKISH else "cp1252"


def _in(encoding, raw):
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _table(encoding):
    """{letter: byte} of an encoding, and of Latin-1 where it has no letter for a byte."""
    table = {chr(byte): byte for byte in range(128, 160)}
    return table | {bytes([byte]).decode(encoding, "ignore") or chr(byte): byte for byte in range(256)}


TABLES = {encoding: _table(encoding) for encoding in MISREADINGS}
FURTHER = {
    encoding: [letter for letter, byte in TABLES[encoding].items() if byte in range(128, 192)] for encoding in TABLES
}
# One letter in UTF-8 that was read as two, in cp1252 or cp1251.
STILL_MISREAD = re.compile(f"[ÂÃÄÅÉÐÑØÙâ][{''.join(FURTHER['cp1252'])}]|[РСв][{''.join(FURTHER['cp1251'])}]")


def _read_again(text):
    """What UTF-8 would have said that was read in one of the other encodings; None where that makes it no better."""
    if text.isascii():
        return None
    for encoding, table in TABLES.items():
        if all(letter in table for letter in text):
            undone = _in_utf8(bytes(table[letter] for letter in text))
            if undone and _is_better(undone, text, encoding):
                return undone
    return None


def _is_better(undone, text, encoding):
    if undone == text or undone.isascii() or SELDOM_WRITTEN.search(undone):
        return False
    if sum(not letter.isascii() for letter in undone) >= 3:
        return True  # so many pairs of letters are not one letter each by chance
    before, after = strangeness(text), strangeness(undone)
    # In cp1252 and cp1254 hardly any two letters that are written side by side are one of UTF-8; elsewhere a few are.
    return after < before or (after == before and encoding in ("cp1252", "cp1254"))


def _is_lost(text):
    foreign = sum(not letter.isascii() for letter in text)
    misread = len(STILL_MISREAD.findall(text))
    return (
        text.count("?") > sum(map(str.isalpha, text))
        or LETTERS_LOST.search(ADDRESS.sub("", text)) is not None
        or (misread >= 2 and 2 * misread >= 0.7 * foreign)
    )
