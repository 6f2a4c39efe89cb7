"""What a visitor typed, read leniently; and one address for every question."""

import pytest
from django.http import QueryDict

from search.asked import Asked, Term
from search.parameters import LONGEST, read


def asked(query):
    return read(QueryDict(query))


@pytest.mark.parametrize(
    ("q", "terms"),
    [
        ("", []),
        ("Qara  YANVAR", [("qara",), ("yanvar",)]),
        ('"Black January" night', [("black", "january"), ("night",)]),
        ("»night«", [("night",)]),
        ("1990-01-20", [("1990",), ("01",), ("20",)]),
        ("night night", [("night",)]),
        ("AND OR NOT * ~ ^ : ( ) [ ] { } \\ /", [("and",), ("or",), ("not",)]),
        ('"" " # ## "#"', []),
        ("a" * 200, [("a" * 200,)]),
    ],
)
def test_words_and_phrases(q, terms):
    assert [term.words for term in Asked(q).terms] == terms


def test_a_word_that_holds_others_knows_them():
    assert Asked("BlackJanuary").terms == (Term(("blackjanuary",), parts=("black", "january")),)


def test_hashtags_stand_apart():
    assert (Asked("#day-of-mourning night #a").hashtags, Asked("no#tag").hashtags) == (("day-of-mourning", "a"), ())


def test_very_many_words_are_as_good_as_sixteen():
    assert len(Asked(" ".join(f"w{number}" for number in range(100))).terms) == 16


def test_everything_that_makes_no_sense_is_left_out_and_said():
    found = asked("from=x&to=99999&kind=dragons&kind=events&sort=up&page=-3&lang=xx&tags=7&unknown=1")

    assert found == Asked(kinds=("events",), remarks=found.remarks)
    assert found.remarks == (
        "“x” is not a year; it was left out.",
        "“99999” is not a year; it was left out.",
        "There is no kind of record called “dragons”; it was left out.",
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

    assert bad not in found.q + "".join(found.tags) + "".join(found.remarks)
    found.address.encode()


def test_one_question_has_one_address():
    one = asked(
        "page=2&kind=places&kind=events&tag=b&tag=a&tag=a&to=1991&from=1985&q=+qara++yanvar+&sort=oldest&tags=all"
    )

    assert one.address == (
        "/search/?q=qara+yanvar&tag=a&tag=b&kind=events&kind=places&from=1985&to=1991&sort=oldest&tags=all&page=2"
    )
    assert read(QueryDict(one.address.partition("?")[2])) == one
    assert asked("").address == "/search/"
    assert asked("sort=closest&page=1&lang=en").address == "/search/"
    assert asked("q=a&lang=az").address == "/search/?q=a&lang=az"
