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

from archive.formats import OFFERED
from search import views
from search.finding import find
from search.parameters import read
from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish


@kept
def harbour():
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
    page = search("  harbour ", kind=["statements", "events"], page="1", more="")

    link = "/search/?q=harbour&amp;kind=events&amp;kind=statements"
    assert head(page, 'rel="canonical" href="(.*?)"') == f"http://testserver{link}"
    assert head(page, '<a href="([^"]*)"[^>]*>Link to this search') == link


def test_filtered_results_are_not_for_the_indexes_of_others(search, harbour):
    assert 'name="robots" content="noindex' in search("harbour", kind="events").html
    assert 'name="robots"' not in search("harbour").html


def test_no_crawler_is_led_to_a_second_choice(search, harbour):
    chosen = search("harbour", kind="events").html

    onward = [tag for tag in re.findall(r"<a [^>]*>", chosen) if 'href="/search/?' in tag]
    assert [tag for tag in onward if "nofollow" not in tag] == ['<a class="more" href="/search/?q=harbour">']
    assert len(onward) > 5


def test_every_filter_is_a_chip_that_leads_to_the_question_without_it(search, harbour):
    given = {"kind": ["events", "places"], "tag": "day-of-mourning", "to": "1999", "sort": "oldest", "from": "1980"}
    page = search("harbour", **given, **{"-language": "az", "-certainty": "undated"})

    def without(left_out):
        every = (
            "kind=events kind=places tag=day-of-mourning -language=az -certainty=undated from=1980 to=1999 sort=oldest"
        )
        return "/search/?q=harbour&" + "&".join(one for one in every.split() if one != left_out)

    assert page.chips == {
        "Kind: Event": without("kind=events"),
        "Kind: Place": without("kind=places"),
        "From: 1980": without("from=1980"),
        "To: 1999": without("to=1999"),
        "Not: Without a date": without("-certainty=undated"),
        "Tag: Day of Mourning": without("tag=day-of-mourning"),
        "Language, not: Azərbaycanca": without("-language=az"),
    }
    assert 'href="/search/?q=harbour&amp;sort=oldest">Clear all' in page.html
    assert "Filters (7 applied)" in page.html


def test_where_all_tags_must_be_there_a_chip_says_so(search, harbour):
    publish(make_tag("Night"))
    page = search(tag=["day-of-mourning", "night"], every="tag")

    assert page.chips["Tag: all of them"] == "/search/?tag=day-of-mourning&tag=night"
    assert page.ticked("every") == ["tag"]


def test_a_value_that_is_of_nothing_public_is_a_chip_under_the_name_it_was_given(search, harbour):
    make("event", title="Not yet")
    page = search("harbour", **{"-event": "not-yet"})

    assert page.chips == {"Event, not: not-yet": "/search/?q=harbour"}
    assert ("-event", "not-yet") in page.carried('method="get"')


def test_each_form_carries_what_the_others_chose(search, harbour):
    given = {"kind": "events", "-place": "nowhere", "sort": "oldest", "view": "grid", "lang": "az", "from": "1980"}
    page = search("harbour", tag="day-of-mourning", **given)

    assert page.carried('class="sorts"') == [
        ("q", "harbour"), ("kind", "events"), ("tag", "day-of-mourning"), ("-place", "nowhere"), ("from", "1980"),
        ("view", "grid"), ("lang", "az"),
    ]  # fmt: skip
    assert page.carried('method="get"') == [
        ("q", "harbour"), ("sort", "oldest"), ("view", "grid"), ("lang", "az"), ("-place", "nowhere"),
    ]  # fmt: skip
    assert page.carried('role="search"') == [("view", "grid"), ("lang", "az")]


def test_a_hit_says_kind_date_tags_and_where_it_was_said(search, harbour):
    page = search("harbour", sort="oldest")

    assert page.titles == ["Harbour fire", "Harbour words", "Harbour picture"]
    assert "<span>2022<small>20 January</small></span>" in page.html
    assert "Photograph, image not held" in page.html
    assert '<li><a href="/search/?tag=day-of-mourning">Day of Mourning</a></li>' in page.html
    meta = re.findall(r'<p class="meta">(.*?)</p>', page.html, re.DOTALL)
    assert [re.findall(r"<span>(.*?)</span>", one) for one in meta] == [
        ["20 January 1990"], ["20 January 2022", "Twitter"], ["An agency"],
    ]  # fmt: skip


def test_each_hit_leads_to_its_citation_and_says_what_it_is_to_programs_that_collect_them(search, harbour):
    page = search("harbour", sort="oldest")

    assert re.findall(r'<a href="([^"]*#cite)">', page.html) == [
        "/events/harbour-fire/#cite", "/statements/harbour-words/#cite", "/photographs/harbour-picture/#cite",
    ]  # fmt: skip
    assert page.html.count('<span class="Z3988"') == 3


