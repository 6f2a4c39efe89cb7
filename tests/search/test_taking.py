"""The whole result can be taken away, in every format the same records, and says where it comes from."""

import csv
import json
from io import BytesIO, StringIO
from threading import BoundedSemaphore
from xml.etree import ElementTree

import pytest
from django.http import QueryDict
from django.test import Client
from openpyxl import load_workbook

from archive.description import digest
from archive.formats import OFFERED
from archive.models import Edition, LedgerLine
from exchange.outgoing.citing import bibtex
from exchange.outgoing.many import xlsx
from search import sending, taking
from search.finding import find
from search.parameters import read
from tests.cited_references import bibtex_entries, ris_records
from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
HEADED = 6  # lines of a CSV that say what it is


@kept
def records():
    """Twelve events with a tag, one photograph without, a draft, and a title that would be a formula."""
    tag = make_tag("Mourning")
    publish(tag)
    events = [
        make("event", title=f"Event {number:02}", date=f"19{80 + number}", tags=[tag.uid]) for number in range(12)
    ]
    for event in events:
        publish(event)
    publish(make_photograph(title='=HYPERLINK("x")', summary="A “quay” {at} night_"))
    make("event", title="Event hidden", tags=[tag.uid])
    return events


def found_by(query):
    return find(read(QueryDict(query)))


def answered(extension, query="", **headers):
    return Client().get(f"/search/results.{extension}?{query}", headers=headers)


def taken(extension, query=""):
    response = answered(extension, query)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def table(body):
    return list(csv.reader(StringIO(body.decode("utf-8-sig"), newline=""), strict=True))


TITLES_IN = {
    "csv": lambda body: [row[2] for row in table(body)[HEADED + 1 :]],
    "xlsx": lambda body: [row[2] for row in load_workbook(BytesIO(body))["Records"].iter_rows(2, values_only=True)],
    "jsonl": lambda body: [json.loads(line)["record"]["title"] for line in body.splitlines()[1:]],
    "bib": lambda body: [entry["title"][1:-1] for entry in bibtex_entries(body.decode())],
    "ris": lambda body: [dict(record)["TI"] for record in ris_records(body.decode())],
    "csl.json": lambda body: [item["title"] for item in json.loads(body)],
    "atom": lambda body: [
        entry.findtext(f"{ATOM}title") for entry in ElementTree.fromstring(body).iter(f"{ATOM}entry")
    ],
}


def test_every_format_that_is_offered_is_tried_here():
    assert set(TITLES_IN) == set(OFFERED)


@pytest.mark.parametrize("extension", TITLES_IN)
@pytest.mark.parametrize(("query", "total"), [("kind=events", 12), ("q=tag:mourning+year:1985..", 7), ("q=nothing", 0)])
def test_the_same_query_gives_the_same_records_in_page_and_file(records, extension, query, total):
    found = found_by(query)

    titles = TITLES_IN[extension](taken(extension, query))

    assert sorted(titles) == sorted(edition.title for edition in found.editions)
    assert len(titles) == found.total == total


@pytest.mark.parametrize("extension", TITLES_IN)
def test_every_file_says_what_was_asked_and_of_which_ledger(records, extension):
    head = LedgerLine.objects.head()
    body = taken(extension, "kind=events&from=1985")
    if extension == "xlsx":
        body = "\n".join(row[0] for row in load_workbook(BytesIO(body))["About"].values).encode()

    for fact in ("kind=events&from=1985", str(head.position), head.hash, "creativecommons.org", "7"):
        assert fact in body.decode().replace("&amp;", "&")


def test_the_parts_of_a_table_are_the_facts_of_the_record(records):
    event = Edition.objects.current().get(title="Event 03")

    names, row = table(taken("csv", "q=event&from=1983&to=1983"))[HEADED:]

    assert dict(zip(names, row, strict=True)) == {
        "uid": event.uid,
        "kind": "event",
        "title": "Event 03",
        "other names": "",
        "summary": "",
        "date": "1983",
        "earliest": "1983-01-01",
        "latest": "1983-12-31",
        "language": "en",
        "tags": "Mourning",
        "people and organisations": "",
        "places": "",
        "rights": "",
        "credit": "",
        "image held": "",
        "edition": "1",
        "published": event.published_at.isoformat(),
        "sha256": event.digest,
        "address": f"http://testserver{event.get_absolute_url()}",
        "permanent address": f"http://testserver/id/{event.uid}/",
    }


