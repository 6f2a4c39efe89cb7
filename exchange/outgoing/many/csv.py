"""A table as CSV: UTF-8 with its mark, so that spreadsheet programs read every script; what it is stands first."""

import csv
import re
from io import StringIO

from exchange.outgoing.many.rows import COLUMNS, row
from exchange.outgoing.plain import one_line

MARK = "\ufeff"
# What spreadsheet programs take for the beginning of a formula; and a cell may begin behind another sign than ours.
SIGNS, BREAKS = "=+-@＝＋－＠", ";|\t"
FORMULA = re.compile(f"(^|[{BREAKS}])(\\s*)(?=[{re.escape(SIGNS)}])")


def write(head, rows):
    yield MARK + "".join(_line(harmless(one_line(f"# {line}"))) for line in head.lines) + _line(*COLUMNS)
    for edition, mentioned in rows:
        yield _line(*map(harmless, row(edition, mentioned, head.base)))


def harmless(value):
    """A text that spreadsheet programs would take for a formula is marked as text."""
    if not isinstance(value, str) or (value[:1] not in SIGNS and not any(sign in value for sign in BREAKS)):
        return value
    return FORMULA.sub(r"\1\2'", value)


def _line(*values):
    written = StringIO()
    csv.writer(written, quoting=csv.QUOTE_NONNUMERIC).writerow(values)
    return written.getvalue()
