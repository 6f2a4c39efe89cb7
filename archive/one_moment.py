"""Reading much at leisure, as it stood at one moment, while others go on publishing and wait for nobody."""

from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment():
    """All that is read within was true together. Nothing can be written within; a transaction around it serves too."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        with _reading_on_sqlite():
            yield


@contextmanager
def _reading_on_sqlite():
    """Not Django's own transaction: the house's are immediate, and would keep all others from writing."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
