"""What the page says of the question itself: how it was read, what it may be instead, and how it is cited."""

import re

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from tests.kept import kept
from tests.makers import make, publish


@kept
def quay():
    place = make("place", title="Quay", latitude="40.4", longitude="49.9")
    publish(place)
    publish(make("event", title="Fire in January 1990", date="1990-01-20"))
    publish(make("event", title="A strike", date="1992", summary="Nothing burned."))
    publish(make("event", title="卡拉巴赫日", language="zh"))
    return place


def offered(page):
    """{the question as a date: its address}, where one is offered."""
    return page.links(r'<p class="note otherwise">As a date:.*?</p>') if "As a date:" in page.html else {}


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("1992", "year:1992"),
        ("۱۹۹۲", "year:۱۹۹۲"),
        ("20.01.1990", "year:20.01.1990"),
        ("January 1990", 'year:"January 1990"'),
        ("1988..1991", "year:1988..1991"),
        ("199X", "year:199X"),
    ],
)
def test_what_may_be_a_date_is_offered_as_one(search, quay, typed, asked):
    page = search(typed, kind="events")
    words, address = next(iter(offered(page).items()))

    assert words == asked
    assert address.endswith("&kind=events")
    assert search(asked, kind="events").titles


@pytest.mark.parametrize("typed", ["fire", "1850", "year:1990", "90", "fire 1990", ""])
def test_nothing_is_offered_where_it_is_none_or_finds_nothing(search, quay, typed):
    assert offered(search(typed)) == {}


@pytest.mark.parametrize("typed", ["-", "()", '""', "🌹", "?!"])
def test_a_question_of_signs_alone_is_said_to_hold_no_word(search, quay, typed):
    page = search(typed)

    assert page.heading.startswith("Nothing matches")
    assert "No word was found in it, so there was nothing to look for." in page.html


def test_chinese_words_are_read_as_their_signs_and_not_as_their_sounds(search, quay):
    page = search("卡拉巴赫")

    assert "<code>卡 拉 巴 赫</code>" in page.html
    assert page.titles == ["卡拉巴赫日"]


@pytest.mark.parametrize("typed", ["が ン", "がン", "ｶﾞﾝ"])
def test_an_accent_stays_with_its_sign(search, typed):
    publish(make("event", title="ガン", language="ja"))

    assert search(typed).titles == ["ガン"]


def test_a_spelling_that_every_record_has_anyway_is_not_offered_alone(search, db):
    for title in ("Yanvar", "Январь"):
        publish(make("event", title=title))

    assert "In another spelling:" in search("yanvar").html
    assert "Only “yanvar”" not in search("yanvar").html


def test_a_search_is_cited_with_its_filters_its_number_its_line_and_its_address(search, quay):
    page = search("fire", kind="events", **{"-language": "az"})
    cited = re.search(r'<p class="cited">(.*?)</p>', page.html)[1]

    today = date_format(timezone.localdate(), "j E Y")
    assert re.sub("<.*?>", "", cited) == (
        "“fire; Kind: Event; Language, not: Azərbaycanca,” search in Carnation, 1 record, line 4 of its ledger, "
        f"{today}, http://testserver/search/?q=fire&amp;kind=events&amp;-language=az"
    )
    assert "“All records,” search in Carnation, 4 records" in search().html


def test_a_map_has_one_page_and_its_title_says_so(search, quay):
    assert "<title>quay, 1 record, search, Map, Carnation</title>" in search("quay", view="map").html


def test_a_place_that_was_found_itself_is_on_the_map(search, quay):
    page = search("quay", view="map")

    assert page.links('<ol class="places">.*?</ol>') == {"Quay": "/places/quay/"}
    assert re.findall("<title>(Quay.*?)</title>", page.html) == ["Quay"]


def test_where_other_records_speak_of_it_they_are_counted_without_it(search, quay):
    publish(make("event", title="At the quay", relations=[{"role": "place", "to": quay.uid}]))
    page = search("quay", view="map")

    assert page.links('<ol class="places">.*?</ol>') == {"Quay": "/search/?q=quay&place=quay"}
    assert re.findall("<title>(Quay.*?)</title>", page.html) == ["Quay: 1 record"]


def test_on_a_phone_names_that_have_no_room_are_left_out(search, quay):
    publish(make("place", title="A mole beside the quay where boats lie at night", latitude="40.5", longitude="49.9"))
    page = search("quay", view="map")

    kinds = re.findall(r'<text class="(name.*?)"', page.html)
    assert sorted(kinds) == ["name", "name wide"]
