import pytest
from django.utils.html import escape

from archive.rights import RIGHTS
from archive.templatetags.photograph import addresses
from tests.makers import make_photograph, publish

pytestmark = pytest.mark.django_db

HELD = {
    "title": "Harbour at dawn",
    "image_sha256": "a" * 64,
    "image_format": "JPEG",
    "image_width": 1000,
    "image_height": 500,
    "image_size": 12345,
    "alternative_text": "Boats on still water.",
}
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
VEILED = HELD | {"content_note": "distressing", "content_note_text": "It shows a wreck."}


@pytest.fixture(autouse=True)
def no_files(monkeypatch):
    monkeypatch.setattr("archive.derivatives.make", lambda uid, sha256: False)


def page(client, query="", **public):
    return client.get(publish(make_photograph(**public)).get_absolute_url() + query).content.decode()


def test_a_picture_comes_in_widths_with_its_size_and_its_words(client):
    text = page(client, **HELD)

    assert 'width="1000" height="500" alt="Boats on still water."' in text
    assert [f"/{width}.{end} {width}w" in text for width in (320, 640, 1000) for end in ("webp", "jpg")] == [True] * 6
    assert "/1280." not in text


def test_a_decorative_picture_has_an_empty_alternative_text(client):
    assert 'height="500" alt=""' in page(client, **HELD | {"alternative_text": "", "is_decorative": True})


def test_a_picture_that_is_not_held_is_shown_as_a_plate_with_its_caption(client):
    text = page(client, caption_published="Boats, 1990.", not_held_because="It was never given to us.")

    assert '<p class="said">Boats, 1990.</p>' in text
    assert "It was never given to us." in text
    assert "<img" not in text


def test_a_distressing_picture_is_not_on_its_page_before_it_is_asked_for(client):
    text = page(client, **VEILED)

    assert "It shows a wreck." in text
    assert 'href="?show=1#picture"' in text
    assert "/media/" not in text


def test_it_is_there_when_asked_for(client):
    assert "/media/" in page(client, "?show=1", **VEILED)


def test_lists_never_show_a_distressing_picture(client):
    publish(make_photograph(**VEILED))
    publish(make_photograph(**HELD, uid="plain00000"))

    text = client.get("/photographs/").content.decode()

    assert text.count("<img") == 1
    assert addresses("plain00000", "a" * 64, 1000)["jpg"][0][1] in text


def test_the_rights_are_said_in_plain_words_with_their_address(client):
    text = page(client, rights=IN_COPYRIGHT)

    assert f'<a href="{IN_COPYRIGHT}" rel="license noopener">In copyright</a>' in text
    assert str(escape(RIGHTS[IN_COPYRIGHT].plain)) in text


def test_a_download_is_offered_where_the_rights_allow_it(client):
    free, not_free = page(client, **HELD), page(client, **HELD, rights=IN_COPYRIGHT)

    assert (" download>" in free, " download>" in not_free) == (True, False)
