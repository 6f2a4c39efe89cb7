"""The head of the ledger: one hash that stands for everything public, and under which all is remembered."""

from django.db import connection

HEAD = "SELECT hash FROM archive_ledgerline ORDER BY position DESC LIMIT 1"


def ledger_head():
    """The hash of the newest line; empty while nothing was ever published."""
    with connection.cursor() as cursor:
        cursor.execute(HEAD)
        row = cursor.fetchone()
    return row[0] if row else ""


def head_of(request):
    """The hash at the head of the ledger as this request found it."""
    if not hasattr(request, "ledger_head"):
        request.ledger_head = ledger_head()
    return request.ledger_head
