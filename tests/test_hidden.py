"""What was not published cannot leak: not through any address, count, suggestion, redirect, header or file."""

import re

import pytest
from django.db import models
from django.utils import timezone

from archive import kinds, publishing
from archive.applying import apply
from archive.describing import declared_columns
from archive.description import Description
from archive.models import Address, Edition, Record, State, new_uid
from archive.models.fields import UncertainDateField
from tests import cast
from tests.crawling import crawl
from tests.makers import make, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db

CANARY = "zqcanary"
ENTRANCES = ["/", "/names/", "/search/", "/ledger/", "/tags/", "/sitemap.xml", "/about/", "/robots.txt", "/api/"]
ENTRANCES += [f"/api/v1/{name}" for name in ("openapi.json", "records", "search", "tags", "ledger")]
NEEDED = {"content_note": "mild", "rights": "https://creativecommons.org/publicdomain/zero/1.0/", "language": "en"}


def word(kind, name):
    return f"{CANARY} {kind} {name}"


def canaries(model, names, kind):
    """A canary in every column that holds words."""
    texts = {}
    for name in names:
        field = model._meta.get_field(name)
        is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, UncertainDateField)
        if name == "image_sha256" or not is_text or field.is_relation:
            continue
        if isinstance(field, models.URLField):
            texts[name] = f"https://example.org/{CANARY}/{name}"
        elif not field.choices and (field.max_length or 99) > 40:
            texts[name] = word(kind, name)
    return texts


def full_of_canaries(kind, uid=None):
    """A description with a canary in every field of the record and of each of its rows, public and private."""
    model = kinds.kind_named(kind)
    public = NEEDED | canaries(model, kinds.declared(model, "described"), kind)
    public = {name: value for name, value in public.items() if name in declared_columns(model)}
    private = canaries(model, kinds.declared(model, "private"), kind)
    for row in kinds.row_models(model):
        needed = ROWS.get(row.key, {})
        public[row.key] = [canaries(row, row.described, kind) | needed]
    for key in ("relations", "citations"):
        public.pop(key, None)
    return Description(public | {"kind": kind, "uid": uid or new_uid(), "date": "1917-03-04"}, private)


AS_SEALED = ("/api/v1/records", "/search/results.jsonl")
# In an answer of the search, and on the page of results: the line from which it was answered, and its seal.
# A cited search says what its heading says too, and the line of the ledger.
OF_THE_HEAD = re.compile(
    r'"ledger":\{[^}]*\}|<p class="note answered">.*?</p>|<p class="cited"><bdi>.*?</bdi>', re.DOTALL
)

ROWS = {
    "names": {"language": "en", "script": "Latn", "kind": "variant"},
    "texts": {"language": "az", "field": "summary", "origin": "ours"},
    "claims": {"question": "killed", "figure": "exact", "low": 31337, "standing": "stated"},
    "steps": {"what": "quoted"},
    "observances": {"month": 3, "day": 4},
}


def visible_world():
    """One published record of every kind, each with a name; some mention each other."""
    shown = {kind: make(kind, title=f"Visible {kind}", **MORE.get(kind, {})) for kind in kinds.all_kinds()}
    event = {
        "tags": [shown["tag"].uid],
        "relations": [{"role": "place", "to": shown["place"].uid}],
        "date": "1990-01-20",
    }
    shown["event"] = make("event", title="Visible feast", citations=[{"source": shown["source"].uid}], **event)
    for record in shown.values():
        publish(record)
    return shown


MORE = {
    "tag": {"summary": "A visible word."},
    "photograph": {"rights": NEEDED["rights"]},
    "entry": {"commemorates": "day"},
}


def everything(client):
    starts = [
        *ENTRANCES,
        f"/search/?q={CANARY}",
        "/search/?q=31337",
        "/search/?from=1917&to=1917",
        "/search/?q=visible",
        f"/api/v1/search?q={CANARY}",
        "/api/v1/search?q=31337&more=tag",
        "/api/v1/search?q=visible&sort=oldest&limit=2",
        "/api/v1/records?limit=2",
    ]
    starts += [f"/{model.path}/" for model in kinds.all_kinds().values() if model.has_list]
    return crawl(client, *starts)


def without_head(answers):
    """Answers without what names the ledger's head, which every publication moves: files of results name it too."""
    return {
        address: (status, [pair for pair in headers if pair[0] != "ETag"], OF_THE_HEAD.sub("", body))
        for address, (status, headers, body) in answers.items()
        if not address.startswith(("/ledger/", "/api/v1/ledger", "/search/results."))
    }


@pytest.fixture
def world(django_capture_on_commit_callbacks, monkeypatch):
    """Its clock stands still: a file of results says when it was made."""
    at = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    with django_capture_on_commit_callbacks(execute=True):
        return visible_world()


