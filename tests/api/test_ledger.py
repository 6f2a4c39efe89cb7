"""The ledger can be verified by anyone, and names no record that is not public."""

import pytest

from archive.description import canonical, digest
from tests.small_house import HARBOUR, MOURNING, NIGHT, SEA, SHIP, WIND

pytestmark = pytest.mark.django_db
LEDGER = "/api/v1/ledger"


def test_lines_come_in_order_and_hold_the_hash_of_the_one_before(house, ask):
    lines = ask(LEDGER)["lines"]

    assert [line["position"] for line in lines] == list(range(1, 11))
    assert [line["previous"] for line in lines] == ["0" * 64, *(line["hash"] for line in lines[:-1])]


def test_a_line_is_given_as_it_was_hashed(house, ask):
    for line in ask(LEDGER)["lines"][:8]:
        hashed = {name: value for name, value in line.items() if name != "hash"}
        assert digest(canonical(hashed)) == line["hash"]


def test_a_line_about_a_record_that_is_not_public_does_not_say_which_one(house, visit, ask):
    lines = ask(LEDGER)["lines"]

    acts = [(line["act"], line["uid"], line["kind"], line["edition"]) for line in lines]
    assert acts == [
        ("published", SEA, "tag", 1),
        ("published", MOURNING, "tag", 1),
        ("published", HARBOUR, "place", 1),
        ("published", NIGHT, "event", 1),
        ("published", NIGHT, "event", 2),
        ("published", NIGHT, "event", 3),
        ("erased", NIGHT, "event", 1),
        ("published", SHIP, "event", 1),
        ("published", None, None, 1),
        ("withdrawn", None, None, 1),
    ]
    assert WIND not in visit(LEDGER).content.decode()


def test_whoever_knows_a_line_asks_for_what_came_after_it(house, ask):
    assert [line["position"] for line in ask(f"{LEDGER}?after=8")["lines"]] == [9, 10]
    assert ask(f"{LEDGER}?after=10") == {"lines": [], "next": None}


@pytest.mark.parametrize("limit", [1, 200])
def test_the_ledger_asks_three_questions(house, visit, django_assert_num_queries, limit):
    with django_assert_num_queries(3):
        visit(f"{LEDGER}?limit={limit}")
