"""Spreadsheets of captions: what they say of each file, and what could not be read, in sentences."""

from dataclasses import dataclass

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from archive.languages import LANGUAGES
from archive.pictures import shown
from exchange.incoming import delimited, workbooks
from exchange.incoming.headings import headings, known, names_files
from exchange.incoming.rows import Row, rows_of
from exchange.incoming.unreadable import UnreadableSheet, unreadable
from exchange.incoming.zip_names import key

__all__ = ["Row", "Sheet", "UnreadableSheet", "is_sheet", "read", "row_for"]

ENDINGS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")
MOST_BYTES, MOST_COLUMNS, MOST_PROBLEMS = 10 * 1024 * 1024, workbooks.MOST_COLUMNS, 500
OLD_WORKBOOK, ZIP = b"\xd0\xcf\x11\xe0", b"PK"
AND_MORE = _("“%(name)s”: %(count)s more things were not understood. Mend these first, and send it again.")
OTHER_LANGUAGE = _(
    "“%(name)s” has words in %(theirs)s only, and its photographs are described in %(ours)s: they became translations. "
    "Choose that language for the batch, or add a column “language”."
)


@dataclass(frozen=True)
class Sheet:
    """The rows that name a file, and every sentence about what was not understood, those of the rows included."""

    name: str
    rows: list
    problems: list


def read(file, *, name, language=""):
    """The sheet in a CSV or XLSX file; `language` is the batch's. UnreadableSheet where nothing of it can be used."""
    written, problems = _written(file, name)
    if not written:
        raise unreadable("no rows", name)
    (number, first), *below = written
    if max(len(texts) for _number, texts in written) > MOST_COLUMNS:
        raise unreadable("columns", name, limit=MOST_COLUMNS)
    if len(below) > settings.UPLOAD_MAX_FILES:
        raise unreadable("rows", name, limit=settings.UPLOAD_MAX_FILES)
    filled = {place for _number, texts in below for place, text in enumerate(texts) if text.strip()}
    found, of_headings = headings(first, number, filled, name=name)
    if not names_files(found):
        raise unreadable("no file", name)
    rows, of_rows = rows_of(below, found, name=name)
    problems += [*of_headings, *_other_language(found, language or settings.LANGUAGE_CODE, name), *of_rows]
    return Sheet(name, rows, _not_endless(problems, name))


def is_sheet(name):
    """Whether a file is meant as a spreadsheet, by its name: also of kinds that are then refused with advice."""
    return name.lower().endswith(ENDINGS)


def row_for(rows, path):
    """The row that names a file, whatever its case and Unicode form; None where none does, or several may.

    Where one of the two says no folder, the name decides; a row may leave the ending out."""
    wanted = key(path)
    for is_meant in (_says_it_all, _says_the_name, _says_it_without_ending):
        found = [row for row in rows if is_meant(key(row.file), wanted)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _says_it_all(file, path):
    return file == path


def _says_the_name(file, path):
    return ("/" not in file or "/" not in path) and file.rpartition("/")[2] == path.rpartition("/")[2]


def _says_it_without_ending(file, path):
    return _says_the_name(file, path.rpartition(".")[0])


def _written(file, name):
    """([(row number, cells)] that are not all empty, sentences)."""
    size = file.seek(0, 2)
    if not size:
        raise unreadable("empty", name)
    if size > MOST_BYTES:
        raise unreadable("bytes", name, limit=filesizeformat(MOST_BYTES))
    file.seek(0)
    beginning = file.read(4)
    if beginning == OLD_WORKBOOK:
        raise unreadable("old", name)
    if beginning.startswith(ZIP):
        return workbooks.rows(file, name=name)
    file.seek(0)
    written, problems = delimited.rows(file.read(), name=name, known=known)
    return [(number, texts) for number, texts in written if any(map(str.strip, texts))], problems


def _other_language(found, language, name):
    """Where all words have a language, and none has that of the record, its own fields stay empty: that is said."""
    theirs = {heading.language for heading in found if heading.column.in_languages}
    says = any(heading.column.key == "language" for heading in found)
    if not theirs or says or theirs & {"", language}:
        return []
    endonyms = ", ".join(LANGUAGES[code].endonym for code in sorted(theirs))
    ours = LANGUAGES[language].endonym if language in LANGUAGES else language
    return [OTHER_LANGUAGE % {"name": shown(name), "theirs": endonyms, "ours": ours}]


def _not_endless(problems, name):
    more = len(problems) - MOST_PROBLEMS
    return [*problems[:MOST_PROBLEMS], AND_MORE % {"name": shown(name), "count": more}] if more > 0 else problems
