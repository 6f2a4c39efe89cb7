"""A distressing record of any kind sends only its title, its summary and its content note before it is asked."""

import pytest
from django.http import HttpResponse

from archive import kinds
from archive.applying import apply
from archive.derivatives import token
from archive.description import Description
from archive.veiling import READABLE, behind_veil, veiled
from tests import cast
from tests.crawling import crawl
from tests.kept import kept
from tests.makers import make, make_photograph, publish
from tests.test_hidden import CANARY, ENTRANCES, full_of_canaries, word

pytestmark = pytest.mark.django_db

NOTE = "This record speaks of a wreck."
SHA = "a" * 64
PICTURE = {
    "image_sha256": SHA, "image_format": "JPEG", "image_width": 6000, "image_height": 4000, "image_size": 9,
    "alternative_text": word("photograph", "alternative_text"),
}  # fmt: skip
# What may be read is told apart from what may not by having no canary in it.
SAID_OPENLY = [
    *("title", "filed_as", "summary", "content_note_text", "date_note", "medium", "credit", "rights_holder"),
    *("author", "container", "publisher", "publisher_place", "locator_whole"),
]
SEARCHES = [f"/search/?q={CANARY[:5]}", "/search/?q=distressing", "/search/?q=canary"]


class Hesitant:
    """A visitor who follows every link but the one that shows what is behind the veil."""

    def __init__(self, client):
        self.client, self.offered = client, set()

    def get(self, address):
        if "show=1" not in address:
            return self.client.get(address)
        self.offered.add(address)
        return HttpResponse("", content_type="text/plain")


def distressing(kind, **more):
    """A published record of a kind, with a canary in every field that must not be read before it is asked for."""
    described = full_of_canaries(kind)
    public = described.public | {name: "Said openly" for name in SAID_OPENLY if name in described.public}
    public |= {"title": f"Distressing {kind}", "summary": "Its summary.", "names": []} | more
    public |= {"content_note": "distressing", "content_note_text": NOTE}
    public["texts"] = [row | {"field": "body"} for row in public["texts"]]
    public["claims"] = [claim | {"source": more["source"]} for claim in public.get("claims", ()) if "source" in more]
    public.pop("source", None)
    public = {name: value for name, value in public.items() if value not in ("", [])}
    return publish(apply(Description(public, {}), by=cast.administrator(), note="for a test").specific)


@kept
def world(django_capture_on_commit_callbacks):
    """A distressing record of every kind, and open records around them that would show what they can."""
    with django_capture_on_commit_callbacks(execute=True):
        event = publish(make("event", title="Open event", date="1990-01-20"))
        about = {"relations": [{"role": "about", "to": event.uid}]}
        found = {kind: distressing(kind) for kind in ("source", "tag", "person", "organisation", "place")}
        found["event"] = distressing("event", source=found["source"].uid, part_of=event.uid)
        found["photograph"] = distressing("photograph", **about | PICTURE, tags=[found["tag"].uid])
        speaker = {"speaker": found["person"].uid, "occasion": event.uid}
        found["statement"] = distressing("statement", **about, **speaker)
        found["entry"] = distressing("entry", **about, portrait=found["photograph"].uid)
        publish(make("entry", title="Open entry", commemorates="person", portrait=found["photograph"].uid))
        open_ends = {"citations": [{"source": found["source"].uid}], "tags": [found["tag"].uid]}
        role = {"relations": [{"role": "related", "to": one.uid} for one in found.values()]}
        publish(make("place", title="Open place", **open_ends, **role))
        found["memorial"] = distressing("memorial", lead_event=event.uid, lead_statement=found["statement"].uid)
        others = set(kinds.all_kinds()) - set(found)
        return found | {kind: distressing(kind) for kind in others}


def everything(visitor):
    lists = [f"/{model.path}/" for model in kinds.all_kinds().values() if model.has_list]
    return crawl(visitor, *ENTRANCES, *SEARCHES, *lists)


def test_no_page_list_card_search_or_address_says_what_is_behind_a_veil(client, world):
    visitor = Hesitant(client)
    answers = everything(visitor)

    telling = [
        address
        for address, (_status, headers, body) in answers.items()
        if CANARY in body + str(headers) or "/media/" in body or token(world["photograph"].uid, SHA) in body
    ]
    assert telling == []
    assert {edition.get_absolute_url() for edition in world.values()} <= set(answers)
    assert len(visitor.offered) >= len(world)


def test_its_own_page_says_its_title_its_summary_and_its_note_and_offers_two_ways(client, world):
    for edition in world.values():
        text = client.get(edition.get_absolute_url()).content.decode()
        assert NOTE in text and "Its summary." in text and f"Distressing {edition.kind}" in text
        assert 'href="?show=1#picture"' in text and 'href="#description"' in text


def test_it_is_all_there_when_it_was_asked_for(client, world):
    silent = [
        kind
        for kind, edition in world.items()
        if word(kind, "body") not in client.get(edition.get_absolute_url() + "?show=1").content.decode()
    ]
    assert silent == []
    assert "/media/" in client.get(world["photograph"].get_absolute_url() + "?show=1").content.decode()


def test_the_choice_is_carried_by_no_link_and_kept_by_no_cookie(client, world):
    for edition in world.values():
        answer = client.get(edition.get_absolute_url() + "?show=1&lang=az")
        text = answer.content.decode().replace("z=3&amp;x=1&amp;y=0&amp;show=1", "its own closer view")
        assert ("show=1" in text, dict(answer.cookies)) == (False, {})
        assert '<meta name="robots" content="noindex">' in text


def test_no_social_card_shows_it_even_beside_its_shown_page(client, world):
    for query in ("", "?show=1"):
        text = client.get(world["photograph"].get_absolute_url() + query).content.decode()
        assert ('property="og:title"' in text, "og:image" in text, CANARY in text.partition("</head>")[0]) == (
            True,
            False,
            False,
        )


@pytest.mark.parametrize("notes", [("none", "distressing"), ("distressing", "none")])
def test_an_old_edition_is_veiled_where_it_or_the_current_one_is_distressing(client, notes):
    for number, note in enumerate(notes):
        text = {"content_note_text": NOTE} if note == "distressing" else {}
        record = make("event", uid="0neev3nt00", title="Feast", body=f"{CANARY} {number}", content_note=note, **text)
        publish(record)

    old = client.get("/id/0neev3nt00/editions/1/").content.decode()
    asked = client.get("/id/0neev3nt00/editions/1/?show=1").content.decode()

    assert (NOTE in old, CANARY in old, f"{CANARY} 0" in asked) == (True, False, True)


def test_an_open_record_is_not_veiled(client):
    edition = publish(make("event", body="Said openly."))

    assert veiled(edition) is edition
    assert "Said openly." in client.get(edition.get_absolute_url()).content.decode()


def test_words_that_look_like_a_mark_veil_nothing():
    edition = publish(make("event", body='It says "content_note":"distressing" in its text.'))

    assert veiled(edition) is edition


def test_what_is_behind_the_veil_is_whatever_is_not_named():
    edition = publish(make_photograph(**PICTURE, caption="Hidden", content_note="distressing", content_note_text=NOTE))
    left = behind_veil(edition).description

    assert set(left) == {"kind", "uid", "title", "language", "rights", "content_note", "content_note_text"}
    assert set(left) <= READABLE
    assert edition.description["caption"] == "Hidden"