def test_the_page_says_from_which_line_of_the_ledger_it_answers_and_offers_the_whole_result(search, harbour):
    page = search("harbour", kind="events", view="grid", sort="oldest")

    assert "Answered from line 4 of" in page.html
    query = "?q=harbour&kind=events&sort=oldest"
    files = {
        label: f"/search/results.{one.extension}{query}"
        for one in OFFERED.values()
        if not one.is_feed
        for label in [one.label]
    }
    assert page.links("Download:.*?</span>") == files
    assert html.unescape(head(page, 'rel="alternate" type="application/atom.xml" title=".*?" href="(.*?)"')) == (
        f"/search/results.atom{query}"
    )


def test_how_the_question_was_read_is_said(search, harbour):
    assert "“x” is not a year; it was left out." in search("harbour", **{"from": "x"}).html
    assert "How the question was read" not in search("harbour").html


def test_in_another_language_of_the_page_translated_names_are_used_and_foreign_ones_marked(search, harbour):
    page = search("harbour", kind="events", tag="day-of-mourning", lang="az")

    assert "Matəm günü" in page.html
    assert '<a href="/events/harbour-fire/?lang=az" lang="en"><mark>Harbour</mark> fire</a>' in page.html


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
    link = r'<li><a class="more" href="([^"]*)" rel="nofollow">(.*?)</a> <span class="note">(.*?)</span>'
    found = re.findall(link, page.html)
    return [tuple(html.unescape(part) for part in way) for way in found]


def test_where_nothing_is_found_tags_with_the_word_are_offered(search, harbour):
    page = search("mourning harbourless")

    assert page.titles == []
    assert '<a href="/tags/day-of-mourning/">Day of Mourning</a>' in page.html


def test_the_page_needs_no_inline_script_or_style(search, harbour):
    for view in ("list", "grid", "timeline", "map"):
        page = search("harbour", view=view)

        assert re.findall(r"<script(?! src)|<style|\sstyle=|\son[a-z]+=", page.html) == []
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


# With words, other spellings are looked for, too: how often depends on what is found.
ADDRESSES = {
    "/search/": 5,
    "/search/?kind=events&tag=tag-0a&-language=az&from=1980": 7,
    "/search/?view=grid": 5,
    "/search/?sort=oldest&view=timeline": 5,
    "/search/?view=map": 6,
    "/search/?more=place": 6,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_page_asks_as_many_questions_for_three_records_as_for_one(address, db):
    publish_fires([0])
    find(read(QueryDict()))
    one = questions_asked(address)
    publish_fires([1, 2])
    find(read(QueryDict()))
    three = questions_asked(address)

    assert one == three
    assert max(three) <= ADDRESSES[address]


@pytest.mark.parametrize("q", ["fire", "fires harbor", "tag:nowhere person:nobody harbour -fire"])
def test_words_cost_few_questions_more(q, db):
    publish_fires([0, 1, 2])

    assert max(questions_asked(f"/search/?{urlencode({'q': q})}")) <= 12


WILD = st.text(st.characters(codec=None), max_size=60)


def answer(**parameters):
    """The answer to parameters as a browser would send them, lone surrogates and all."""
    return Client().get("/search/?" + urlencode(parameters, errors="surrogatepass"), follow=True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    q=st.one_of(WILD, st.text('"#“”abəБ 1:*()\\-~^[]{}\0', max_size=40)),
    tag=WILD,
    year=st.one_of(WILD, st.integers(-10, 10_000).map(str)),
    page=st.one_of(WILD, st.integers(-1, 3).map(str)),
)
def test_whatever_is_typed_gives_an_answer(harbour, q, tag, year, page):
    assert answer(q=q).status_code == 200
    assert answer(q=q, tag=tag, kind=tag, to=year, page=page, sort=q, **{"from": year}).status_code == 200
    assert answer(more="tag", by="alphabet", page=page, **{"in": q, "-tag": tag}).status_code == 200


@pytest.mark.parametrize(
    "q", ["\0", "a" * 10_000, "😀", "%", "'; DROP TABLE", "(" * 300, '"' * 299, "#" * 300, "\ud800"]
)
def test_the_worst_strings_are_only_strings(harbour, q):
    assert answer(q=q).status_code == 200


def test_bytes_that_are_no_text_are_no_error(client, harbour):
    for raw in ("%ff%fe", "%00", "%ed%a0%80", "%", "q", "&&=&", "%2523"):
        address = f"/search/?q={raw}&tag={raw}&kind={raw}&from={raw}&page={raw}"
        assert client.get(address, follow=True).status_code == 200


def test_an_index_that_breaks_while_the_page_is_drawn_is_said_in_words(client, db, monkeypatch):
    class PanicException(BaseException):
        """What the engine raises where its files do not hold what they should."""

    def broken(found):
        raise PanicException

    publish(make("event", title="Harbour"))
    monkeypatch.setattr(views, "context", broken)
    answer = client.get("/search/?q=harbour")

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "Search is being prepared" in answer.content.decode()
