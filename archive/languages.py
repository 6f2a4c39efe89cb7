"""Languages and scripts of records, and the alphabets by which lists of names are put in order."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase
from unicodedata import name, normalize

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from archive.folding import Letters, fold, spell

# ISO 15924 code: (its name, the first word of its letters' names in Unicode)
SCRIPTS = {
    "Latn": (_("Latin"), "LATIN"),
    "Cyrl": (_("Cyrillic"), "CYRILLIC"),
    "Arab": (_("Arabic"), "ARABIC"),
    "Armn": (_("Armenian"), "ARMENIAN"),
    "Geor": (_("Georgian"), "GEORGIAN"),
    "Grek": (_("Greek"), "GREEK"),
    "Hebr": (_("Hebrew"), "HEBREW"),
    "Deva": (_("Devanagari"), "DEVANAGARI"),
    "Hani": (_("Chinese characters"), "CJK"),
    "Jpan": (_("Japanese"), "HIRAGANA"),
    "Kore": (_("Korean"), "HANGUL"),
}
RIGHT_TO_LEFT = {"Arab", "Hebr"}


@dataclass(frozen=True)
class Language:
    """A language by its BCP 47 code, named as its own speakers name it."""

    code: str
    endonym: str
    script: str = "Latn"

    @property
    def direction(self):
        return "rtl" if self.script in RIGHT_TO_LEFT else "ltr"


LANGUAGES = {
    language.code: language
    for language in (
        Language("en", "English"),
        Language("az", "Azərbaycanca"),
        Language("tr", "Türkçe"),
        Language("ru", "Русский", "Cyrl"),
        Language("az-Cyrl", "Азәрбајҹанҹа", "Cyrl"),
        Language("az-Arab", "آذربایجانجا", "Arab"),
        Language("ar", "العربية", "Arab"),
        Language("be", "Беларуская", "Cyrl"),
        Language("de", "Deutsch"),
        Language("el", "Ελληνικά", "Grek"),
        Language("es", "Español"),
        Language("et", "Eesti"),
        Language("fa", "فارسی", "Arab"),
        Language("fr", "Français"),
        Language("he", "עברית", "Hebr"),
        Language("hi", "हिन्दी", "Deva"),
        Language("hu", "Magyar"),
        Language("hy", "Հայերեն", "Armn"),
        Language("it", "Italiano"),
        Language("ja", "日本語", "Jpan"),
        Language("ka", "ქართული", "Geor"),
        Language("kk", "Қазақша", "Cyrl"),
        Language("ko", "한국어", "Kore"),
        Language("ky", "Кыргызча", "Cyrl"),
        Language("lt", "Lietuvių"),
        Language("lv", "Latviešu"),
        Language("nl", "Nederlands"),
        Language("pl", "Polski"),
        Language("pt", "Português"),
        Language("ro", "Română"),
        Language("sv", "Svenska"),
        Language("tg", "Тоҷикӣ", "Cyrl"),
        Language("tk", "Türkmençe"),
        Language("tt", "Татарча", "Cyrl"),
        Language("uk", "Українська", "Cyrl"),
        Language("ur", "اردو", "Arab"),
        Language("uz", "Oʻzbekcha"),
        Language("zh", "中文", "Hani"),
    )
}

ALPHABETS = {
    "az": "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ",
    "az-Cyrl": "АБВГҒДЕӘЖЗИЫЈКҜЛМНОӨПРСТУҮФХҺЧҸШ",
    "de": ascii_uppercase,
    "en": ascii_uppercase,
    "fr": ascii_uppercase,
    "hy": "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "kk": "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ",
    "pl": "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ",
    "ru": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "tr": "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ",
    "uk": "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ",
}
# Letters of an alphabet that its lists do not tell apart: Russian print leaves the dots of ё out.
SAME_IN_LISTS = {"ru": {"Ё": "Е"}}
AFTER_ALL = "99"  # before a sort key: behind every letter of every alphabet
DOTTED = str.maketrans({"i": "İ", "ı": "I"})
CAPITALS = {"az": DOTTED, "tr": DOTTED}


def choices():
    """For a model or form field; a callable, so that another language makes no migration."""
    return [(language.code, language.endonym) for language in LANGUAGES.values()]


def script_choices():
    return [(code, label) for code, (label, _first_word) in SCRIPTS.items()]


def direction(code):
    """ "ltr" or "rtl"; of a language not listed here, left to right."""
    return LANGUAGES[code].direction if code in LANGUAGES else "ltr"


def alphabet(code):
    """The capital letters of a language, in its order; LookupError where none is written down here."""
    return list(ALPHABETS[code])


def index_letters(code):
    """The letters under which its lists file something."""
    return [letter for letter in alphabet(code) if letter not in SAME_IN_LISTS.get(code, ())]


def filing_languages():
    """The languages in which lists are kept in order: the house's own, and those of the pages that have an alphabet."""
    pages = [code for code, _endonym in settings.LANGUAGES if code in ALPHABETS]
    return tuple(dict.fromkeys([settings.FILING_LANGUAGE, *pages]))


