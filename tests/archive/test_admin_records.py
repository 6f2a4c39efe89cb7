"""A record in its form: every save is remembered, nothing public changes, files pass the gate."""

from io import BytesIO

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from archive import kinds, originals
from archive.models import Edition, Name, Photograph
from tests import cast
from tests.at_the_desk import add, address, reasons, row, save, signed_in, words
from tests.makers import make, make_photograph, make_tag, publish

pytestmark = pytest.mark.django_db


def upload(name="quay.png", content=None, colour="red"):
    if content is None:
        picture = BytesIO()
        Image.new("RGB", (60, 40), colour).save(picture, "PNG")
        content = picture.getvalue()
    return SimpleUploadedFile(name, content, content_type="image/png")


def test_every_kind_has_an_admin_of_its_own_or_the_common_one():
    assert [kind for kind in kinds.all_kinds().values() if not admin.site.is_registered(kind)] == []


def test_a_save_says_who_and_why():
    person = make("person", title="Aylin")
    save(signed_in(cast.curator()), person, title="Aylin Testova", why="Her family told us.")

    assert reasons(person)[0] == ("ada", "Her family told us.")
    assert person.revisions.first().description.public["title"] == "Aylin Testova"


def test_a_save_without_a_reason_says_what_was_changed():
    person = make("person")
    save(
        signed_in(cast.curator()),
        person,
        title="Other",
        **row("name_rows", 0, text="Digər", language="az", script="Latn", kind="variant"),
    )

    assert reasons(person)[0] == ("ada", "Changed: Title and names")


def test_a_new_record_has_its_tags_and_rows_in_its_first_revision():
    tag = make_tag("Quay")
    rows = row("name_rows", 0, text="Лиман", language="ru", script="Cyrl", kind="preferred")
    add(signed_in(cast.contributor()), "/admin/archive/place/add/", title="Harbour", tags=[tag.pk], **rows)

    place = Name.objects.get().record
    said = place.revisions.get().description.public
    assert (said["tags"], said["names"]) == (
        [tag.uid],
        [{"text": "Лиман", "language": "ru", "script": "Cyrl", "kind": "preferred"}],
    )
    assert reasons(place) == [("cem", "Entered.")]


def test_rows_keep_the_places_they_are_given():
    names = [{"text": text, "language": "en", "script": "Latn", "kind": "variant"} for text in ("A", "B", "C")]
    person = make("person", names=names)
    save(signed_in(cast.curator()), person, **{"name_rows-2-place": 1})

    assert [name.text for name in person.name_rows.all()] == ["C", "A", "B"]


def test_editing_a_published_record_changes_nothing_public():
    person = make("person", title="Aylin", summary="As published.")
    publish(person)
    save(signed_in(cast.curator()), person, summary="CANARY")

    assert Edition.objects.get().description["summary"] == "As published."
    assert "Published, with unpublished changes" in words(signed_in(cast.curator()).get(address(person)))


def test_whoever_comes_second_overwrites_nothing():
    person = make("person", title="Aylin")
    client = signed_in(cast.curator())
    answer = save(client, person, title="Mine", seen=0)

    person.refresh_from_db()
    assert (person.title, len(reasons(person))) == ("Aylin", 1)
    assert "deniz saved this record while you were writing." in words(answer)


def test_an_impossible_day_is_refused_in_a_sentence():
    answer = save(signed_in(cast.curator()), make("person"), date="2023-02-29")
    assert "names a day that does not exist: February 2023 has 28 days" in words(answer)


def test_only_roles_and_fields_of_the_kind_are_offered():
    page = signed_in(cast.curator()).get("/admin/archive/tag/add/")
    offered = {one.formset.prefix: one.formset.empty_form for one in page.context["inline_admin_formsets"]}
    assert [value for value, _label in offered["relation_rows"].fields["role"].choices] == ["", "broader", "related"]
    assert [value for value, _label in offered["text_rows"].fields["field"].choices] == [
        "",
        "title",
        "summary",
        "body",
        "content_note_text",
        "date_note",
    ]


def test_what_was_ever_public_cannot_be_deleted():
    person = make("person")
    publish(person)
    client = signed_in(cast.administrator())

    assert client.post(address(person, "delete"), {"post": "yes"}).status_code == 403
    assert "it can be withdrawn, but not deleted" in words(client.get(address(person)))


def test_a_draft_goes_at_a_curators_word_and_not_at_a_contributors():
    person = make("person")
    refused = signed_in(cast.contributor()).post(address(person, "delete"), {"post": "yes"})
    done = signed_in(cast.curator()).post(address(person, "delete"), {"post": "yes"})

    assert (refused.status_code, done.status_code) == (403, 302)
    assert not kinds.kind_named("person").objects.exists()


def test_a_picture_is_kept_as_it_came():
    photograph = make_photograph()
    file = upload()
    save(signed_in(cast.curator()), photograph, image_file=file)

    photograph.refresh_from_db()
    held = (photograph.image_format, photograph.image_width, photograph.image_height, photograph.image_size)
    assert held == ("PNG", 60, 40, file.size)
    assert originals.holds(photograph.image_sha256)


def test_a_replaced_picture_stays_in_the_house():
    photograph = make_photograph()
    client = signed_in(cast.curator())
    kept = []
    for colour in ("red", "blue"):
        save(client, photograph, image_file=upload(colour=colour))
        kept.append(Photograph.objects.get().image_sha256)

    assert [originals.holds(sha256) for sha256 in kept] == [True, True]
    assert len(set(kept)) == 2


def test_what_is_no_picture_is_refused_and_nothing_of_it_kept(settings):
    photograph = make_photograph()
    answer = save(signed_in(cast.curator()), photograph, image_file=upload("page.png", b"<html>CANARY</html>"))

    assert "“page.png” does not hold a" in words(answer)
    assert Photograph.objects.get().image_sha256 == ""
    assert not [path for path in settings.MEDIA_DIR.rglob("*") if path.is_file()]
