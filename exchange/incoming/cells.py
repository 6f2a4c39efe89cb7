"""One cell read for one column: its value in plain JSON, or the sentence that says why it cannot be used."""

import re
import unicodedata
from functools import cache

from django.conf.locale import LANG_INFO
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.dates import UnreadableDate
from archive.folding import fold
from archive.languages import LANGUAGES
from archive.models import ContentNote, Photograph
from exchange.incoming import human_dates, rights_as_written

LONGEST_TEXT, MOST_QUOTED = 20_000, 80
# Vertical tabs are what some databases write for a new line within a cell.
NEW_LINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA"}
YES = "yes true 1 y x + ✓ bəli hə evet да"
NO = "no false 0 n - xeyr yox hayır нет"
NOTES = {
    ContentNote.NONE: "none no yoxdur yox yok нет",
    ContentNote.MILD: "mild yüngül hafif умеренное лёгкое",
    ContentNote.DISTRESSING: "distressing ağır sarsıcı тяжёлое",
}

BROKEN = _("it holds an error of the spreadsheet ({text}).")
UNSEEN = _("it has characters that cannot be kept. Type it again.")
LONG = _("it has {length} characters; {limit} are the most. Nothing of it was used.")
NEITHER = _("“{text}” is neither yes nor no.")
NO_LANGUAGE = _("“{text}” is no language that is known here. Write its code, for example az, en, ru or tr.")
NO_NOTE = _("“{text}” is no content note. Write none, mild or distressing; the sentence has a column of its own.")


class UnusableCell(ValueError):
    """The sentence says what is wrong with the cell."""


def text(written, *, limit=LONGEST_TEXT):
    """The words of a cell as typed; only spaces around them, and how lines end, are put in order."""
    words = NEW_LINES.sub("\n", unicodedata.normalize("NFC", written)).strip()
    if words in ERRORS:
        raise UnusableCell(format_lazy(BROKEN, text=words))
    if INVISIBLE.search(words):
        raise UnusableCell(UNSEEN)
    if len(words) > limit:
        raise UnusableCell(format_lazy(LONG, length=len(words), limit=limit))
    return words


def text_of(field):
    """Reads what fits into a column of Photograph."""
    limit = Photograph._meta.get_field(field).max_length or LONGEST_TEXT
    return lambda written: text(written, limit=limit)


def date(written):
    try:
        return human_dates.edtf(text(written))
    except UnreadableDate as problem:
        raise UnusableCell(problem.args[0]) from problem


def rights(written):
    try:
        return rights_as_written.uri(text(written, limit=300))
    except rights_as_written.UnknownRights as problem:
        raise UnusableCell(problem.args[0]) from problem


def yes_or_no(written):
    """True or False."""
    known = dict.fromkeys(YES.split(), True) | dict.fromkeys(NO.split(), False)
    return _one_of(known, written, NEITHER)


def content_note(written):
    known = {word: note.value for note, words in NOTES.items() for word in words.split()}
    known |= {str(note.label): note.value for note in ContentNote}
    return _one_of(known, written, NO_NOTE)


def _folded(word):
    return fold(word) or word  # a sign alone, such as +, has no letters


def _one_of(known, written, refusal):
    words = text(written)
    try:
        return {_folded(word): value for word, value in known.items()}[_folded(words)]
    except KeyError:
        raise UnusableCell(format_lazy(refusal, text=words[:MOST_QUOTED])) from None


def language(written):
    words = text(written)
    code = language_named(fold(words))
    if code is None:
        raise UnusableCell(format_lazy(NO_LANGUAGE, text=words[:MOST_QUOTED]))
    return code


def language_named(folded):
    """The code of a language by code, by its own name, or by its name in English or a language of the house."""
    return _languages().get(folded)


@cache
def _languages():
    """{folded name: code}; a name that two writings of one language share is that of the first."""
    in_order = reversed(LANGUAGES.values())
    return {name: language.code for language in in_order for name in map(fold, _names(language))}


NAMES_OF_LANGUAGES = {
    "az": "azərbaycan azeri azerbaycan azerbaycanca азербайджанский",
    "en": "ingilis ingiliscə ingilizce английский",
    "ru": "rus rusca rusça русский",
    "tr": "türk türkcə турецкий",
}


def _names(language):
    yield from (language.code, language.endonym, *NAMES_OF_LANGUAGES.get(language.code, "").split())
    if language.code in LANG_INFO:
        yield LANG_INFO[language.code]["name"]
