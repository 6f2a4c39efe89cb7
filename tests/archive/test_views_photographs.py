"""The page of a photograph, and photographs on the pages of what they belong to."""

import re

import pytest
from django.utils.html import escape

from archive.derivatives import token
from archive.picturing import addresses
from archive.rights import RIGHTS
from tests.makers import make, make_photograph, publish, withdraw

pytestmark = pytest.mark.django_db

HELD = {
    "title": "Harbour at dawn",
    "image_sha256": "a" * 64,
    "image_format": "JPEG",
    "image_width": 1000,
    "image_height": 500,
    "image_size": 12345,
    "image_colours": "RGB, 8 bits",
    "alternative_text": "Boats on still water.",
}
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
VEILED = HELD | {"content_note": "distressing", "content_note_text": "It shows a wreck."}


def page(client, query="", **public):
    return client.get(publish(make_photograph(**public)).get_absolute_url() + query).content.decode()


def card(text):
    """{property: content} of what other sites show beside a link."""
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"', text))


def test_a_picture_comes_in_every_format_and_width_with_its_size_and_its_words(client):
    text = page(client, **HELD)

    assert 'width="1000" height="500" alt="Boats on still water."' in text
    ends = [f"/{width}.{end} {width}w" for width in (320, 640, 1000) for end in ("avif", "webp", "jpg")]
    assert [end for end in ends if end not in text] == []
    assert re.findall(r'<source type="([^"]+)"', text) == ["image/avif", "image/webp"]
    assert "/1280." not in text


def test_the_picture_of_the_page_is_loaded_at_once(client):
    text = page(client, **HELD)

    assert ('fetchpriority="high"' in text, 'loading="lazy"' in text) == (True, False)


def test_a_decorative_picture_has_an_empty_alternative_text(client):
    assert 'height="500" alt=""' in page(client, **HELD | {"alternative_text": "", "is_decorative": True})


def test_a_picture_that_is_not_held_is_shown_as_a_plate_with_its_caption(client):
    text = page(client, caption_published="Boats, 1990.", not_held_because="It was never given to us.")

    assert '<p class="said">Boats, 1990.</p>' in text
    assert "It was never given to us." in text
    assert "<img" not in text


def test_the_caption_as_published_and_ours_stand_apart(client):
    text = page(client, **HELD, caption_published="Botes.", caption="Boats.")

    assert '<dd class="published">Botes.</dd>' in text
    assert "<dt>Our caption</dt>\n        <dd>Boats.</dd>" in text


def test_the_original_is_described_and_not_published(client):
    text = page(client, **HELD, uid="plain00000")
    facts = dict(
        re.findall(r"<dt>([^<]+)</dt>\s*<dd>(?:<code[^>]*>|<a [^>]*>)?([^<]+)<", text.partition('id="orig-l"')[2])
    )

    assert facts == {
        "Format": "JPEG",
        "Dimensions": "1000 × 500 pixels",
        "Colour space": "RGB, 8 bits",
        "Size of the file": "12.1\xa0KB",
        "Checksum, SHA-256": "a" * 64,
        "For other viewers": "IIIF manifest",
    }
    profile = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
    manifest = "http://testserver/id/plain00000/manifest.json"
    assert f"""<link rel="alternate" type='{profile}' href="{manifest}">""" in text


def test_lists_show_squares_and_never_a_distressing_picture(client):
    publish(make_photograph(**VEILED))
    publish(make_photograph(**HELD, uid="plain00000"))

    text = client.get("/photographs/").content.decode()

    assert text.count("<img") == 1
    assert f"/media/plain00000/{token('plain00000', 'a' * 64)}/square-320.jpg 320w" in text
    assert addresses("plain00000", "a" * 64, 1000)["jpg"][0][1] not in text


def test_the_rights_are_said_in_plain_words_with_their_address(client):
    text = page(client, rights=IN_COPYRIGHT)

    assert f'<a href="{IN_COPYRIGHT}" rel="license noopener">In copyright</a>' in text
    assert str(escape(RIGHTS[IN_COPYRIGHT].plain)) in text


def test_a_download_is_offered_where_the_rights_allow_it_and_else_it_says_why_not(client):
    free, not_free = page(client, **HELD), page(client, **HELD | {"title": "Quay"}, rights=IN_COPYRIGHT)

    assert (' download="harbour-at-dawn.jpg"' in free, " download=" in not_free) == (True, False)
    why = f"There is no download.\n        \n          {escape(RIGHTS[IN_COPYRIGHT].plain)}"
    assert " ".join(why.split()) in " ".join(not_free.split())
    assert "There is no download." not in free


