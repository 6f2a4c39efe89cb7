"""The page of results, as a visitor and a crawler read it."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import views
from search.finding import find
from search.parameters import read
from tests.makers import make, make_photograph, make_tag, publish


@pytest.fixture
def harbour(db):
    tag = make_tag("Day of Mourning", texts=[{"field": "title", "language": "az", "text": "Matəm günü"}])
    publish(tag)
    publish(make("event", title="Harbour fire", date="1990-01-20", summary="At night.", tags=[tag.uid]))
    publish(make("statement", title="Harbour words", date="2022-01-20", words="The harbour.", platform="Twitter"))
    publish(make_photograph(title="Harbour picture", credit="An agency"))
    return tag


def head(page, pattern):
    return re.search(pattern, page.html)[1]


def test_the_title_says_what_how_many_and_which_page(search, harbour):
    assert head(search("harbour"), "<title>(.*?)</title>") == "harbour, 3 records, search (page 1 of 1), Carnation"
    assert head(search("fire"), "<title>(.*?)</title>") == "fire, 1 record, search (page 1 of 1), Carnation"
    assert head(search(), "<title>(.*?)</title>") == "4 records, search (page 1 of 1), Carnation"


def test_each_question_has_one_permanent_link(search, harbour):
    page = search("  harbour ", kind=["statements", "events"], page="1", tags="all")

    link = "/search/?q=harbour&amp;kind=events&amp;kind=statements"
    assert head(page, 'rel="canonical" href="(.*?)"') == f"http://testserver{link}"
    assert head(page, '<a href="([^"]*)">Link to this search') == link


def test_filtered_results_are_not_for_the_indexes_of_others(search, harbour):
    assert 'name="robots" content="noindex"' in search("harbour", kind="events").html
    assert 'name="robots"' not in search("harbour").html


def test_every_filter_is_a_chip_that_leads_to_the_question_without_it(search, harbour):
    page = search(
        "harbour", kind=["events", "places"], tag="day-of-mourning", to="1999", sort="oldest", **{"from": "1980"}
    )

    assert page.chips == {
        "Kind: Event": "/search/?q=harbour&tag=day-of-mourning&kind=places&from=1980&to=1999&sort=oldest",
        "Kind: Place": "/search/?q=harbour&tag=day-of-mourning&kind=events&from=1980&to=1999&sort=oldest",
        "From: 1980": "/search/?q=harbour&tag=day-of-mourning&kind=events&kind=places&to=1999&sort=oldest",
        "To: 1999": "/search/?q=harbour&tag=day-of-mourning&kind=events&kind=places&from=1980&sort=oldest",
        "Tag: Day of Mourning": "/search/?q=harbour&kind=events&kind=places&from=1980&to=1999&sort=oldest",
    }
    assert 'href="/search/?q=harbour&amp;sort=oldest">Clear all' in page.html
    assert "Filters (5 applied)" in page.html


def test_each_form_carries_what_the_others_chose(search, harbour):
    page = search("harbour", kind="events", tag="day-of-mourning", sort="oldest", lang="az", **{"from": "1980"})

    sorts = head(page, r'<form class="sorts"(.*?)</form>')
    assert set(re.findall(r'name="(\w+)" value="([^"]*)"', sorts)) == {
        ("q", "harbour"), ("lang", "az"), ("tag", "day-of-mourning"), ("kind", "events"), ("from", "1980"),
    }  # fmt: skip
    filters = re.search(r"<details><summary>.*?</details>", page.html, re.DOTALL)[0]
    assert set(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', filters)) == {
        ("q", "harbour"), ("lang", "az"), ("sort", "oldest"),
    }  # fmt: skip


def test_a_hit_says_kind_date_tags_and_where_it_was_said(search, harbour):
    page = search("harbour", sort="oldest")

    assert page.titles == ["Harbour fire", "Harbour words", "Harbour picture"]
    assert "<span>2022<small>20 January</small></span>" in page.html
    assert "Photograph, image not held" in page.html
    assert '<li><a href="/search/?tag=day-of-mourning">Day of Mourning</a></li>' in page.html
    meta = [re.findall(r"<span>(.*?)</span>", one) for one in re.findall(r'<p class="meta">(.*?)</p>', page.html)]
    assert meta == [["20 January 1990"], ["20 January 2022", "Twitter"], ["An agency"]]


def test_in_another_language_of_the_page_translated_names_are_used_and_foreign_ones_marked(search, harbour):
    page = search("harbour", kind="events", tag="day-of-mourning", lang="az")

    assert "Matəm günü" in page.html
    assert '<a href="/events/harbour-fire/?lang=az" lang="en">Harbour fire</a>' in page.html


def test_where_nothing_is_found_each_filter_can_be_taken_away_and_says_what_that_gives(search, harbour):
    page = search("harbour", kind="events", **{"from": "2000"})

    assert page.heading == "Nothing matches “harbour” with these filters."
    assert ways_out(page) == [
        ("/search/?q=harbour&from=2000", "Remove Kind: Event", "1 record"),
        ("/search/?q=harbour&kind=events", "Remove From: 2000", "1 record"),
    ]


def test_where_no_single_filter_is_in_the_way_all_can_be_taken_away(search, harbour):
    page = search("harbour", kind="places", tag="day-of-mourning", to="1900")

    assert ways_out(page) == [("/search/?q=harbour", "Remove all filters", "3 records")]
    assert ways_out(search("absent", kind="places")) == []


def ways_out(page):
    found = re.findall(r'<li><a class="more" href="([^"]*)">(.*?)</a> <span class="note">(.*?)</span>', page.html)
    return [tuple(html.unescape(part) for part in way) for way in found]


def test_where_nothing_is_found_tags_with_the_word_are_offered(search, harbour):
    page = search("mourning harbourless")

    assert page.titles == []
    assert '<a href="/tags/day-of-mourning/">Day of Mourning</a>' in page.html


def test_the_page_needs_no_inline_script_or_style(search, harbour):
    page = search("harbour")

    assert re.findall(r"<script|<style|\sstyle=|\son[a-z]+=", page.html) == []
    assert "default-src 'self'" in page.response["Content-Security-Policy"]
    assert not page.response.cookies


def publish_fires(numbers):
    """Events that mention a place and have three tags, all of them public."""
    for number in numbers:
        tags = [make_tag(f"Tag {number}{letter}") for letter in "abc"]
        place = make("place", title=f"Harbour {number}")
        public = {"tags": sorted(tag.uid for tag in tags), "relations": [{"role": "place", "to": place.uid}]}
        for record in (*tags, place, make("event", title=f"Fire {number}", date="1990", **public)):
            publish(record)


def questions_asked(address):
    """How many a page asks of the database: the first time after a publication, and from then on."""
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(address).status_code == 200
        counts.append(len(asked))
    return counts


@pytest.mark.parametrize("address", ["/search/", "/search/?q=harbour&kind=events&tag=tag-0a&from=1980&tags=all"])
def test_the_page_asks_as_many_questions_for_three_records_as_for_one(address, db):
    publish_fires([0])
    find(read(QueryDict()))
    one = questions_asked(address)
    publish_fires([1, 2])
    find(read(QueryDict()))
    three = questions_asked(address)

    assert one == three
    assert max(three) <= 6


WILD = st.text(st.characters(codec=None), max_size=60)


def answer(rf, **parameters):
    """The answer to parameters as a browser would send them, lone surrogates and all."""
    return views.search(rf.get("/search/", QUERY_STRING=urlencode(parameters, errors="surrogatepass")))


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    q=st.one_of(WILD, st.text('"#“”abəБ 1:*()\\-~^[]{}\0', max_size=40)),
    tag=WILD,
    year=st.one_of(WILD, st.integers(-10, 10_000).map(str)),
    page=st.one_of(WILD, st.integers(-1, 3).map(str)),
)
def test_whatever_is_typed_gives_an_answer(rf, harbour, q, tag, year, page):
    assert answer(rf, q=q).status_code == 200
    assert answer(rf, q=q, tag=tag, kind=tag, to=year, page=page, sort=q, **{"from": year}).status_code in (200, 302)


@pytest.mark.parametrize(
    "q", ["\0", "a" * 10_000, "😀", "%", "'; DROP TABLE", "(" * 300, '"' * 299, "#" * 300, "\ud800"]
)
def test_the_worst_strings_are_only_strings(rf, harbour, q):
    assert answer(rf, q=q).status_code == 200


def test_bytes_that_are_no_text_are_no_error(client, harbour):
    for raw in ("%ff%fe", "%00", "%ed%a0%80", "%", "q", "&&=&", "%2523"):
        assert client.get(f"/search/?q={raw}&tag={raw}&kind={raw}&from={raw}&page={raw}").status_code == 200
