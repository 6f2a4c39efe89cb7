"""What stands above what, as it is public; read anew only where something in it may have changed."""

import pytest

from search.following import ledger_head
from search.index import Place
from search.vocabulary import Vocabulary, _kept, vocabulary
from tests.makers import make, make_tag, publish, withdraw

ONCE, ANEW = 1, 3  # questions: whether lines name a tag or a place; what stands above what, of tags and of places


@pytest.fixture
def mourning(db):
    """A tag under another one, and the place of the ledger at which both are public."""
    grief = make_tag("Grief")
    tag = make_tag("Mourning", relations=[{"role": "broader", "to": grief.uid}])
    publish(grief)
    publish(tag)
    vocabulary(ledger_head())
    return tag


def test_a_way_is_walked_once_although_it_leads_in_a_circle():
    """a under b and c; b under d; d under a."""
    standing = Vocabulary({"a": ("b", "c"), "b": ("d",), "d": ("a",)})

    assert standing.over(["b"]) == {"a", "b", "c", "d"}
    assert standing.over(["c", "x"]) == {"c", "x"}
    assert standing.under("c") == {"a", "b", "c", "d"}
    assert standing.below == {"a": {"d"}, "b": {"a"}, "c": {"a"}, "d": {"b"}}


def test_what_is_published_beside_it_costs_one_small_question(mourning, django_assert_num_queries):
    before = vocabulary(ledger_head())
    publish(make("event", title="Gathering", tags=[mourning.uid]))
    head = ledger_head()

    with django_assert_num_queries(ONCE):
        assert vocabulary(head) is before
    with django_assert_num_queries(0):
        assert vocabulary(head) is before


def test_a_tag_that_is_published_or_withdrawn_is_noticed(mourning, django_assert_num_queries):
    (uid,) = vocabulary(ledger_head()).above
    withdraw(mourning)
    head = ledger_head()

    with django_assert_num_queries(ANEW):
        assert vocabulary(head).above == {}
    publish(mourning)
    assert [*vocabulary(ledger_head()).above] == [uid]


def test_another_ledger_is_noticed_although_it_is_as_long(mourning, django_assert_num_queries):
    head = ledger_head()
    _kept["last"] = Place(head.position - 1, "0" * 64), Vocabulary({"x": ("y",)})

    with django_assert_num_queries(ANEW):
        assert [*vocabulary(head).above] == [mourning.uid]
