"""The houses in which searching is measured hold the very rows that publication leaves."""

import pytest
from django.apps import apps
from django.db import transaction

from archive.applying import apply_all
from archive.ledger import faults
from archive.models import Edition, Record, State
from archive.publishing import move_all
from bench.searched.counted import BLOCK, TAGS, count_before, kind_of, number_of, place_of
from bench.searched.filling import fill, filled, write
from bench.searched.things import NOTE, description
from bench.searched.uids import number_at, uid_of
from tests import cast

pytestmark = pytest.mark.django_db

MANY = TAGS + 3 * BLOCK
MOMENTS = {"changed_at", "at", "published_at", "hash", "previous"}  # and what they are sealed into


class Undone(Exception):
    pass


def rows():
    """{table: its rows} without primary keys and moments; what refers to records names their uids."""
    uids = dict(Record.objects.values_list("pk", "uid"))
    editions = dict(Edition.objects.values_list("pk", "uid"))
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ("archive", "memorial"):
            some = model._base_manager.values(*[field.attname for field in model._meta.concrete_fields])
            found[model._meta.label] = sorted((_without_keys(model, row, uids, editions) for row in some), key=repr)
    return found


def _without_keys(model, row, uids, editions):
    named = {}
    for field in model._meta.concrete_fields:
        if field.is_relation and issubclass(field.related_model, Record):
            named[field.name] = uids.get(row[field.attname])
        elif field.is_relation and field.related_model is Edition:
            named[field.name] = editions[row[field.attname]]
        elif field.name not in MOMENTS and (model._meta.label == "archive.LedgerLine" or not field.primary_key):
            named[field.name] = row[field.attname]
    return named


def publish(descriptions):
    by = cast.member("curator", is_superuser=True)
    records = apply_all(descriptions, by=by, note=NOTE)
    move_all(move_all(records, State.REVIEW, by=by), State.PUBLISHED, by=by, note=NOTE)


def rows_after(work):
    try:
        with transaction.atomic():
            work()
            found = rows()
            raise Undone
    except Undone:
        return found


def test_a_house_filled_in_bulk_holds_the_rows_of_one_that_was_published():
    cast.member("curator", is_superuser=True)
    descriptions = [description(number) for number in range(1, MANY + 1)]

    in_bulk = rows_after(lambda: write(descriptions))
    published = rows_after(lambda: publish(descriptions))

    assert in_bulk.keys() == published.keys()
    for table, expected in published.items():
        assert in_bulk[table] == expected, table
    assert len(in_bulk["archive.Mention"]) > MANY


def test_filling_on_continues_where_it_stopped_and_the_ledger_verifies():
    cast.member("curator", is_superuser=True)

    assert list(fill(TAGS + 10)) == [TAGS + 10]
    assert list(fill(TAGS + 150)) == [TAGS + 150]
    assert list(fill(TAGS + 150)) == []

    assert filled() == Record.objects.count() == TAGS + 150
    assert list(faults()) == []


def test_a_number_is_read_back_from_its_identifier_and_its_place_among_its_kind():
    for number in (*range(1, 1000), 999_999, 1_000_000):
        assert number_at(uid_of(number)) == number
        assert number_of(kind_of(number), place_of(number)) == number
        assert number_of(kind_of(number), count_before(kind_of(number), number)) <= max(number, TAGS + BLOCK)
