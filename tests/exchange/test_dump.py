"""All current editions as files: whole, checkable, of one moment, and gone at once where something was taken back."""

import csv
import gzip
import hashlib
import json
import os

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from archive import publishing
from archive.applying import apply
from archive.description import Description, digest
from archive.models import Edition, LedgerLine
from archive.veiling import READABLE
from exchange.outgoing.whole import making, standing
from tests import cast
from tests.makers import make, make_photograph, make_tag, publish, withdraw
from tests.test_hidden import CANARY, full_of_canaries

pytestmark = pytest.mark.django_db

BASE = "https://memorial.example"
JSONL, CSV = "carnation-editions.jsonl.gz", "carnation-editions.csv.gz"


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """told(act, …): the act, and what listens to the ledger after it."""

    def act(doing, *given, **facts):
        with django_capture_on_commit_callbacks(execute=True):
            return doing(*given, **facts)

    return act


@pytest.fixture
def records(told):
    """A tagged event, a photograph marked distressing, a tag; and a draft."""
    tag = make_tag("Mourning")
    event = make("event", title="Gathering", tags=[tag.uid])
    veiled = make_photograph(
        title="Quay", content_note="distressing", content_note_text="It shows the dead.", body="Behind the veil"
    )
    for record in (tag, event, veiled):
        told(publish, record)
    apply(full_of_canaries("event"), by=cast.curator(), note="hidden")
    return {"tag": tag, "event": event, "veiled": veiled}


def dump():
    call_command("dump_editions", "--base", BASE)
    return standing.standing()


def body_of(response):
    return b"".join(response.streaming_content)


def taken(name):
    response = Client().get(f"/data/{name}")
    assert response.status_code == 200
    return gzip.decompress(body_of(response)).decode()


def lines():
    return [json.loads(line) for line in taken(JSONL).splitlines()]


def test_the_files_hold_every_current_edition_and_say_of_which_moment(records):
    dump()
    head, *found = lines()
    line = LedgerLine.objects.head()

    about = head["about"]
    assert (about["position"], about["seal"], about["total"]) == (line.position, line.hash, 3) == (3, line.hash, 3)
    assert (about["base"], about["licence"]) == (BASE, "https://creativecommons.org/licenses/by/4.0/")
    assert [one["record"]["uid"] for one in found] == [records[name].uid for name in ("tag", "event", "veiled")]
    assert found[1]["address"] == f"{BASE}/id/{records['event'].uid}/editions/1/"

    rows = [row for row in csv.reader(taken(CSV).removeprefix("\ufeff").splitlines()) if len(row) > 1]
    assert [row[2] for row in rows] == ["title", "Mourning", "Gathering", "Quay"]


def test_what_is_sealed_verifies_against_the_ledger(records):
    dump()
    in_the_ledger = dict(LedgerLine.objects.values_list("uid", "digest"))

    for one in lines()[1:]:
        text = Edition.objects.current().get(uid=one["record"]["uid"]).text
        assert one["sha256"] == in_the_ledger[one["record"]["uid"]]
        assert (digest(text) == one["sha256"]) and (json.loads(text) == one["record"]) == one["sealed"]


def test_of_a_distressing_record_only_what_may_be_read(records):
    dump()
    veiled = lines()[-1]

    assert veiled["sealed"] is False
    assert set(veiled["record"]) <= READABLE
    assert "Behind the veil" not in taken(JSONL) + taken(CSV)


def test_nothing_hidden_lies_in_any_file(records, told):
    gone = make("place", title=CANARY, summary=CANARY, body=CANARY)
    told(publish, gone)
    told(withdraw, gone)
    apply(full_of_canaries("event", uid=records["event"].uid), by=cast.curator(), note="not yet")

    whole = dump()

    for name in whole.files:
        assert CANARY not in taken(name)
        assert gone.uid not in taken(name)
    assert CANARY not in (whole.place / standing.ABOUT).read_text()


def test_size_and_digest_are_those_of_the_file_and_the_same_records_give_the_same(records):
    first = dump()
    for name, facts in first.files.items():
        content = body_of(Client().get(f"/data/{name}"))
        assert (len(content), hashlib.sha256(content).hexdigest()) == (facts["bytes"], facts["sha256"])
        digest_file = Client().get(f"/data/{name}.sha256")
        assert digest_file.content.decode() == f"{facts['sha256']}  {name}\n"

    again = making.rows()
    assert [edition.uid for edition, _named in again] == [records[name].uid for name in ("tag", "event", "veiled")]
    assert sorted(path.name for path in standing.folder().iterdir()) == ["current", first.place.name]


@pytest.mark.parametrize("act", ["withdraw", "erase", "veil"])
def test_what_is_taken_back_is_handed_out_no_more_and_removed_at_once(
    records, told, act, django_capture_on_commit_callbacks
):
    event = records["event"]
    if act == "erase":
        told(change, event, summary="Said otherwise")
    whole = dump()
    acts = {
        "withdraw": lambda: withdraw(event),
        "veil": lambda: change(event, content_note="distressing", content_note_text="It names the dead."),
        "erase": lambda: publishing.erase(
            Edition.objects.get(uid=event.uid, number=1), by=cast.administrator(), note="at somebody's request"
        ),
    }

    acts[act]()  # by a process that dies before anybody is told
    assert {path.name for path in whole.place.iterdir()} == {JSONL, CSV, standing.ABOUT}
    assert_nothing_is_handed_out()

    standing.follow(None, [])
    assert {path.name for path in whole.place.iterdir()} == {standing.ABOUT}
    assert_nothing_is_handed_out()

    dump()
    assert len(lines()) == (3 if act == "withdraw" else 4)