@pytest.mark.parametrize(
    ("title", "in_csv"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("quay;=1+1", "quay;'=1+1"),
        ("a = b - c", "a = b - c"),
        ("1990–1991", "1990–1991"),
    ],
)
def test_no_cell_is_a_formula_in_a_program_of_any_country(title, in_csv):
    publish(make_photograph(title=title))
    sheet = load_workbook(BytesIO(taken("xlsx", "kind=photographs")))["Records"]

    assert TITLES_IN["csv"](taken("csv", "kind=photographs")) == [in_csv]
    assert (sheet["C2"].value, sheet["C2"].data_type) == (title, "s")


HOSTILE = "A\u202e}{\\\"'<b>&]]>\u2028@article{x,\x07 _x0041_ \ufeffʼ"
KEPT = "A}{\\\"'<b>&]]> @article{x, _x0041_ ʼ"


@pytest.mark.parametrize("extension", TITLES_IN)
def test_no_text_breaks_a_file_or_turns_it_around(extension):
    publish(make("event", title=HOSTILE, summary=HOSTILE))
    body = taken(extension, "q=article&kind=events")

    (title,) = TITLES_IN[extension](body)

    expected = {
        "jsonl": HOSTILE,
        "bib": KEPT.translate(bibtex.SPECIAL),
        "xlsx": KEPT.replace("_x0041_", "_x005F_x0041_"),  # which Excel, unlike openpyxl, reads as it was meant
    }
    assert title == expected.get(extension, KEPT)


def test_of_a_distressing_record_only_what_may_be_read_is_given_and_its_digest():
    note = {"content_note": "distressing", "content_note_text": "Hard to read."}
    edition = publish(make("statement", title="Said", words="Behind the veil", summary="A summary.", **note))

    bodies = {extension: taken(extension) for extension in TITLES_IN}
    line = json.loads(bodies["jsonl"].splitlines()[1])

    assert [extension for extension, body in bodies.items() if b"Behind the veil" in body] == []
    assert (line["sealed"], line["sha256"], line["record"]["summary"]) == (False, edition.digest, "A summary.")


def test_json_lines_hold_the_very_text_of_the_digest(records):
    for line in taken("jsonl", "kind=events").decode().splitlines()[1:]:
        says = json.loads(line)
        assert (digest(line.partition(',"record":')[2][:-1]), says["sealed"]) == (says["sha256"], True)


