"""One address for one question, few values in it, and not too often: no crawler brings the house down in filters."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive import limiting
from search import answers
from search.facets import FACETS
from search.parameters import MOST_VALUES, read
from tests.kept import kept
from tests.makers import make, make_tag, publish
from tests.test_hidden import CANARY

pytestmark = pytest.mark.django_db

A_VISITOR = {"REMOTE_ADDR": "9.9.9.9"}
DEEP = "kind=events&tag=mourning"


@kept
def gatherings():
    tag = make_tag("Mourning")
    publish(tag)
    for number in range(3):
        publish(make("event", title=f"Gathering {number}", date=f"199{number}", tags=[tag.uid]))


@pytest.fixture
def house(gatherings):
    return Client()


@pytest.mark.parametrize(
    "asked, canonical",
    [
        ("tag=mourning&kind=events", "kind=events&tag=mourning"),
        ("kind=events&kind=events", "kind=events"),
        ("q=&kind=events&from=&to=&sort=&view=", "kind=events"),
        ("q=gathering&utm_source=somewhere", "q=gathering"),
        ("q=++gathering++", "q=gathering"),
        ("sort=closest&q=gathering&page=1&lang=en", "q=gathering"),
        ("page=0&q=gathering", "q=gathering"),
        ("from=1992&to=1990", "from=1990&to=1992"),
        ("q=Карабах&kind=events", "q=%D0%9A%D0%B0%D1%80%D0%B0%D0%B1%D0%B0%D1%85&kind=events"),
        ("x=1", ""),
        ("q=gathering&lang=ru&kind=events", "q=gathering&kind=events&lang=ru"),
    ],
)
def test_another_spelling_of_a_question_leads_to_its_one_address(house, asked, canonical):
    for path in ("/search/", "/search/results.csv"):
        moved = house.get(f"{path}?{asked}")
        there = path + (f"?{canonical}" if canonical else "")
        assert (moved.status_code, moved["Location"], moved["Cache-Control"]) == (301, there, "no-cache")
        assert house.get(there).status_code == 200


@pytest.mark.parametrize("asked", ["", "q=gathering", "q=%67athering", "kind=events&page=1&from=199x"])
def test_the_address_of_a_question_answers_and_so_does_one_of_which_something_was_left_out(house, asked):
    assert house.get(f"/search/?{asked}").status_code == 200


NAMES = [*FACETS, *(f"-{name}" for name in FACETS), "q", "from", "to", "sort", "view", "page", "lang", "every", "more"]
VALUES = st.one_of(st.text(max_size=20), st.sampled_from(["events", "held", "az", "2", "1990", "tag", "oldest", "ru"]))


@hypothesis_settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=12))
def test_the_address_of_any_question_is_the_address_of_itself(pairs):
    asked = read(QueryDict(urlencode(pairs, errors="replace")))
    again = read(QueryDict(asked.query))
    assert again.query == asked.query
    assert again.remarks == () or asked.remarks


def test_a_former_name_leads_to_the_present_one(house):
    tag = make_tag("Vigil")
    publish(tag)
    tag.title = "Wake"
    tag.save()
    publish(tag)

    for path in ("/search/", "/search/results.csv"):
        moved = house.get(f"{path}?kind=events&-tag=vigil&page=2")
        assert (moved.status_code, moved["Location"]) == (301, f"{path}?kind=events&-tag=wake&page=2")


def robots_of(house, query):
    response = house.get(f"/search/?{query}")
    assert response.status_code == 200
    said = f'<meta name="robots" content="{response.headers.get("X-Robots-Tag")}">' in response.content.decode()
    return response.headers.get("X-Robots-Tag"), said


@pytest.mark.parametrize(
    "query, told",
    [
        ("", None),
        ("q=gathering", None),
        ("kind=events", None),
        ("kind=events&lang=ru", None),
        ("q=gathering&kind=events", "noindex"),
        ("kind=events&sort=oldest", "noindex"),
        (DEEP, "noindex, nofollow"),
        ("kind=events&-tag=mourning", "noindex, nofollow"),
        ("tag=mourning&from=1990", "noindex, nofollow"),
        ("from=nonsense", "noindex, nofollow"),
    ],
)
def test_search_engines_are_told_to_stay_out_of_more_than_one_filter(house, query, told):
    assert robots_of(house, query) == (told, told is not None)


def test_more_values_than_an_address_can_hold_are_refused_in_words(house):
    values = urlencode([("tag", f"tag-{number}") for number in range(MOST_VALUES + 1)])

    page = house.get(f"/search/?{values}")

    assert page.status_code == 400
    assert f"This address chooses {MOST_VALUES + 1} values at once." in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_an_address_with_thousands_of_parameters_is_refused_in_words(house):
    page = house.get("/search/?" + "&".join(["a=1"] * 6000))

    assert page.status_code == 400
    assert "This address cannot be read" in page.content.decode()


def test_whoever_asks_for_deep_filters_without_pause_is_told_when_to_come_again(house, settings):
    settings.DEEP_AT_ONCE, settings.DEEP_PER_MINUTE = 2, 6
    years = [f"kind=events&from={year}" for year in (1990, 1991, 1992)]
    statuses = [house.get(f"/search/?{query}", **A_VISITOR).status_code for query in years]

    page = house.get(f"/search/?{years[2]}", **A_VISITOR)

    assert statuses == [200, 200, 429]
    assert (page.status_code, page["Retry-After"], page["Cache-Control"]) == (429, "10", "no-store")
    for words in ("Please come back in 10 seconds.", 'href="/data/"', 'href="/api/"', 'href="/crawlers/"'):
        assert words in page.content.decode()
    # What is answered already, what has no filters, what has one, and whoever else asks, need not wait.
    free = [years[0], "", "q=gathering", "kind=events", "q=gathering&kind=events", "tag=mourning&page=2"]
    assert {house.get(f"/search/?{query}", follow=True, **A_VISITOR).status_code for query in free} == {200}
    assert house.get(f"/search/?{years[2]}", REMOTE_ADDR="8.8.4.4").status_code == 200


@pytest.mark.parametrize("query", ["q=gathering&page=11", "more=tag", "from=nonsense", "kind=nothing"])
def test_other_dear_questions_are_counted_too(house, settings, query):
    settings.DEEP_AT_ONCE, settings.DEEP_PER_MINUTE = 1, 6
    house.get("/search/?kind=events&from=1990", **A_VISITOR)
    answers.forget()
    assert house.get(f"/search/?{query}", **A_VISITOR).status_code == 429


def test_a_file_of_results_counts_as_ten_pages(house, settings):
    settings.DEEP_AT_ONCE, settings.DEEP_PER_MINUTE = 20, 6
    statuses = [house.get("/search/results.csv?q=gathering", **A_VISITOR).status_code for _time in range(3)]
    assert statuses == [200, 200, 429]


def test_what_a_browser_has_already_costs_nothing_of_the_limit(house, settings, monkeypatch):
    settings.DEEP_AT_ONCE, settings.DEEP_PER_MINUTE = 30, 6
    for address in (f"/search/?{DEEP}", f"/search/results.csv?{DEEP}"):
        mark = house.get(address, REMOTE_ADDR="8.8.8.8")["ETag"]
        with monkeypatch.context() as patch:
            patch.setattr(limiting, "_counted", None)
            again = house.get(address, HTTP_IF_NONE_MATCH=mark, REMOTE_ADDR="8.8.8.8")
        assert (again.status_code, again.content) == (304, b"")
        publish(make("event", title=f"Another {address}"))
        assert house.get(address, HTTP_IF_NONE_MATCH=mark, REMOTE_ADDR="8.8.8.8").status_code == 200


def test_the_refusals_say_nothing_of_what_is_hidden(house, settings):
    settings.DEEP_AT_ONCE, settings.DEEP_PER_MINUTE = 1, 6
    make("event", title=CANARY)
    make_tag(CANARY)
    house.get(f"/search/?{DEEP}", **A_VISITOR)
    page = house.get(f"/search/?kind=events&tag={CANARY}", **A_VISITOR)
    assert page.status_code == 429
    assert CANARY not in page.content.decode().replace(f"tag={CANARY}", "")
