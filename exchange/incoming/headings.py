"""The first row of a spreadsheet: which column is which, whatever their order, language and spelling."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _

from archive.folding import fold
from archive.pictures import shown
from exchange.incoming import cells
from exchange.incoming.columns import COLUMNS, FILE, LANGUAGES, Column

UNKNOWN = _("“%(name)s”, row %(row)s: the column “%(heading)s” is not known here, and was not used.")
DOUBLED = _("“%(name)s”, row %(row)s: there is a second column “%(heading)s”; only the first was used.")
NAMELESS = _("“%(name)s”, row %(row)s: column %(place)s has no heading, and was not used.")


@dataclass(frozen=True)
class Heading:
    """A column of this sheet: where it stands, what it means, in which language, and what its curator calls it."""

    place: int
    column: Column
    language: str
    words: str


def headings(row, number, written, *, name):
    """([heading], sentences) of a row; `written` are the places under which something is written."""
    found, problems, taken = [], [], set()
    for place, words in enumerate(row):
        words = " ".join(words.split())[:100]
        column, language = column_of(words)
        facts = {"name": shown(name), "row": number, "heading": words, "place": letters(place)}
        if column is None or (column, language) in taken:
            sentence = (UNKNOWN if column is None else DOUBLED) if words else NAMELESS
            problems += [sentence % facts] if words or place in written else []
            continue
        taken.add((column, language))
        found.append(Heading(place, column, language, words))
    return found, problems


def known(row):
    """How many cells of a row are headings of ours."""
    return sum(column_of(words)[0] is not None for words in row)


def letters(place):
    """What spreadsheet programs call a column: A, B … Z, AA."""
    further, last = divmod(place, 26)
    return (letters(further - 1) if further else "") + chr(ord("A") + last)


def column_of(heading):
    """(column, language) of a heading as typed, “Caption (az)” or “подпись”; (None, "") where it is none of ours."""
    words = fold(heading[:100]).split()
    if column := _named().get(" ".join(words)):
        return column, ""
    for split in range(1, len(words)):
        for name, language in ((words[:split], words[split:]), (words[split:], words[:split])):
            column, code = _named().get(" ".join(name)), cells.language_named(" ".join(language))
            if column and column.in_languages and code:
                return column, code
    return None, ""


@cache
def _named():
    """{folded name: column}."""
    return {fold(name): column for column in COLUMNS for code in LANGUAGES for name in column.names(code)}


def names_files(found):
    return any(heading.column is FILE for heading in found)