def test_records_that_were_never_published_change_not_one_byte_of_the_public_site(client, world):
    before = everything(client)
    assert len(before) > 30

    for kind in kinds.all_kinds():
        record = apply(full_of_canaries(kind), by=cast.curator(), note="hidden")
        if kind in ("event", "tag", "photograph"):
            publishing.move(record, State.REVIEW, by=cast.administrator())

    assert everything(client) == before


def test_unpublished_changes_of_published_records_change_not_one_byte(client, world):
    before = everything(client)

    for kind, record in world.items():
        apply(full_of_canaries(kind, uid=record.uid), by=cast.curator(), note="not yet")

    assert everything(client) == before


def test_withdrawn_records_are_gone_from_everything_but_the_ledger(client, world, django_capture_on_commit_callbacks):
    before = everything(client)
    with django_capture_on_commit_callbacks(execute=True):
        gone = [apply(sourced(full_of_canaries(kind), world), by=cast.curator(), note="x") for kind in world]
        # The memorial has one edition at /about/; a second one is not this rule's business.
        gone = [record for record in gone if record.kind != "memorial"]
        for record in gone:
            publish(record)
    addresses = list(Address.objects.filter(uid__in=[one.uid for one in gone]))
    assert any(CANARY in body for _status, _headers, body in everything(client).values())

    with django_capture_on_commit_callbacks(execute=True):
        for record in gone:
            withdraw(record)

    assert without_head(everything(client)) == without_head(before)
    ledger = client.get("/ledger/").content.decode()
    assert CANARY not in ledger
    for address in addresses:
        model = kinds.kind_named(address.kind)
        for place in (model.public_address(address.slug), f"/id/{address.uid}/", f"/id/{address.uid}/editions/1/"):
            answer = client.get(place)
            assert (answer.status_code, CANARY in answer.content.decode()) == (410, False), place


def sourced(description, world):
    for claim in description.public.get("claims", ()):
        claim["source"] = world["source"].uid
    description.private.pop("is_living", None)
    return description


def test_a_mention_of_a_hidden_record_is_silent(client, world):
    hidden_tag = make_tag(f"{CANARY} tag")
    hidden = make("person", title=f"{CANARY} person")
    links = {"tags": [hidden_tag.uid], "relations": [{"role": "participant", "to": hidden.uid}]}
    publish(make("event", title="Visible gathering", **links))

    answers = everything(client)

    assert "/events/visible-gathering/" in answers
    telling = [
        address
        for address, (_status, headers, body) in answers.items()
        if (
            CANARY in body.replace(f"q={CANARY}", "").replace(f"“{CANARY}”", "").replace(f'value="{CANARY}"', "")
            and "/search" not in address
        )
        or CANARY in str(headers)
        # What was sealed is given as it was sealed, with what it names.
        or (hidden.uid in body and not address.endswith((".json", ".jsonld")) and not address.startswith(AS_SEALED))
    ]
    assert telling == []


GUESSES = [
    "/places/{slug}/",
    "/id/{uid}/",
    "/id/{uid}/editions/1/",
    "/id/{uid}/editions/1.json",
    "/api/v1/records/{uid}",
    "/api/v1/records/{uid}/editions",
    "/api/v1/records/{uid}/editions/1",
    "/media/{uid}/{token}/320.webp",
]


@pytest.mark.parametrize("guess", GUESSES)
def test_a_draft_answers_like_a_record_that_never_was(client, world, guess):
    draft = make("place", title="Harbour")
    token = "0" * 32

    there = client.get(guess.format(slug="harbour", uid=draft.uid, token=token))
    nowhere = client.get(guess.format(slug="habrour", uid="zzzzzzzzzz", token=token))

    assert there.status_code == 404
    assert (there.status_code, sorted(there.headers.items()), there.content) == (
        nowhere.status_code,
        sorted(nowhere.headers.items()),
        nowhere.content,
    )


def test_a_search_for_hidden_words_answers_like_a_search_for_nonsense(client, world):
    apply(full_of_canaries("event"), by=cast.curator(), note="hidden")
    nonsense = CANARY[::-1]

    hidden = client.get(f"/search/?q={CANARY}").content.decode().replace(CANARY, "…")
    nothing = client.get(f"/search/?q={nonsense}").content.decode().replace(nonsense, "…")

    assert hidden == nothing


def test_the_world_of_these_tests_holds_every_kind_and_hides_nothing_by_accident(world):
    assert {edition.kind for edition in Edition.objects.current()} == set(kinds.all_kinds())
    assert Record.objects.exclude(state=State.PUBLISHED).count() == 1  # the first event, replaced by one with links
