"""Spreadsheets, ZIPs and folders of photographs as curators bring them, made when a test needs them."""

import csv
import random
from io import BytesIO, StringIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from PIL import Image

HEADINGS = (
    "File name",
    "Title",
    "Caption (az)",
    "Caption (en)",
    "Alternative text (az)",
    "Alternative text (en)",
    "Credit",
    "Date",
    "Rights",
)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
XML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"


def csv_of(*rows, encoding="utf-8", delimiter=","):
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_of(*rows, formats=None, hidden=(), others=()):
    """A workbook; `formats` are number formats by cell ("B2"), `hidden` and `others` the names of further sheets."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Captions"
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    for place, name in enumerate(hidden):
        book.create_sheet(name, place).sheet_state = "hidden"
    for name in others:
        book.create_sheet(name)
    book.active = len(hidden)
    return saved(book)


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def excel_of(*rows):
    """The same as Excel writes it: the words of all cells in a table of their own, each once."""
    book = ZipFile(BytesIO(xlsx_of(("nothing",))))
    parts = {name: book.read(name) for name in book.namelist()}
    words = list(dict.fromkeys(str(cell) for row in rows for cell in row))
    cells = [[f'<c t="s"><v>{words.index(str(cell))}</v></c>' for cell in row] for row in rows]
    data = "".join(f"<row>{''.join(row)}</row>" for row in cells)
    strings = "".join(f'<si><t xml:space="preserve">{escape(word)}</t></si>' for word in words)
    override = f'<Override PartName="/{STRINGS}" ContentType="{XML}.sharedStrings+xml"/></Types>'
    parts[SHEET] = f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'.encode()
    parts[STRINGS] = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    parts[TYPES] = parts[TYPES].replace(b"</Types>", override.encode())
    return zip_of(parts)


def zip_of(members, compression=ZIP_DEFLATED):
    """A ZIP of {name: content}, or of [(name or ZipInfo, content)] where a name comes twice."""
    file = BytesIO()
    with ZipFile(file, "w", compression) as packed:
        for name, content in members.items() if isinstance(members, dict) else members:
            packed.writestr(name, content)
    return file.getvalue()


def photograph(number, size=(180, 160)):
    """A small JPEG that looks like no other: chance decides each of its fields."""
    dice = random.Random(number)
    fields = Image.new("L", (9, 8))
    fields.putdata([dice.randrange(256) for _field in range(9 * 8)])
    file = BytesIO()
    fields.resize(size, Image.Resampling.BICUBIC).convert("RGB").save(file, "JPEG", quality=80)
    return file.getvalue()


def folder(count):
    """{name: content} of so many photographs, all different to the eye."""
    return {f"harbour-{number:03}.jpg": photograph(number) for number in range(1, count + 1)}


def captions(count, without_alternative_text=()):
    """The rows that describe them in Azerbaijani and English; some lack their alternative texts."""
    yield HEADINGS
    for number in range(1, count + 1):
        lacks = number in without_alternative_text
        yield (
            f"harbour-{number:03}.jpg",
            f"Liman, {number}",
            f"Şəkil {number}: körpüdə iki qayıq.",
            f"Picture {number}: two boats at the pier.",
            "" if lacks else f"Taxta körpüyə bağlanmış iki qayıq, {number}.",
            "" if lacks else f"Two boats tied to a wooden pier, {number}.",
            "Invented for a test",
            f"1990-01-{number % 28 + 1:02}",
            "CC BY 4.0",
        )
