"""Where an edition stands in the ledger."""

from dataclasses import dataclass

from django.db import connection

from archive.models import Act

LINE = """
SELECT position, hash, (SELECT MAX(position) FROM archive_ledgerline)
FROM archive_ledgerline WHERE uid = %s AND edition = %s AND act = %s
"""
LINES_ON_A_PAGE = 50  # of the public ledger, newest first


@dataclass(frozen=True)
class LineOfLedger:
    position: int
    hash: str
    last: int

    @property
    def address(self):
        page = (self.last - self.position) // LINES_ON_A_PAGE + 1
        return f"/ledger/?page={page}#line-{self.position}" if page > 1 else f"/ledger/#line-{self.position}"


def line_of(edition):
    """The line that published it, in one question; None where there is none, as in a preview."""
    with connection.cursor() as cursor:
        cursor.execute(LINE, [edition.uid, edition.number, Act.PUBLISHED])
        row = cursor.fetchone()
    return LineOfLedger(*row) if row else None
