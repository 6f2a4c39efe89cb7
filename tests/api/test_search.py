"""The search of the API answers as the page does: the same question language, facets, order and counts."""

import json
import re

import pytest

from search.following import SearchUnavailable
from tests.makers import make, publish
from tests.small_house import BASE, NIGHT, SHIP

pytestmark = pytest.mark.django_db
SEARCH = "/api/v1/search"

QUESTIONS = [
    "",
    "q=harbour",
    "q=harbour+OR+ship&sort=oldest",
    "q=tag:sea+-shipwreck",
    "q=liman",
    "kind=events&kind=places",
    "-kind=tags",
    "tag=sea&kind=events",
    "-tag=day-of-mourning",
    "place=harbour&from=1917&to=1917",
    "from=1910&to=1916",
    "certainty=uncertain",
    "q=(((+OR+%22&kind=none",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_api_and_the_page_give_the_same_numbers(house, ask, visit, question):
    said = ask(f"{SEARCH}?{question}")
    page = visit(said["page"]).context

    found = [record["uid"] for record in said["records"]]
    assert (found, said["total"]) == ([hit.edition.uid for hit in page["hits"]], page["total"])
    assert len(found) == said["total"]


def test_a_question_is_answered_whole(house, ask):
    said = ask(f"{SEARCH}?tag=sea&-kind=tags&sort=oldest&from=1900")

    assert [(one["uid"], one["date"], one["is_veiled"]) for one in said["records"]] == [
        (SHIP, "191X", True),
        (NIGHT, "1917-03-04", False),
    ]
    tags = [(one["value"], one["count"], one["is_chosen"], one["is_excluded"]) for one in said["facets"]["tag"]]
    assert tags == [("sea", 2, True, False), ("day-of-mourning", 1, False, False)]
    kinds = [(one["value"], one["count"], one["is_chosen"], one["is_excluded"]) for one in said["facets"]["kind"]]
    assert kinds == [("events", 2, False, False), ("tags", 0, False, True)]
    assert (said["total"], said["sort"], said["years"]["1917"], said["years"]["1911"]) == (2, "oldest", 2, 1)
    assert said["page"] == f"{BASE}/search/?-kind=tags&tag=sea&from=1900&sort=oldest"
    assert said["ledger"]["position"] == 10


def test_all_values_of_a_facet_can_be_asked_for(house, ask, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _number in range(9):
            publish(make("event", relations=[{"role": "place", "to": publish(make("place")).uid}]))

    few = ask(f"{SEARCH}?kind=events")["facets"]["place"]
    every = ask(f"{SEARCH}?kind=events&more=place&place=harbour")["facets"]["place"]

    assert (len(few), len(every)) == (5, 10)
    assert {one["count"] for one in every} == {1}
    assert [one["value"] for one in every if one["is_chosen"]] == ["harbour"]


def test_words_that_distress_stand_in_no_snippet(house, visit):
    said = json.loads(visit(f"{SEARCH}?q=words+that+distress").content)

    assert [record["uid"] for record in said["records"]] in ([SHIP], [])
    assert "Words that distress" not in str(said["records"])


def test_what_was_not_understood_is_said(house, ask):
    said = ask(f"{SEARCH}?q=(harbour&from=abc&kind=none")

    assert said["remarks"][:2] == [
        "“abc” is not a year; it was left out.",
        "Kind of record: there is no “none” to choose; it was left out.",
    ]
    assert len(said["remarks"]) == 3
    assert said["total"] == ask(f"{SEARCH}?q=harbour")["total"]


def test_a_mistyped_parameter_is_refused(house, visit):
    assert [visit(f"{SEARCH}?{name}=x").status_code for name in ("tags", "+kind", "until", "--tag")] == [422] * 4


def test_an_address_chooses_few_values(house, visit):
    answer = visit(f"{SEARCH}?" + "&".join(f"tag={number}" for number in range(30)))

    said = json.loads(answer.content)
    assert answer.status_code == 422
    assert re.fullmatch(r"An address can choose \d+ values at most; this one has 30\.", said["fields"]["tag"])


def test_without_an_index_the_search_says_when_to_ask_again(stranger, monkeypatch):
    def unavailable(asked, **options):
        raise SearchUnavailable

    monkeypatch.setattr("search.api.results.find", unavailable)

    answer = stranger(SEARCH)

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    said = {"detail": "The search is not ready at this moment. Please ask again in a minute."}
    assert json.loads(answer.content) == said


def test_labels_are_in_the_language_that_is_asked_for(house, ask):
    labels = [ask(f"{SEARCH}?kind=places&lang={code}")["facets"]["certainty"][0]["label"] for code in ("en", "az")]

    assert labels[0] == "Without a date"
    assert labels[1]


@pytest.mark.parametrize("question", ["", "?q=harbour", "?tag=sea&kind=events"])
def test_a_search_asks_a_fixed_number_of_questions(house, visit, django_assert_max_num_queries, question):
    visit(SEARCH + question)

    with django_assert_max_num_queries(6):
        visit(SEARCH + question)
