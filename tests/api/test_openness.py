"""The API is open to programs of any site, for reading alone, and says so in every answer."""

import json

import pytest

from archive.models import Edition
from tests.makers import make, publish, withdraw
from tests.small_house import HARBOUR, NIGHT

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/api/v1/openapi.json",
    "/api/v1/records",
    f"/api/v1/records/{NIGHT}",
    f"/api/v1/records/{NIGHT}/editions",
    f"/api/v1/records/{NIGHT}/editions/2",
    "/api/v1/search?q=harbour&kind=events",
    "/api/v1/tags",
    "/api/v1/ledger",
]
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}


def openness(answer):
    return {name: answer.headers.get(name) for name in OPEN}


def test_every_answer_is_open_json_without_a_cookie(house, visit):
    for answer in map(visit, ADDRESSES):
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json; charset=utf-8")
        assert openness(answer) == OPEN
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_whoever_has_the_answer_gets_none_again_until_something_is_published(house, visit, django_assert_num_queries):
    marks = {address: visit(address)["ETag"] for address in ADDRESSES}

    for address, mark in marks.items():
        with django_assert_num_queries(1):
            again = visit(address, **{"if-none-match": mark})
        assert (again.status_code, again.content, again["ETag"], openness(again)) == (304, b"", mark, OPEN)

    publish(make("place"))
    assert {visit(address, **{"if-none-match": mark}).status_code for address, mark in marks.items()} == {200}


def test_a_mark_is_good_for_one_question_alone(house, visit):
    questions = ["", "?kind=event", "?kind=place", "?limit=1", "?kind=event&limit=1", "?after=3"]

    assert len({visit(f"/api/v1/records{question}")["ETag"] for question in questions}) == len(questions)


def test_nobody_is_told_that_nothing_changed_about_a_record_that_was_withdrawn(house, visit):
    mark = visit(f"/api/v1/records/{HARBOUR}")["ETag"]
    withdraw(Edition.objects.get(uid=HARBOUR).record)

    assert visit(f"/api/v1/records/{HARBOUR}", **{"if-none-match": mark}).status_code == 410


def test_head_answers_like_get_without_a_body(house, visit):
    for address in ADDRESSES:
        got, head = visit(address), visit(address, "head")

        assert (head.status_code, head.content) == (200, b"")
        assert head.headers == got.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_may_ask_whether_it_may_ask(stranger, address, django_assert_num_queries):
    asks = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
    with django_assert_num_queries(0):
        answer = stranger(address, "options", **asks)

    assert (answer.status_code, answer.content, openness(answer)) == (204, b"", OPEN)
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Allow-Headers"] == "Accept, Accept-Language, If-None-Match"
    assert answer["Access-Control-Max-Age"] == "86400"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(stranger, address, method, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = stranger(address, method)

    assert (answer.status_code, answer["Allow"], openness(answer)) == (405, "GET, HEAD, OPTIONS", OPEN)
    assert json.loads(answer.content) == {"detail": "The API is for reading: ask with GET or HEAD."}


REFUSALS = [
    ("/api/v1/", 404, {"detail": "There is nothing at this address. The page /api/ says what there is."}),
    ("/api/v1/nothing", 404, {"detail": "There is nothing at this address. The page /api/ says what there is."}),
    ("/api/v1/records/No!", 404, {"detail": "There is nothing at this address. The page /api/ says what there is."}),
    (
        "/api/v1/records?limit=0",
        422,
        {"detail": "A parameter cannot be read: limit.", "fields": {"limit": "This must be 1 or more."}},
    ),
    (
        "/api/v1/records?limit=201&after=x",
        422,
        {
            "detail": "Parameters cannot be read: after, limit.",
            "fields": {"after": "This must be a whole number.", "limit": "This must be 200 or less."},
        },
    ),
    (
        "/api/v1/records?since=yesterday",
        422,
        {
            "detail": "A parameter cannot be read: since.",
            "fields": {"since": "Write a day or a moment: 2026-01-20, or 2026-01-20T10:00:00Z."},
        },
    ),
    (
        "/api/v1/ledger?until=3",
        422,
        {
            "detail": "A parameter cannot be read: until.",
            "fields": {"until": "There is no such parameter here. There are: after, cursor, lang, limit."},
        },
    ),
    (
        f"/api/v1/records/{NIGHT}/editions/1000000000",
        422,
        {"detail": "A parameter cannot be read: number.", "fields": {"number": "This must be less than 1000000000."}},
    ),
]


@pytest.mark.parametrize(("address", "status", "said"), REFUSALS, ids=[one[0] for one in REFUSALS])
def test_what_is_refused_is_refused_in_sentences(stranger, address, status, said):
    answer = stranger(address)

    assert (answer.status_code, json.loads(answer.content), openness(answer)) == (status, said, OPEN)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/json; charset=utf-8", "no-cache")
    assert answer["Content-Length"] == str(len(answer.content))


def test_what_breaks_says_so_in_json_and_tells_nothing(stranger, client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("something private")

    monkeypatch.setattr("exchange.api.records.walk", broken)
    client.raise_request_exception = False

    answer = stranger("/api/v1/records")

    said = {"detail": "Something broke here. It was written down; please ask again later."}
    assert (answer.status_code, json.loads(answer.content), openness(answer)) == (500, said, OPEN)


def test_a_strange_host_is_refused_in_json(stranger):
    answer = stranger("/api/v1/records", host="strange.example.org")

    assert (answer.status_code, json.loads(answer.content)) == (400, {"detail": "This request cannot be read."})


def test_pages_of_the_house_are_not_opened_by_this(stranger):
    assert [set(OPEN) & set(stranger(address).headers) for address in ("/api/", "/", "/api")] == [set()] * 3