def test_a_card_for_other_sites_shows_the_picture_at_a_size_they_take(client):
    text = page(client, **HELD | {"image_width": 3000, "image_height": 1500}, uid="plain00000", summary="At dawn.")

    assert card(text) == {
        "og:type": "article",
        "og:site_name": "Carnation",
        "og:title": "Harbour at dawn",
        "og:description": "At dawn.",
        "og:url": "http://testserver/photographs/harbour-at-dawn/",
        "og:locale": "en",
        "og:image": "http://testserver" + addresses("plain00000", "a" * 64, 3000)["jpg"][2][1],
        "og:image:type": "image/jpeg",
        "og:image:width": "1280",
        "og:image:height": "640",
        "og:image:alt": "Boats on still water.",
        "twitter:card": "summary_large_image",
    }


def test_a_card_without_a_picture_has_none(client):
    assert [name for name in card(page(client, title="Quay")) if "image" in name] == []
    assert card(page(client, **VEILED))["twitter:card"] == "summary"


def test_the_card_of_an_event_shows_a_photograph_of_it_but_no_distressing_one(client):
    event = make("event", title="Feast")
    address = publish(event).get_absolute_url()
    publish(make_photograph(**VEILED, relations=[{"role": "depicts", "to": event.uid}]))
    veiled = card(client.get(address).content.decode())
    publish(make_photograph(**HELD, uid="plain00000", relations=[{"role": "depicts", "to": event.uid}]))

    assert "og:image" not in veiled
    assert "/media/plain00000/" in card(client.get(address).content.decode())["og:image"]


GROUPS = {
    "portrait of": "Portraits",
    "depicts": "Photographs",
    "document of": "Documents",
    "illustrates": "Used as illustrations",
}


@pytest.mark.parametrize("kind", ["event", "entry", "place", "statement", "person", "organisation"])
def test_a_record_shows_its_photographs_in_groups_by_what_they_are_to_it(client, kind):
    record = make(kind, title="Shown")
    address = publish(record).get_absolute_url()
    for role in GROUPS:
        publish(make_photograph(title=f"A {role}", relations=[{"role": role, "to": record.uid}]))
    text = client.get(address).content.decode()
    section = text.partition('id="photographs"')[2].partition("</section>")[0]

    assert re.findall(r'<h3 class="grouped">([^<]+)</h3>', section) == list(GROUPS.values())
    assert re.findall(r'<span class="name"><span>([^<]+)', section) == [f"A {role}" for role in GROUPS]
    assert 'class="card"' not in text


def test_plain_photographs_alone_need_no_name_of_their_own(client):
    event = make("event")
    address = publish(event).get_absolute_url()
    publish(make_photograph(relations=[{"role": "depicts", "to": event.uid}, {"role": "about", "to": event.uid}]))
    text = client.get(address).content.decode()

    assert (text.count('class="crop"'), "grouped" in text) == (1, False)


def beside(client, edition):
    """The photographs before and after, by their titles."""
    nav = client.get(edition.get_absolute_url()).content.decode().partition('class="beside"')[2].partition("</nav>")[0]
    return [
        re.findall(r'class="name"><span>([^<]+)', nav.partition(f"{words} photograph")[2].partition("</div>")[0])
        for words in ("Previous", "Next")
    ]


def test_photographs_of_one_event_follow_each_other_by_date_then_by_title(client):
    event, place = publish(make("event", title="Feast")), publish(make("place", title="Harbour"))
    dates = {"D": "", "B": "1990-01-20", "A": "1990-01-20", "E": "", "First": "1989"}
    of_both = [{"role": "place", "to": place.uid}, {"role": "depicts", "to": event.uid}]
    records = {title: make_photograph(title=title, date=date, relations=of_both) for title, date in dates.items()}
    shown = {title: publish(record) for title, record in records.items()}
    publish(make_photograph(title="Cc", relations=of_both[:1]))

    assert {title: beside(client, shown[title]) for title in sorted(shown)} == {
        "First": [[], ["A"]],
        "A": [["First"], ["B"]],
        "B": [["A"], ["D"]],
        "D": [["B"], ["E"]],
        "E": [["D"], []],
    }
    withdraw(records["B"])
    assert beside(client, shown["A"]) == [["First"], ["D"]]


def test_a_photograph_that_stands_alone_has_nothing_beside_it(client):
    event = publish(make("event"))

    assert 'class="beside"' not in page(client, relations=[{"role": "depicts", "to": event.uid}])


def test_a_distressing_neighbour_is_behind_its_note(client):
    event = publish(make("event"))
    relations = [{"role": "depicts", "to": event.uid}]
    publish(make_photograph(**VEILED, relations=relations, uid="ve11ed0000"))
    text = page(client, title="Quay", relations=relations)

    assert ("It shows a wreck." in text, "/media/ve11ed0000/" in text) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_photograph_asks_a_fixed_number_of_questions(client, count, django_assert_num_queries):
    event = publish(make("event"))
    for _each in range(count):
        publish(make_photograph(relations=[{"role": "depicts", "to": event.uid}]))
    edition = publish(make_photograph(**HELD, relations=[{"role": "depicts", "to": event.uid}]))
    client.get("/about/")

    # The ledger's head, the edition, what points to it, what it mentions, the two beside it, its line of the ledger.
    with django_assert_num_queries(6):
        client.get(edition.get_absolute_url())
