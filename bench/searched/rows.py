"""Rows of many tables in bulk: INSERT on SQLite, COPY on PostgreSQL, both without Django's work for each of them."""

from collections import defaultdict
from functools import cache
from itertools import count

from django.db import connections, models
from django.db.models import Max

PREPARED = (models.DateField, models.DecimalField)
# For the time of filling: whoever pulls the plug meanwhile fills the house again.
SQLITE_IN_HASTE = "PRAGMA synchronous=OFF", "PRAGMA cache_size=-400000", "PRAGMA temp_store=MEMORY"


@cache
def columns(model):
    """The columns of a model's own table; those of its parents lie in theirs."""
    return model._meta.local_concrete_fields


@cache
def usual(model):
    """What a row has where nothing else is said, and which place each column has."""
    fields = columns(model)
    return [field.get_default() for field in fields], {field.attname: at for at, field in enumerate(fields)}


class Rows:
    """Collects rows of any model, in the order in which the tables were first met, and writes all of them."""

    def __init__(self, using="default"):
        self.connection = connections[using]
        self.waiting = defaultdict(list)
        self.keys = {}

    def key(self, model):
        """The next primary key of a table that counts its own."""
        if model not in self.keys:
            self.keys[model] = count((self._last(model) or 0) + 1)
        return next(self.keys[model])

    def _last(self, model):
        return model._base_manager.using(self.connection.alias).aggregate(last=Max("pk"))["last"]

    def add(self, table, instance):
        """What an instance has of the columns of one table."""
        self.waiting[table].append([getattr(instance, field.attname) for field in columns(table)])

    def add_new(self, table, **values):
        """A row with the next primary key, without the making of an instance, which costs most; returns the key."""
        ordinary, places = usual(table)
        row = ordinary.copy()
        for name, value in values.items():
            row[places[name]] = value
        key = row[places[table._meta.pk.attname]] = self.key(table)
        self.waiting[table].append(row)
        return key

    def write(self):
        """Returns the tables that were written."""
        for table, rows in self.waiting.items():
            _prepare(self.connection, table, rows)
            _written(self.connection, table, rows)
        tables = list(self.waiting)
        self.waiting.clear()
        return tables


def _prepare(connection, table, rows):
    """Days, seconds and numbers as the database keeps them."""
    for place, field in enumerate(columns(table)):
        if isinstance(field, PREPARED):
            prepared = {value: field.get_db_prep_save(value, connection) for value in {row[place] for row in rows}}
            for row in rows:
                row[place] = prepared[row[place]]


def _written(connection, table, rows):
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in columns(table))
    where = f"{quote(table._meta.db_table)} ({names})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {where} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns(table)))
            cursor.executemany(f"INSERT INTO {where} VALUES ({marks})", rows)


def in_haste(using="default"):
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for sentence in SQLITE_IN_HASTE:
                cursor.execute(sentence)


def settle(tables):
    """Sequences behind the last keys, and statistics for whoever plans queries."""
    connection = connections["default"]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in tables:
                if table._meta.auto_field in columns(table):
                    name = table._meta.db_table
                    pk = table._meta.pk.column
                    cursor.execute(
                        f"SELECT setval(pg_get_serial_sequence('{name}', '{pk}'), (SELECT max({pk}) FROM {name}))"
                    )
        cursor.execute("ANALYZE")
