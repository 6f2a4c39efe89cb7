"""What a visitor typed, read leniently; and one address for every question."""

import pytest
from django.http import QueryDict

from search.asked import Asked
from search.parameters import LONGEST, MOST_VALUES, read


def asked(query):
    return read(QueryDict(query))


def test_everything_that_makes_no_sense_is_left_out_and_said():
    found = asked(
        "from=x&to=99999&kind=dragons&-rights=no&kind=events&sort=up&view=x&page=-3&lang=xx&every=kind&unknown=1"
    )

    assert found == Asked(chosen=(("kind", "events"),), remarks=found.remarks)
    assert found.remarks == (
        "“x” is not a year; it was left out.",
        "“99999” is not a year; it was left out.",
        "Rights: there is no “no” to choose; it was left out.",
        "Kind of record: there is no “dragons” to choose; it was left out.",
    )


def test_years_may_come_in_either_order_and_in_any_digits():
    assert (asked("from=2000&to=1990").first, asked("from=2000&to=1990").last) == (1990, 2000)
    assert asked("from=١٩٩٠").first == 1990
    assert (asked("from=0").first, asked("to= 1990 ").last) == (None, 1990)


def test_a_long_question_is_cut_between_words_and_this_is_said():
    found = asked("q=" + "word+" * 2500)

    assert len(found.q) <= LONGEST
    assert found.q.endswith("word")
    assert found.remarks == ("The question was long; its first 300 characters were searched for.",)


@pytest.mark.parametrize("bad", ["\0", "\ud800", "\x1b[0m", "\u202e", "\n"])
def test_what_no_page_can_write_vanishes(bad):
    parameters = QueryDict(mutable=True)
    for name in ("q", "tag", "kind", "from", "to", "sort", "page", "lang"):
        parameters[name] = f"a{bad}b"
    found = read(parameters)

    assert bad not in found.q + "".join(value for _tag, value in found.chosen) + "".join(found.remarks)
    found.address.encode()


def test_one_question_has_one_address():
    one = asked(
        "page=2&kind=places&kind=events&tag=b&tag=a&tag=a&every=tag&to=1991&from=1985&q=+qara++yanvar+&sort=oldest"
        "&-person=x&-tag=c&view=grid&more=tag&in=moon&by=alphabet&rights=inc&tag="
    )

    assert one.address == (
        "/search/?q=qara+yanvar&kind=events&kind=places&tag=a&tag=b&-tag=c&-person=x&rights=inc&every=tag"
        "&from=1985&to=1991&sort=oldest&view=grid&more=tag&in=moon&by=alphabet&page=2"
    )
    assert read(QueryDict(one.address.partition("?")[2])) == one
    assert asked("").address == "/search/"
    assert asked("sort=closest&view=list&page=1&lang=en").address == "/search/"
    assert asked("q=a&lang=az").address == "/search/?q=a&lang=az"


def test_what_is_both_chosen_and_excluded_is_excluded():
    both = asked("tag=a&-tag=a&tag=b&every=tag")

    assert (both.chosen, both.excluded, both.every) == ((("tag", "b"),), (("tag", "a"),), ())


def test_a_choice_nearby_begins_on_its_first_page():
    one = asked("tag=a&page=3")

    assert one.with_value("tag", "b").address == "/search/?tag=a&tag=b"
    assert one.excluding("tag", "a").address == "/search/?-tag=a"
    assert one.excluding("tag", "a").with_value("tag", "a").address == "/search/?tag=a"
    assert one.without_value("tag", "a").address == "/search/"
    assert one.canonical.address == "/search/?tag=a&page=3"


def test_an_address_holds_a_bounded_number_of_values():
    many = asked("&".join(f"tag=t{number}&-place=p{number}" for number in range(50)))

    assert len(many.chosen) + len(many.excluded) <= MOST_VALUES
