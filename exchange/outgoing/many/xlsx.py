"""A table as XLSX, sent as it is written: a sheet that says what it is, and sheets of records.

Written by hand because libraries keep the whole book until its last row; what is kept here is one piece.
The format is ECMA-376: a ZIP of XML files. Every cell says that it is text, so that none is ever a formula.
"""

import re
from itertools import count
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from exchange.outgoing.many import xlsx_parts as parts
from exchange.outgoing.many.rows import COLUMNS, row
from exchange.outgoing.plain import one_line

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767  # characters of a cell
MOST_ROWS = 1_048_575  # of a sheet, without its header
MOST_BYTES = 2**31  # of a sheet: from 2**32 on, older programs cannot read it
PIECE = 1 << 16
# What XML cannot hold, and what Excel would read as a character written in hexadecimal.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Sent:
    """A file that can only be written: what stands in it is taken out again and sent."""

    def __init__(self):
        self.pieces = []

    def write(self, piece):
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self):
        pass

    def taken(self):
        whole, self.pieces = b"".join(self.pieces), []
        return whole


def write(head, rows):
    sent = Sent()
    rows = (row(edition, mentioned, head.base) for edition, mentioned in rows)
    with ZipFile(sent, "w", ZIP_DEFLATED, compresslevel=1) as book:
        yield from _sheet(book, sent, 1, ([one_line(line)] for line in head.lines))
        names = ["About"]
        for number in count(1):
            rows, is_last = yield from _records(book, sent, number + 1, rows)
            names.append("Records" if number == 1 else f"Records {number}")
            if is_last:
                break
        for path, text in parts.around(names):
            with book.open(path, "w") as file:
                file.write(text.encode())
    yield sent.taken()


def _records(book, sent, number, rows):
    """One sheet of records; returns what is left of them, and whether that is nothing."""
    portion = Portion(rows)
    yield from _sheet(book, sent, number, portion)
    return portion.left, portion.is_last


class Portion:
    """As many rows as one sheet can hold, behind the names of their columns."""

    def __init__(self, rows):
        self.left, self.is_last = rows, False

    def __iter__(self):
        yield COLUMNS
        size = 0
        for number, cells in enumerate(self.left, 1):
            yield cells
            size += sum(len(str(cell)) for cell in cells) * 2
            if number == MOST_ROWS or size > MOST_BYTES // 2:
                return
        self.is_last = True


def _sheet(book, sent, number, rows):
    with book.open(f"xl/worksheets/sheet{number}.xml", "w") as file:
        file.write(parts.SHEET_BEGINS)
        waiting = 0
        for cells in rows:
            text = _row(cells).encode()
            file.write(text)
            waiting += len(text)
            if waiting > PIECE:
                waiting = 0
                yield sent.taken()
        file.write(parts.SHEET_ENDS)
    yield sent.taken()


def _row(cells):
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(value):
    if type(value) is int:
        return f"<c><v>{value}</v></c>"
    if not value:
        return "<c/>"
    text = ESCAPE.sub("_x005F_", UNWRITABLE.sub("", str(value)).replace("\r", " ")[:LONGEST])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