def change(record, **public):
    described = Edition.objects.current().get(uid=record.uid).description
    apply(Description(described | public, {}), by=cast.administrator(), note="changed")
    publish(record)


def assert_nothing_is_handed_out():
    for name in (JSONL, CSV):
        answer = Client().get(f"/data/{name}")
        assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "3600", "no-store")
        assert "was withdrawn, erased or put behind a content note" in answer.content.decode()
    page = Client().get("/data/").content.decode()
    assert "They were removed, and will be made again" in page
    assert "sha256" not in page.replace("carnation-editions.jsonl.gz.sha256", "").replace("sha256sum", "").replace(
        "“sha256”", ""
    )


def test_what_is_published_later_takes_nothing_back(records, told):
    whole = dump()

    told(change, records["event"], summary="Said otherwise")
    told(publish, make("event", title="Another"))
    told(publish, make_photograph(content_note="distressing", content_note_text="It shows the dead."))

    assert {path.name for path in whole.place.iterdir()} == {JSONL, CSV, standing.ABOUT}
    assert len(lines()) == 4


def test_the_files_of_another_ledger_are_not_handed_out(records):
    whole = dump()
    other = standing.Whole(whole.position, "0" * 64, whole.at, whole.licence, whole.count, whole.files)
    (whole.place / standing.ABOUT).write_text(other.text)

    assert Client().get(f"/data/{JSONL}").status_code == 503


def test_a_withdrawal_while_the_files_are_made_leaves_none(records, monkeypatch):
    def put_late(made):
        withdraw(records["event"])
        put(made)

    put = making.put
    monkeypatch.setattr(making, "put", put_late)

    with pytest.raises(CommandError, match="withdrawn or erased while the files were made"):
        dump()
    assert_nothing_is_handed_out()


def test_where_it_breaks_off_the_files_before_stay(records, monkeypatch):
    before = dump()

    def break_off(*given, **facts):
        raise OSError("No space left on device")

    with monkeypatch.context() as patch, pytest.raises(CommandError, match="No space left on device"):
        patch.setattr(os, "fsync", break_off)
        dump()

    assert standing.standing() == before
    assert sorted(path.name for path in standing.folder().iterdir()) == ["current", before.place.name]


def test_while_there_are_none_the_page_says_so_and_there_is_no_file(db):
    assert "The files have not been made here yet." in Client().get("/data/").content.decode()
    for name in (JSONL, f"{JSONL}.sha256", "about.json", "..%2Fabout.json", "current"):
        assert Client().get(f"/data/{name}").status_code == 404


def test_only_the_files_themselves_are_handed_out(records):
    dump()
    for name in ("about.json", "../current/about.json", "%2e%2e/secret-key", "current"):
        assert Client().get(f"/data/{name}").status_code == 404


@pytest.mark.parametrize(
    "asked, span",
    [
        ("bytes=0-9", (0, 9)),
        ("bytes=10-", (10, None)),
        ("bytes=-5", (-5, None)),
        ("bytes=5-999999999", (5, None)),
        ("bytes=0-0", (0, 0)),
        ("bytes=", None),
        ("bytes=9-5", None),
        ("bytes=999999999-", None),
        ("bytes=0-1,4-5", None),
        ("lines=1-2", None),
        ("bytes=١-٢", None),
    ],
)
def test_a_part_is_sent_where_one_is_asked_for(records, asked, span):
    dump()
    address = f"/data/{JSONL}"
    answer = Client().get(address)
    whole, mark = body_of(answer), answer["ETag"]

    answer = Client().get(address, HTTP_RANGE=asked, HTTP_IF_RANGE=mark)
    body = body_of(answer)

    if span is None:
        assert (answer.status_code, body, answer.headers.get("Content-Range")) == (200, whole, None)
    else:
        first, last = span[0] % len(whole), len(whole) - 1 if span[1] is None else span[1]
        assert (answer.status_code, body) == (206, whole[first : last + 1])
        assert answer["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
    assert int(answer["Content-Length"]) == len(body)
    stale = Client().get(address, HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE='"another"')
    assert (stale.status_code, body_of(stale)) == (200, whole)


def test_whoever_has_the_file_is_told_so_and_any_site_may_read_it(records):
    dump()
    answer = Client().get(f"/data/{JSONL}")
    body_of(answer)
    again = Client().get(f"/data/{JSONL}", HTTP_IF_NONE_MATCH=answer["ETag"])

    assert (again.status_code, again["ETag"]) == (304, answer["ETag"])
    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"], answer["X-Robots-Tag"]) == (
        "application/gzip",
        "*",
        "noindex",
    )


@pytest.mark.parametrize("count", [3, 30])
def test_however_many_there_are_each_batch_asks_two_questions(count, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(making, "ROWS_AT_ONCE", 10)
    tag = make_tag("Mourning")
    publish(tag)
    for _number in range(count - 1):
        publish(make("event", tags=[tag.uid]))

    with django_assert_num_queries(1 + count // 10 + (count < 10)):
        assert len(list(making.rows())) == count


def test_the_command_says_what_it_made_and_where_it_takes_the_address_from(records, settings, capsys):
    settings.CSRF_TRUSTED_ORIGINS = []
    settings.ALLOWED_HOSTS = ["*", ".memorial.example"]
    settings.HTTPS = True
    call_command("dump_editions")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "3 editions at line 3 of the ledger, with addresses of https://memorial.example:"
    assert [line.split()[1] for line in said[1:]] == [JSONL, CSV]

    settings.ALLOWED_HOSTS = ["*"]
    with pytest.raises(CommandError, match="Say where the memorial stands"):
        call_command("dump_editions")
    settings.CSRF_TRUSTED_ORIGINS = ["https://first.example"]
    call_command("dump_editions")
    assert "https://first.example" in capsys.readouterr().out
