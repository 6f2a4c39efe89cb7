"""What stands around the rows of an XLSX book: its contents, its sheets by name, what refers to what."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

SHEET_BEGINS = f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetData>'.encode()
SHEET_ENDS = b"</sheetData></worksheet>"


def around(names):
    """(path, text) of every other file of the book; its sheets are numbered from 1."""
    sheets = list(enumerate(names, 1))
    yield "xl/workbook.xml", _book(sheets)
    yield "xl/_rels/workbook.xml.rels", _related((n, "worksheet", f"worksheets/sheet{n}.xml") for n, _name in sheets)
    yield "_rels/.rels", _related([(1, "officeDocument", "xl/workbook.xml")])
    yield "[Content_Types].xml", _types(sheets)


def _book(sheets):
    listed = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in sheets)
    return f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'


def _related(relations):
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, kind, target in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _types(sheets):
    listed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{TYPE}.worksheet+xml"/>'
        for number, _name in sheets
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>{listed}</Types>'
    )
