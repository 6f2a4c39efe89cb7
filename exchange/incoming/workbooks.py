"""XLSX: the first sheet that can be seen, as text; a workbook is a ZIP, and is weighed before it is read."""

import re
import warnings
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from archive.pictures import shown
from exchange.incoming import packed
from exchange.incoming.delimited import MOST_ROWS
from exchange.incoming.unreadable import unreadable

MOST_COLUMNS = 100
# Unpacked: a tag may cost 300 bytes of memory; one that goes on and on, or a comment, costs the parser hours.
MOST_BYTES, MOST_TAGS, MOST_BETWEEN_TAGS, MOST_PARTS = 32 * 1024 * 1024, 1_200_000, 8 * packed.PIECE, 1000
# The library is made for workbooks that programs wrote; of others it lets all of these slip.
LIBRARY_GIVES_UP = (*packed.DAMAGE, ParseError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError)
KINDS = {
    "xl/vbaProject.bin": "macros",
    "xl/workbook.bin": "binary",
    "content.xml": "opendocument",
    "Index/Document.iwa": "numbers",
    "Index.zip": "numbers",
}
LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # in a number format: words, colours and locales, no parts of a date
OTHER_SHEETS = _("Only the first sheet of “%(name)s” was read, “%(sheet)s”; not “%(others)s”.")


def rows(file, *, name):
    """([(row number, cells)], sentences); cells are text, formulae their stored values, dates as exact as they show."""
    try:
        _weigh(file, name)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")  # it tells of what it leaves out: styles, drawings
            return _read(file, name)
    except LIBRARY_GIVES_UP as problem:
        raise unreadable("damaged", name) from problem


def _weigh(file, name):
    """Unpacks all of it once, to nowhere: so much, and so many tags, is what the library will hold in memory."""
    opened = packed.opened(file, longest_directory=MOST_PARTS * 400)
    names = set(opened.namelist())
    for sign, kind in KINDS.items():
        if sign in names:
            raise unreadable(kind, name)
    if "[Content_Types].xml" not in names:
        raise unreadable("no table", name)
    infos = opened.infolist()
    unusual = any(info.compress_type not in packed.STORED_OR_DEFLATED for info in infos)
    if unusual or len(infos) > MOST_PARTS or packed.overlapping(opened):
        raise unreadable("damaged", name)
    if not _is_light(opened, infos):
        raise unreadable("too much", name)


def _is_light(opened, infos):
    left, tags = MOST_BYTES, MOST_TAGS
    for info in infos:
        between = 0
        for piece in packed.pieces(opened, info, at_most=left):
            left, tags = left - len(piece), tags - piece.count(b"<")
            between = 0 if b"<" in piece else between + len(piece)
            if left < 0 or tags < 0 or between > MOST_BETWEEN_TAGS:
                return False
    return True


def _read(file, name):
    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise unreadable("hidden", name)
    sheets[0].reset_dimensions()  # what the workbook says of its own size may be wrong
    found = []
    for number, cells in enumerate(sheets[0].iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        if number > MOST_ROWS:
            raise unreadable("rows", name, limit=MOST_ROWS)
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            found.append((number, texts))
    return found, _other_sheets(sheets, name)


def _other_sheets(sheets, name):
    others = "”, “".join(sheet.title for sheet in sheets[1:])
    return [OTHER_SHEETS % {"name": shown(name), "sheet": sheets[0].title, "others": others}] if others else []


def _text(cell):
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (date, datetime)):
        return _date(value, cell.number_format or "")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "")


def _date(value, number_format):
    """As exact as the sheet shows it: of “January 1990” a spreadsheet program keeps 1 January, which nobody wrote."""
    shown_parts = LITERAL.sub("", number_format).lower()
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(timespec="minutes")
    if "d" in shown_parts or "y" not in shown_parts:
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in shown_parts else f"{value:%Y}"
