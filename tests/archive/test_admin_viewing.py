"""Previews and pictures of what is not public: for the staff alone, and kept by no cache."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from archive.models import Edition, Photograph
from tests import cast
from tests.at_the_desk import save, signed_in, words
from tests.makers import make, make_photograph
from tests.small_pictures import with_metadata

pytestmark = pytest.mark.django_db


def preview(record):
    return reverse("admin:preview", args=[record.uid])


@pytest.fixture
def held():
    photograph = make_photograph(alternative_text="A quay.")
    file = SimpleUploadedFile("quay.jpg", with_metadata("JPEG"))
    save(signed_in(cast.curator()), photograph, image_file=file)
    return Photograph.objects.get()


def test_a_preview_is_the_page_marked_as_one_and_kept_nowhere():
    record = make("person", title="Aylin Testova", summary="A dock worker.")
    page = signed_in(cast.contributor()).get(preview(record))

    assert "Preview." in words(page)
    assert "A dock worker." in words(page)
    assert "no-store, private" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert not Edition.objects.exists()


def test_a_preview_shows_nothing_private():
    record = make("person", private={"notes": "CANARY", "consent": "CANARY"})
    assert "CANARY" not in signed_in(cast.administrator()).get(preview(record)).content.decode()


def test_a_preview_shows_the_picture_that_has_no_public_files_yet(held):
    page = signed_in(cast.contributor()).get(preview(held)).content.decode()
    assert f'src="/admin/picture/{held.uid}/1280/"' in page
    assert "/media/" not in page


def test_a_visitor_is_asked_to_sign_in_whether_there_is_a_record_or_not(client, held):
    there = client.get(preview(held))
    nowhere = client.get("/admin/preview/0000000000/")
    picture = client.get(reverse("admin:picture", args=[held.uid, 120]))
    assert [answer.status_code for answer in (there, nowhere, picture)] == [302, 302, 302]


def test_staff_without_the_right_to_view_see_nothing(held):
    client = signed_in(cast.member("nobody"))
    answers = [client.get(preview(held)), client.get(reverse("admin:picture", args=[held.uid, 120]))]
    assert [answer.status_code for answer in answers] == [403, 403]


def test_a_small_copy_carries_nothing_of_the_original(held):
    answer = signed_in(cast.contributor()).get(reverse("admin:picture", args=[held.uid, 120]))
    picture = Image.open(BytesIO(answer.content))

    assert "no-store, private" in answer["Cache-Control"]
    assert (answer["Content-Type"], max(picture.size)) == ("image/webp", 60)
    assert b"CANARY" not in answer.content
    assert (dict(picture.getexif()), picture.info.get("icc_profile")) == ({}, None)


def test_only_the_sizes_we_make_are_made(held):
    answer = signed_in(cast.contributor()).get(reverse("admin:picture", args=[held.uid, 999]))
    assert answer.status_code == 404