def filing_language(code):
    """In whose order a page in some language shows its lists: its own, or the house's."""
    return code if code in filing_languages() else settings.FILING_LANGUAGE


def initial(text, code):
    """The letter under which a list files this text, or "#": its own where the alphabet has it, else the nearest."""
    letters = alphabet(code)
    for char in normalize("NFC", text):
        capital = _capital(char, code)
        nearest = _capital(fold(char)[:1], code)
        if capital in letters:
            return SAME_IN_LISTS.get(code, {}).get(capital, capital)
        if nearest:
            return nearest if nearest in letters else "#"
    return "#"


def sort_key(text, code):
    """Two digits for a letter, so that every database and collation orders texts alike, by this alphabet.

    A gap between words comes before digits, digits before letters. Case, accents that are no letters of the alphabet,
    and punctuation make no difference. Cutting a key at an even length keeps the order of what is left.
    """
    return "00".join(normalize("NFC", text).translate(_order(code)).split())


def guess_script(text):
    """The script most of its letters are in, "" where it has none; one kana makes it Japanese."""
    letters = filter(str.isalpha, normalize("NFKC", text))
    firsts = Counter(name(letter, "").split(" ")[0].split("-")[0] for letter in letters)
    if firsts["HIRAGANA"] or firsts["KATAKANA"]:
        return "Jpan"
    known = {code: firsts[first_word] for code, (_label, first_word) in SCRIPTS.items() if firsts[first_word]}
    return max(known, key=known.get, default="")


def _capital(char, code):
    # Looked up as it stands first: the capitals that Unicode has for Georgian are not those of its readers.
    return char if char in ALPHABETS[code] else char.translate(CAPITALS.get(code, {})).upper()


@lru_cache
def _order(code):
    """A table for str.translate: character → the digits of its letters, a space between words."""
    rank = {char: f"{place:02}" for place, char in enumerate("0123456789" + _with_strangers(ALPHABETS[code]), start=1)}
    rank |= {letter: rank[other] for letter, other in SAME_IN_LISTS.get(code, {}).items()}

    def ranked(char):
        # Two capitals for one letter: German ß, Armenian և.
        capitals = _capital(char, code)
        if rank.keys() >= set(capitals):
            return "".join(rank[capital] for capital in capitals)
        return "".join(" " if letter == " " else rank[_capital(letter, code)] for letter in spell(char))

    return Letters(ranked)


def _with_strangers(letters):
    """The alphabet with the Latin letters it lacks: each after the one before it (W after V), or all at the end."""
    for before, letter in zip("\0" + ascii_uppercase, ascii_uppercase, strict=False):
        if letter not in letters:
            at = letters.find(before) + 1 or len(letters)
            letters = letters[:at] + letter + letters[at:]
    return letters