def test_a_long_result_is_taken_in_parts_and_nothing_twice(records, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(taking, "KEYS_AT_ONCE", 5)
    monkeypatch.setattr(taking, "ROWS_AT_ONCE", 4)
    found = found_by("kind=events")

    with django_assert_num_queries(9):  # of three parts: what is public, what is newer, what is mentioned
        dates = [edition.earliest.year for edition, _mentioned in taking.rows(found.questions, "oldest")]

    assert dates == list(range(1980, 1992))


def test_what_is_withdrawn_while_a_file_is_sent_does_not_come_in_its_later_parts(records, monkeypatch):
    monkeypatch.setattr(taking, "ROWS_AT_ONCE", 4)
    rows = taking.rows(found_by("kind=events").questions, "oldest")
    first = [next(rows)[0].title for _row in range(4)]
    withdraw(records[5])

    assert [*first, *(edition.title for edition, _mentioned in rows)] == [
        f"Event {number:02}" for number in range(12) if number != 5
    ]


def test_what_is_published_while_a_file_is_sent_comes_as_it_stood_when_it_was_asked_for(records):
    rows = taking.rows(found_by("kind=events").questions, "oldest")
    for number in (3, 4):
        publish(make("event", uid=records[number].uid, title="Another text", date=f"19{80 + number}"))
    Edition.objects.filter(uid=records[4].uid, number=1).update(text="")  # and its earlier words were erased

    found = {edition.uid: (edition.title, edition.number) for edition, _mentioned in rows}

    assert found[records[3].uid] == ("Event 03", 1)
    assert records[4].uid not in found
    assert len(found) == 11


def test_an_earlier_edition_is_veiled_as_its_record_is_now(records):
    rows = taking.rows(found_by("q=event&from=1983&to=1983").questions, "oldest")
    note = {"content_note": "distressing", "content_note_text": "Hard to read."}
    publish(make("event", uid=records[3].uid, title="Event 03", date="1983", **note))

    ((edition, _mentioned),) = rows

    assert (edition.number, edition.description["content_note_text"]) == (1, "Hard to read.")


def test_a_file_speaks_the_language_that_was_asked_for_though_it_is_sent_later(records):
    publish(make_photograph(title="Quay", date="1990-05-05?"))

    assert "5 мая 1990" in taken("ris", "kind=photographs&lang=ru").decode()
    assert "5 May 1990" in taken("ris", "kind=photographs").decode()


def test_the_first_piece_is_sent_before_any_record_was_read(records, django_assert_num_queries):
    for extension in ("csv", "jsonl", "bib", "csl.json"):
        pieces = answered(extension, "kind=events").streaming_content
        with django_assert_num_queries(0):
            assert next(iter(pieces))


def test_a_feed_is_atom(records):
    feed = ElementTree.fromstring(taken("atom", "kind=events"))
    entries = feed.findall(f"{ATOM}entry")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    newest = Edition.objects.current().get(title=entries[0].findtext(f"{ATOM}title"))

    assert links["self"] == feed.findtext(f"{ATOM}id") == "http://testserver/search/results.atom?kind=events"
    assert links["alternate"] == "http://testserver/search/?kind=events"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Carnation"
    assert feed.findtext("{http://a9.com/-/spec/opensearch/1.1/}totalResults") == "12"
    assert feed.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated") for entry in entries)
    assert entries[0].findtext(f"{ATOM}id") == f"http://testserver/id/{newest.uid}/"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 12


def test_an_entry_of_a_feed_keeps_its_id_when_its_record_changes(records):
    before = taken("atom", "q=year:1983")
    publish(make("event", uid=records[3].uid, title="Another title", date="1983"))
    after = taken("atom", "q=year:1983")

    ids = [ElementTree.fromstring(body).findtext(f"{ATOM}entry/{ATOM}id") for body in (before, after)]
    assert ids[0] == ids[1]
    assert TITLES_IN["atom"](after) == ["Another title"]


def test_a_feed_that_is_read_again_says_that_nothing_has_changed(records):
    first = answered("atom", "kind=events")
    b"".join(first.streaming_content)

    again = answered("atom", "kind=events", if_none_match=first["ETag"])
    publish(make("event", title="New"))

    assert again.status_code == 304
    assert answered("atom", "kind=events", if_none_match=first["ETag"]).status_code == 200


def test_a_file_is_named_after_its_place_in_the_ledger(records):
    position = LedgerLine.objects.head().position

    assert answered("csv")["Content-Disposition"] == f'attachment; filename="search-{position}.csv"'
    assert "Content-Disposition" not in answered("atom")
    assert answered("csv")["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("method", "extension", "status"), [("get", "exe", 404), ("post", "csv", 405), ("head", "csv", 200)]
)
def test_there_is_no_other_format_and_nothing_to_send(records, method, extension, status):
    response = getattr(Client(), method)(f"/search/results.{extension}")

    assert response.status_code == status
    if method == "head":
        assert b"".join(response.streaming_content) == b""


def test_a_book_has_as_many_sheets_as_its_records_need(records, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 5)
    book = load_workbook(BytesIO(taken("xlsx", "kind=events&sort=oldest")))

    assert book.sheetnames == ["About", "Records", "Records 2", "Records 3"]
    assert [sheet.max_row - 1 for sheet in book.worksheets[1:]] == [5, 5, 2]
    assert book["Records 3"]["C3"].value == "Event 11"


def test_only_a_few_files_are_sent_at_once_and_pages_and_feeds_meanwhile(records, monkeypatch):
    monkeypatch.setattr(sending, "PLACES", BoundedSemaphore(1))
    first = answered("csv")
    busy, feed, page = answered("ris"), answered("atom"), Client().get("/search/")
    b"".join(first.streaming_content)  # and then it is closed, as servers do

    assert (first.status_code, busy.status_code, feed.status_code, page.status_code) == (200, 503, 200, 200)
    assert (busy["Retry-After"], b"Another file is being sent" in busy.content) == ("60", True)
    assert answered("ris").status_code == 200


def test_a_reader_who_goes_away_gives_the_place_back(records, monkeypatch, connection_kept):
    monkeypatch.setattr(sending, "PLACES", BoundedSemaphore(1))
    gone = answered("csv")
    next(iter(gone.streaming_content))
    gone.close()

    assert answered("csv").status_code == 200
