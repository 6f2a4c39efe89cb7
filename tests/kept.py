"""Fixtures whose house is built once in each process, and put back for every test after the first."""

import inspect
import shutil
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from archive import pieces
from archive.book import book
from archive.counting import tag_counts
from archive.filing import count_by_initial
from exchange.outgoing.whole import standing
from memorial import context
from search import answers, linking

# What a process remembers of the public under the head of the ledger. A house that is put back has the head it had
# before, and no test shall be answered with what another one asked.
REMEMBERING = (book, tag_counts, count_by_initial, pieces._drawn, standing._taken_back, context._frame_at)


@dataclass(frozen=True)
class House:
    """What a fixture left behind: its rows and files just as they were written, and what it gave to the test."""

    rows: dict
    folder: Path
    given: object


def kept(build):
    """A fixture of the test's own, like any other, that adds to the database and the folders and changes nothing there.

    Building goes through the same doors as everything; putting back costs one statement for each table.
    """
    houses = []

    def fixture(request, db, tmp_path_factory):
        if houses:
            return _put_back(houses[0])
        arguments = {name: request.getfixturevalue(name) for name in inspect.signature(build).parameters}
        before = _rows()
        given = build(**arguments)
        houses.append(House(_added(before), _files_into(tmp_path_factory.mktemp("kept")), deepcopy(given)))
        return given

    fixture.__doc__ = build.__doc__
    return pytest.fixture(fixture, name=build.__name__)


def _rows():
    """{table: (its columns, its rows)}, in the order in which they lie there."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = [column[0] for column in cursor.description], cursor.fetchall()
    return found


def _added(before):
    added = {}
    for table, (columns, rows) in _rows().items():
        old = set(before[table][1])
        assert old <= set(rows), f"{table}: what was here before is no longer as it was."
        added[table] = columns, [row for row in rows if row not in old]
    return {table: (columns, rows) for table, (columns, rows) in added.items() if rows}


def _put_back(house):
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table, (columns, rows) in house.rows.items():
            names, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", rows)
    for name, folder in _folders().items():
        shutil.copytree(house.folder / name, folder, symlinks=True, dirs_exist_ok=True)
    answers.forget()
    linking.forget()
    pieces._pages.clear()
    for remembering in REMEMBERING:
        remembering.cache_clear()
    return deepcopy(house.given)


def _files_into(kept):
    for name, folder in _folders().items():
        shutil.copytree(folder, kept / name, symlinks=True)
    return kept


def _folders():
    return {"data": settings.DATA_DIR, "media": settings.MEDIA_DIR}
