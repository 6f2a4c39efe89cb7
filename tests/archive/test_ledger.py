"""Nobody alters the record silently: the database refuses, and where somebody got past it, the ledger tells."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from archive.guards import GUARDS
from archive.ledger import faults
from archive.models import Edition, LedgerLine
from tests.kept import kept
from tests.makers import make, publish, withdraw

pytestmark = pytest.mark.django_db


@kept
def three_lines():
    """Two records published, one of them withdrawn: lines 1, 2 and 3."""
    first, second = make("place", title="First"), make("place", title="Second")
    publish(first)
    publish(second)
    withdraw(first)


def past_the_guards(statement, *values):
    """What somebody with the database's own keys could do."""
    with connection.cursor() as cursor:
        for name, (_act, table, _condition, _sentence) in GUARDS.items():
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        cursor.execute(statement, values)


def named_faults():
    return [fault for fault in faults() if "trigger" not in fault]


FORBIDDEN = [
    "UPDATE archive_ledgerline SET act = 'published' WHERE position = 3",
    "UPDATE archive_ledgerline SET hash = hash",
    "DELETE FROM archive_ledgerline WHERE position = 3",
    "UPDATE archive_edition SET digest = 'x'",
    "UPDATE archive_edition SET number = 7 WHERE title = 'First'",
    "UPDATE archive_edition SET text = '{}'",
    "DELETE FROM archive_edition",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_database_itself_refuses_to_change_what_was_published(three_lines, statement):
    before = list(LedgerLine.objects.values()), list(Edition.objects.values())

    with (
        pytest.raises(DatabaseError, match=r"append-only|immutable"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert (list(LedgerLine.objects.values()), list(Edition.objects.values())) == before


def test_a_ledger_that_nobody_touched_is_whole(three_lines):
    said = StringIO()
    call_command("verify_ledger", stdout=said)

    assert list(faults()) == []
    assert said.getvalue() == "The ledger is whole: 3 lines, each follows the one before.\n"


def test_an_empty_ledger_is_whole():
    assert list(faults()) == []


TAMPERING = [
    ("UPDATE archive_ledgerline SET act = 'published' WHERE position = 3", ["Line 3 was altered"]),
    ("DELETE FROM archive_ledgerline WHERE position = 2", ["Line 2 is missing", "stands in no line of the ledger"]),
    (
        "UPDATE archive_ledgerline SET position = 9 WHERE position = 2",
        ["Line 2 is missing", "Line 4 is missing", "Line 9 was altered"],
    ),
    ("UPDATE archive_edition SET text = '{}' WHERE title = 'Second'", ["The text of edition 1 of"]),
    (
        "UPDATE archive_edition SET is_current = (1 = 1) WHERE title = 'First'",
        ["is public, and the ledger says it was withdrawn"],
    ),
    (
        "UPDATE archive_edition SET digest = 'x' WHERE title = 'Second'",
        ["has another digest than line 2", "The text of edition 1 of"],
    ),
]


@pytest.mark.parametrize(("statement", "named"), TAMPERING)
def test_whatever_was_tampered_with_is_named(three_lines, statement, named):
    past_the_guards(statement)

    found = named_faults()
    for words in named:
        assert any(words in fault for fault in found), found


def test_a_line_replaced_with_a_fitting_hash_breaks_the_chain_behind_it(three_lines):
    line = LedgerLine.objects.get(position=2)
    line.at = "1999-01-01T00:00:00+00:00"
    past_the_guards(
        "UPDATE archive_ledgerline SET at = %s, hash = %s WHERE position = 2", line.at, line.computed_hash()
    )

    assert named_faults() == ["Line 3 does not follow line 2: one of them was replaced or moved."]


def test_the_last_line_cannot_vanish_unseen(three_lines):
    past_the_guards("DELETE FROM archive_ledgerline WHERE position = 3")

    assert list(LedgerLine.objects.values_list("position", flat=True)) == [1, 2]
    assert named_faults() == ["A record is in the state “withdrawn”, and the ledger says otherwise: First."]


def test_guards_that_are_gone_are_named_and_the_command_fails(three_lines):
    past_the_guards("SELECT 1")
    said = StringIO()

    with pytest.raises(CommandError, match="not whole: 4 fault"):
        call_command("verify_ledger", stderr=said)

    assert all(name in said.getvalue() for name in GUARDS)
