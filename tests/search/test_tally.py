"""The most frequent values come first and exact, however little the engine was asked for."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.facets.linked import EMPTY, LINKED
from search.facets.tally import Tally


def never(value):
    raise AssertionError(value)


def test_what_was_counted_whole_needs_no_other_count():
    assert list(Tally({"a": 1, "b": 3, "c": 3}).in_order(never)) == [("b", 3), ("c", 3), ("a", 1)]


def test_values_are_counted_when_their_turn_comes():
    asked = []

    def count(value):
        asked.append(value)
        return {"a": 9, "b": 8, "c": 7}[value]

    pairs = Tally({"a": 8, "b": 8, "c": 7}, unseen=1).in_order(count)
    assert asked == []
    assert (next(pairs), asked) == (("a", 9), ["a"])


def test_those_that_are_sure_need_no_other_count_although_others_do():
    asked = []

    def count(value):
        asked.append(value)
        return {"a": 9, "b": 6}[value]

    tally = Tally({"a": 8, "b": 5, "c": 8, "d": 6}, unseen=2, sure=frozenset("cd"))
    assert (list(tally.in_order(count)), asked) == ([("a", 9), ("c", 8), ("b", 6), ("d", 6)], ["a", "b"])


def test_where_something_unseen_may_be_as_frequent_nothing_more_is_said():
    assert list(Tally({"a": 8, "b": 2}, unseen=3).in_order({"a": 8, "b": 3}.get)) == [("a", 8)]


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=3), max_size=40), st.integers(0, 5), st.data())
def test_the_order_is_that_of_a_count_by_hand(records, unseen, data):
    by_hand = Counter(value for record in records for value in record)
    hidden = {value: data.draw(st.integers(0, min(unseen, count)), label=value) for value, count in by_hand.items()}
    counted = {value: count - hidden[value] for value, count in by_hand.items() if count > hidden[value]}
    tally = Tally(counted, unseen, frozenset(value for value in counted if not hidden[value]))

    found = list(tally.in_order(by_hand.get))
    left = [number for value, number in by_hand.items() if value not in dict(found)]
    assert [number for _value, number in found] == sorted(by_hand.values(), reverse=True)[: len(found)]
    assert dict(found).items() <= by_hand.items()
    assert max(left, default=0) <= unseen


@pytest.mark.parametrize("facet", LINKED, ids=lambda facet: facet.name)
def test_every_record_has_one_value_in_every_column_but_the_last(facet):
    *columns, more = facet.columns
    for count in range(facet.abreast + 3):
        uids = [f"uid{number}" for number in range(count)]
        laid = list(facet.laid_out(uids, EMPTY[1]))

        assert [column for column, _uid in laid if column != more] == columns
        assert [uid for _column, uid in laid if uid not in EMPTY] == uids
        told = {column for column, uid in laid if uid not in EMPTY and column in facet.behind}
        assert {facet.behind[column] for column in told} == set(facet.beyond(uids))
