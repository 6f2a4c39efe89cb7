"""CSV: which letters its bytes are, and what parts its cells."""

import csv
from io import StringIO
from itertools import islice

from django.utils.translation import gettext_lazy as _

from archive.pictures import shown
from exchange.incoming.letters import RUSSIAN, TURKISH, sensible
from exchange.incoming.unreadable import unreadable

MOST_ROWS = 10_000  # as they stand in the sheet, empty ones included
DELIMITERS = (",", ";", "\t")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What offices write in Windows in Russian and in Turkish. No page of Windows has the Azerbaijani ə.
PAGES = {"cp1251": (RUSSIAN, _("Cyrillic")), "cp1254": (TURKISH, _("Turkish"))}
GUESSED = _(
    "“%(name)s” does not say in what letters it is written; it was read as %(page)s (Windows). Look whether they are "
    "right, or save it again as CSV UTF-8."
)


def rows(content, *, name, known):
    """([(row number, cells)], sentences). `known` says how many of some cells are headings: so the delimiter is found.

    Cells are text, whatever they begin with: nothing here is ever calculated."""
    text, problems = _decoded(content, name)
    if "\0" in text:
        raise unreadable("no table", name)
    first, _end, rest = text.partition("\n")
    if first.strip().lower() in ("sep=,", "sep=;", "sep=\t"):  # for the spreadsheet program, which does not show it
        delimiter, text = first.strip("\r")[4], rest
    else:
        delimiter = max(DELIMITERS, key=lambda one: known(_first(text, one)))
    return list(_parsed(text, delimiter, name)), problems


def _decoded(content, name):
    for mark, encoding in (*MARKS, (b"", "utf-8")):
        if content.startswith(mark):
            try:
                return content.decode(encoding), []
            except UnicodeDecodeError:
                break
    return _guessed(content, name)


def _guessed(content, name):
    """Only where one page makes sense of all its letters and the other does not, or both say the same."""
    texts = {sensible(content, page, letters): label for page, (letters, label) in PAGES.items()}
    texts.pop(None, None)
    if len(texts) != 1:
        raise unreadable("letters", name)
    [(text, label)] = texts.items()
    return text, [GUESSED % {"name": shown(name), "page": label}]


def _first(text, delimiter):
    """The first cells with something in them."""
    try:
        written = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        return next((cells for cells in islice(written, MOST_ROWS) if any(map(str.strip, cells))), [])
    except csv.Error:
        return []


def _parsed(text, delimiter, name):
    """Strictly: a quotation mark out of place would let cells run into each other unseen."""
    number = 0
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            number += 1
            if number > MOST_ROWS:
                raise unreadable("rows", name, limit=MOST_ROWS)
            yield number, cells
    except csv.Error:
        raise unreadable("quotes", name, number=number + 1) from None
