"""Records and editions as the API gives them: exactly what was sealed, and nothing that a visitor could not see."""

import json

import pytest

from archive.description import canonical, digest
from archive.models import Edition
from tests.makers import make, publish, withdraw
from tests.small_house import BASE, FOG, HARBOUR, MOURNING, NIGHT, SEA, SHIP, WIND, draft

pytestmark = pytest.mark.django_db
RECORDS = "/api/v1/records"

GONE = "There was a record here, and it is no longer public: a family, a rights holder or a curator asked for it."
UNKNOWN = "There is no record with this identifier."


def uids(said):
    return [record["uid"] for record in said["records"]]


def test_records_come_in_the_order_of_the_ledger(house, ask):
    said = ask(RECORDS)

    places = [record["ledger"] for record in said["records"]]
    assert (uids(said), places, said["next"]) == ([SEA, MOURNING, HARBOUR, NIGHT, SHIP], [1, 2, 3, 6, 8], None)


def test_a_record_published_anew_moves_to_the_end(house, ask):
    publish(draft("Another night."))

    assert uids(ask(RECORDS)) == [SEA, MOURNING, HARBOUR, SHIP, NIGHT]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kind=event", [NIGHT, SHIP]),
        ("lang=ru&cursor=", [SEA, MOURNING, HARBOUR, NIGHT, SHIP]),
        ("kind=person", []),
        ("after=3", [NIGHT, SHIP]),
        ("after=8", []),
        ("after=9007199254740991", []),
        ("since=2026-01-21", [NIGHT, SHIP]),
        ("since=2026-01-22T09:30:00Z", [SHIP]),
        ("since=2026-01-22T13:30:00%2B04:00", [SHIP]),
        ("since=2026-01-22T13:30:00+04:00", [SHIP]),
        ("since=2026-01-22T13:30:01", []),
        ("since=2026-01-21&after=6", [SHIP]),
        ("since=0001-01-01T00:00:00%2B14:00", [SEA, MOURNING, HARBOUR, NIGHT, SHIP]),
        ("since=9999-12-31T23:59:59-14:00", []),
    ],
)
def test_records_can_be_asked_for_by_kind_and_by_when_they_were_published(house, ask, question, expected):
    assert uids(ask(f"{RECORDS}?{question}")) == expected


def test_an_edition_is_given_as_it_was_sealed(house, visit):
    answer = visit(f"{RECORDS}/{NIGHT}/editions/2")

    edition = Edition.objects.get(uid=NIGHT, number=2)
    assert f'"description":{edition.text},' in answer.content.decode()
    said = json.loads(answer.content)
    assert digest(canonical(said["description"])) == said["sha256"] == edition.digest


def test_letters_of_every_script_are_written_as_they_are(house, visit):
    publish(make("place", uid=FOG, title="Şəhidlər · Шаһидләр · 殉難者"))

    assert "Şəhidlər · Шаһидләр · 殉難者" in visit(f"{RECORDS}/{FOG}").content.decode()


def test_what_distresses_is_shown_to_those_who_ask_for_it(house, ask):
    veiled, shown = ask(f"{RECORDS}/{SHIP}"), ask(f"{RECORDS}/{SHIP}?show=1")

    edition = Edition.objects.get(uid=SHIP)
    assert shown["description"] == edition.description
    assert veiled["description"] == {
        name: edition.description[name]
        for name in ("content_note", "content_note_text", "date", "kind", "language", "summary", "tags", "title", "uid")
    }
    assert (veiled["is_veiled"], shown["is_veiled"]) == (True, False)
    assert veiled["sha256"] == shown["sha256"] == edition.digest


def test_no_list_shows_what_distresses(house, visit):
    assert "Words that distress" not in visit(f"{RECORDS}?kind=event").content.decode()
    answer = visit(f"{RECORDS}?kind=event&show=1")
    assert (answer.status_code, json.loads(answer.content)["fields"].keys()) == (422, {"show"})


def test_an_edition_from_before_stands_behind_the_veil_of_the_present_one(house, ask):
    distressing = {"content_note": "distressing", "content_note_text": "It speaks of a fire.", "body": "Fire."}
    publish(make("event", uid=NIGHT, title="Night at the harbour", **distressing))

    said = ask(f"{RECORDS}/{NIGHT}/editions/3")

    assert said["is_veiled"] is True
    assert said["description"]["content_note_text"] == "It speaks of a fire."


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        (f"{RECORDS}/{WIND}", 410, GONE),
        (f"{RECORDS}/{WIND}/editions", 410, GONE),
        (f"{RECORDS}/{WIND}/editions/1", 410, GONE),
        (f"{RECORDS}/{FOG}", 404, UNKNOWN),
        (f"{RECORDS}/{FOG}/editions", 404, UNKNOWN),
        (f"{RECORDS}/{FOG}/editions/1", 404, UNKNOWN),
        (f"{RECORDS}/0000000000", 404, UNKNOWN),
        (f"{RECORDS}/{NIGHT}/editions/4", 404, "This record has no edition with this number."),
        (f"{RECORDS}/{NIGHT}/editions/1", 410, "The words of this edition were erased for ever, at somebody's right."),
    ],
)
def test_what_is_not_public_says_no_more_than_its_pages_do(house, visit, address, status, sentence):
    answer = visit(address)

    assert (answer.status_code, json.loads(answer.content)) == (status, {"detail": sentence})


def test_a_withdrawn_record_leaves_every_list(house, ask):
    withdraw(Edition.objects.get(uid=HARBOUR, is_current=True).record)

    assert uids(ask(RECORDS)) == [SEA, MOURNING, NIGHT, SHIP]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("question", "queries"), [("", 3), ("?kind=place", 3), ("?since=2026-01-01", 5), ("?limit=1", 3)]
)
def test_a_list_asks_a_fixed_number_of_questions(stranger, django_assert_num_queries, count, question, queries):
    for _one in range(count):
        publish(make("place"))

    with django_assert_num_queries(queries):
        assert stranger(RECORDS + question).status_code == 200


@pytest.mark.parametrize(("address", "queries"), [("", 3), ("/editions", 4), ("/editions/3", 3), ("/editions/2", 4)])
def test_a_record_asks_a_fixed_number_of_questions(house, visit, django_assert_num_queries, address, queries):
    with django_assert_num_queries(queries):
        assert visit(f"{RECORDS}/{NIGHT}{address}").status_code == 200


def test_every_address_that_is_given_leads_somewhere(house, ask, visit):
    for record in ask(RECORDS)["records"]:
        answers = {name: visit(address).status_code for name, address in record["addresses"].items()}
        own = dict.fromkeys(("page", "edition", "api", "canonical", "jsonld"), 200)
        assert answers == own | {"permanent": 302}, record["title"]
        assert all(address.startswith(BASE) for address in record["addresses"].values())
