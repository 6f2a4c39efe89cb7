"""A photograph at the desk: its file, the words in it, its focal point, its original, what looks like it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from archive import originals
from archive.models import Edition, Original, Photograph, Preparation
from tests import cast
from tests.at_the_desk import add, address, as_shown, reasons, save, signed_in, words
from tests.makers import make, make_photograph, make_tag, publish
from tests.small_pictures import encoded, with_metadata

pytestmark = pytest.mark.django_db
ADD = "/admin/archive/photograph/add/"
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 photoshop:Headline="Harbour at dawn" photoshop:Credit="Harbour archive" photoshop:City="Liman">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A crane over the quay.</rdf:li>
<rdf:li xml:lang="en">A crane over the quay.</rdf:li><rdf:li xml:lang="az">Körpünün üstündə kran.</rdf:li></rdf:Alt>
</dc:description><dc:subject><rdf:Bag><rdf:li>QUAY</rdf:li><rdf:li>winch</rdf:li></rdf:Bag></dc:subject>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def scene(shift=0, **how):
    """A picture with something on it, so that it looks like itself and like nothing else."""
    picture = Image.new("RGB", (90, 60), "#dde")
    draw = ImageDraw.Draw(picture)
    for number in range(8):
        draw.rectangle((number * 11 + shift, number * 5, number * 11 + 9, 60 - number * 3), fill=(number * 30, 80, 40))
    return encoded("JPEG", picture, **{"quality": 95} | how)


def upload(content=None, name="quay.jpg"):
    return SimpleUploadedFile(name, scene() if content is None else content)


def held(client=None, content=None, **public):
    """A photograph whose file came through the form."""
    photograph = make_photograph(**public)
    save(client or signed_in(cast.curator()), photograph, image_file=upload(content))
    return Photograph.objects.get(pk=photograph.pk)


def kept(settings):
    return [path for path in (settings.MEDIA_DIR / "originals").rglob("*") if path.is_file()]


# --- the file


def test_a_file_is_kept_with_its_facts():
    photograph = held()
    original = Original.objects.get()
    assert (photograph.image_sha256, photograph.image_format, photograph.image_width, photograph.image_colours) == (
        original.sha256,
        "JPEG",
        90,
        original.colours,
    )
    assert reasons(photograph)[0] == ("ada", "Changed: picture file")


def test_a_refused_file_costs_nothing_else_of_the_form(settings):
    photograph = make_photograph(title="Before")
    answer = save(
        signed_in(cast.curator()), photograph, title="After", caption="Typed.", image_file=upload(b"<html>", "x.jpg")
    )

    form = answer.context["adminform"].form
    assert (form["title"].value(), form["caption"].value()) == ("After", "Typed.")
    assert list(form.errors) == ["image_file"]
    assert (Photograph.objects.get().title, kept(settings), Original.objects.count()) == ("Before", [], 0)


def test_a_file_that_came_with_an_unfinished_form_need_not_come_again():
    client = signed_in(cast.contributor())
    unfinished = add(client, ADD, image_file=upload())
    assert "“quay.jpg” has come and is kept." in words(unfinished)
    assert not Photograph.objects.exists()

    client.post(ADD, as_shown(unfinished) | {"title": "Harbour"})
    assert Photograph.objects.get().image_sha256 == Original.objects.get().sha256


def test_nobody_slips_an_original_in_by_its_checksum():
    sha256 = held().image_sha256
    other = make_photograph()
    save(signed_in(cast.contributor()), other, arrived=sha256)
    assert Photograph.objects.get(pk=other.pk).image_sha256 == ""


def test_who_may_not_write_brings_no_file_in(settings):
    answer = signed_in(cast.reviewer()).post(address(make_photograph()), {"image_file": upload()})
    assert (answer.status_code, kept(settings)) == (403, [])


def test_the_same_bytes_are_noticed_and_a_second_record_is_a_decision():
    first, client = held(title="The first"), signed_in(cast.contributor())
    answer = add(client, ADD, title="The second", image_file=upload())
    assert "This very picture is held already." in words(answer)
    assert f'href="{address(first)}"' in answer.content.decode()
    assert Photograph.objects.count() == 1

    client.post(ADD, as_shown(answer) | {"second_record": "on"})
    assert set(Photograph.objects.values_list("title", "image_sha256")) == {
        ("The first", first.image_sha256),
        ("The second", first.image_sha256),
    }
    assert len(originals_kept()) == 1


def originals_kept():
    return [one.sha256 for one in Original.objects.all() if originals.holds(one.sha256)]


def test_saving_a_record_again_asks_nothing_of_its_own_picture():
    photograph = held()
    save(signed_in(cast.curator()), photograph, image_file=upload(), caption="New.")
    assert Photograph.objects.get().caption == "New."


def test_what_looks_alike_is_shown_beside_and_bars_nothing():
    first = held(title="Print", content=scene())
    second = held(title="Scan", content=scene(quality=40))
    assert first.image_sha256 != second.image_sha256

    page = signed_in(cast.curator()).get(address(second))
    assert [one.title for one in page.context["alike"]] == ["Print"]
    assert f"/admin/picture/{first.uid}/240/" in page.content.decode()


# --- the words in it


@pytest.fixture
def offered():
    make_tag("Quay")
    make("place", title="Liman")
    return held(content=scene(xmp=XMP.encode()), title="Untitled")


def uses(page):
    """{tick: what the column says now} of all that is offered."""
    offers = page.context["adminform"].form.offers
    return {use.tick: use.now for offer in offers for use in offer.uses if not use.is_done}


def test_words_in_the_file_are_offered_and_none_is_used_unasked(offered):
    page = signed_in(cast.curator()).get(address(offered))
    assert uses(page) == {
        "use-headline-title": "Untitled",
        "use-caption-caption_published": "",
        "use-caption-caption": "",
        "use-credit-credit": "",
    }
    assert (offered.title, offered.caption, offered.credit, offered.tags.count()) == ("Untitled", "", "", 0)
    assert not offered.relation_rows.exists()
    assert not offered.text_rows.exists()


def test_ticks_fill_what_is_empty(offered):
    ticks = {
        "use-caption-caption_published": "fill",
        "use-credit-credit": "fill",
        "use-keywords": "fill",
        "use_place": "on",
        "use_caption_az": "on",
    }
    save(signed_in(cast.curator()), offered, **ticks)

    offered.refresh_from_db()
    assert (offered.caption_published, offered.credit, offered.caption) == (
        "A crane over the quay.",
        "Harbour archive",
        "",
    )
    assert [tag.title for tag in offered.tags.all()] == ["Quay"]
    assert [(row.role, row.to.title) for row in offered.relation_rows.all()] == [("place", "Liman")]
    assert [(row.field, row.language, row.text) for row in offered.text_rows.all()] == [
        ("caption_published", "az", "Körpünün üstündə kran.")
    ]
    assert reasons(offered)[0][1] == "Changed: Caption as published, Credit, Tags, Place and Caption (Azərbaycanca)"
    assert "No tag of ours: winch" in words(signed_in(cast.curator()).get(address(offered)))


def test_what_is_filled_is_replaced_only_where_both_were_shown(offered):
    client = signed_in(cast.curator())
    answer = save(client, offered, caption="Typed meanwhile.", **{"use-caption-caption": "fill"})
    assert "Nothing was replaced: the file says “A crane over the quay.”." in words(answer)
    assert uses(answer)["use-caption-caption"] == "Typed meanwhile."
    assert Photograph.objects.get().caption == ""

    save(client, offered, caption="Typed meanwhile.", **{"use-caption-caption": "replace"})
    assert Photograph.objects.get().caption == "A crane over the quay."


def test_that_the_file_says_where_is_said_and_nothing_more():
    page = words(signed_in(cast.curator()).get(address(held(content=with_metadata()))))
    assert "The file says where it was taken. Visitors never see that." in page
    assert "40.0" not in page


# --- the focal point


def focus(photograph):
    return Photograph.objects.values_list("focus_x", "focus_y").get(pk=photograph.pk)


@pytest.mark.parametrize(
    ("x", "y", "sentence"),
    [
        ("10", "", "Give both numbers of the focal point, or neither."),
        ("", "0", "Give both numbers of the focal point, or neither."),
        ("101", "5", "Ensure this value is less than or equal to 100."),
        ("-1", "5", "Ensure this value is greater than or equal to 0."),
    ],
)
def test_the_focal_point_is_two_numbers_in_per_cent_or_none(x, y, sentence):
    photograph = held()
    answer = save(signed_in(cast.curator()), photograph, focus_x=x, focus_y=y)
    assert (sentence in words(answer), focus(photograph)) == (True, (None, None))


def test_the_focal_point_can_be_typed_also_at_the_very_edge():
    photograph = held()
    save(signed_in(cast.curator()), photograph, focus_x="0", focus_y="100")
    assert focus(photograph) == (0, 100)
    assert photograph.revisions.first().description.public["focus_x"] == 0


def test_the_focal_point_can_be_chosen_on_the_picture_without_javascript():
    photograph, client = held(), signed_in(cast.curator())
    page = client.get(address(photograph, "focus"))
    assert '<input type="image" name="place"' in page.content.decode()
    assert page.context["shown"] == (90, 60)

    client.post(address(photograph, "focus"), {"place.x": "45", "place.y": "15"})
    assert (focus(photograph), reasons(photograph)[0]) == ((50, 25), ("ada", "Focal point set on the picture."))


@pytest.mark.parametrize("place", [("0", "0"), ("x", "5"), ("5", "")])
def test_what_is_no_place_on_the_picture_sets_none(place):
    photograph = held()
    signed_in(cast.curator()).post(address(photograph, "focus"), dict(zip(("place.x", "place.y"), place, strict=True)))
    assert (focus(photograph), len(reasons(photograph))) == ((None, None), 2)


def test_who_may_not_change_sets_no_focal_point():
    photograph = held()
    answer = signed_in(cast.reviewer()).post(address(photograph, "focus"), {"focus_x": 1, "focus_y": 1})
    assert (answer.status_code, focus(photograph)) == (403, (None, None))


def test_the_focal_point_of_a_replaced_picture_goes_with_it():
    photograph, client = held(), signed_in(cast.curator())
    save(client, photograph, focus_x="10", focus_y="20")
    save(client, photograph, image_file=upload(encoded("PNG"), "other.png"))
    assert focus(photograph) == (None, None)


def test_the_square_shows_what_the_focal_point_keeps_in_sight():
    photograph, client = held(), signed_in(cast.curator())
    assert client.get(address(photograph)).context["crop"]["box"] == "15 0 60 60"
    save(client, photograph, focus_x="100", focus_y="0")
    assert client.get(address(photograph)).context["crop"]["box"] == "30 0 60 60"


# --- the original


def take(person, photograph, *sha256):
    return signed_in(person).get("/".join(["/admin/originals", photograph.uid, *sha256, ""]))


def test_an_original_leaves_the_house_as_it_came():
    photograph = held(title="Xəzər: harbour/“dawn”")
    answer = take(cast.curator(), photograph)

    assert b"".join(answer.streaming_content) == scene()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == f'attachment; filename="xezer-harbour-dawn-{photograph.uid}.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].startswith("no-store, private")


def test_only_those_with_the_right_take_an_original():
    photograph = held()
    people = {"contributor": cast.contributor, "reviewer": cast.reviewer, "administrator": cast.administrator}
    answers = {name: take(person(), photograph) for name, person in people.items()}
    assert b"".join(answers["administrator"].streaming_content) == scene()
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "contributor": 403,
        "reviewer": 403,
        "administrator": 200,
    }
    assert "Download the original" not in words(signed_in(cast.contributor()).get(address(photograph)))


def test_earlier_originals_are_found_where_the_record_speaks_of_them_and_nowhere_else():
    photograph, client = held(), signed_in(cast.curator())
    first = photograph.image_sha256
    save(client, photograph, image_file=upload(encoded("PNG"), "other.png"))
    photograph.refresh_from_db()
    stranger = held(content=encoded("WEBP"), title="Elsewhere")

    assert client.get(address(photograph)).context["earlier"] == [first]
    assert b"".join(take(cast.curator(), photograph, first).streaming_content) == scene()
    asked = [stranger.image_sha256, "0" * 64, "no-checksum"]
    assert [take(cast.curator(), photograph, sha256).status_code for sha256 in asked] == [404, 404, 404]


def test_a_missing_original_is_said_in_a_sentence():
    photograph = held()
    originals.path_of(photograph.image_sha256).unlink()
    answer = take(cast.curator(), photograph)
    assert answer.status_code == 404
    assert "it is not on the disk. Tell whoever runs the house: it has to come back from a backup." in words(answer)


def test_a_record_without_a_picture_has_no_original():
    assert take(cast.curator(), make_photograph()).status_code == 404
    assert take(cast.curator(), make("place")).status_code == 404


def test_an_old_edition_keeps_the_picture_it_was_published_with():
    photograph = held(alternative_text="A crane above the quay in the morning.")
    first = photograph.image_sha256
    publish(photograph)
    save(signed_in(cast.curator()), photograph, image_file=upload(encoded("PNG"), "other.png"))
    publish_again(photograph)

    pictures = Edition.objects.order_by("number").values_list("image_sha256", flat=True)
    assert list(pictures) == [first, Photograph.objects.get().image_sha256]
    assert all(map(originals.holds, pictures))


def publish_again(photograph):
    signed_in(cast.administrator()).post(address(photograph, "move", "published"), {"note": "another print"})


# --- its public copies


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    photograph = held(alternative_text="A crane above the quay in the morning.")
    with django_capture_on_commit_callbacks(execute=True):
        publish(photograph)
    return Photograph.objects.get()


def test_the_page_says_how_the_public_copies_are(published):
    client = signed_in(cast.curator())
    for state, problem, said in [
        ("made", "", "Public copies Made"),
        ("waiting", "", "Public copies Waiting to be made"),
        ("failed", "memory", "Could not be made: the picture needs more memory than it may have"),
    ]:
        Preparation.objects.update_or_create(uid=published.uid, defaults={"state": state, "problem": problem})
        assert said in words(client.get(address(published)))


def test_public_copies_can_be_made_again(published):
    Preparation.objects.update_or_create(uid=published.uid, defaults={"state": "failed", "problem": "disk"})
    client = signed_in(cast.curator())
    page = client.post(address(published, "prepare"), follow=True)

    assert "The public copies are there." in words(page)
    assert Preparation.objects.get(uid=published.uid).state == "made"
    assert client.get(address(published, "prepare")).status_code == 405
    assert signed_in(cast.reviewer()).post(address(published, "prepare")).status_code == 403


# --- behind its content note


def pictures_in(html):
    """Pictures that the page shows before anything on it is opened."""
    return re.findall("/admin/picture/", re.sub(r"<details class=\"behind.*?</details>", "", html, flags=re.DOTALL))


def test_a_distressing_picture_is_thrown_at_no_curator():
    note = {"content_note": "distressing", "content_note_text": "A wounded sailor."}
    photograph, client = held(title="Deck", **note), signed_in(cast.curator())
    shown = {
        page: client.get(page) for page in (address(photograph), "/admin/archive/photograph/", "/admin/archive/record/")
    }
    assert {page: pictures_in(answer.content.decode()) for page, answer in shown.items()} == {
        page: [] for page in shown
    }
    assert all("A wounded sailor." in words(answer) for answer in shown.values())
    assert "/admin/picture/" in shown[address(photograph)].content.decode()


# --- the list


@pytest.mark.parametrize("count", [5, 60])
def test_the_list_of_photographs_asks_a_fixed_number_of_questions(count, django_assert_num_queries):
    client = signed_in(cast.curator())
    for number in range(count):
        make_photograph(title=f"Picture {number}", image_sha256=f"{number:064}", image_width=60, image_height=40)
    with django_assert_num_queries(12):
        client.get("/admin/archive/photograph/")


@pytest.mark.parametrize("count", [1, 4])
def test_the_form_asks_a_fixed_number_of_questions_however_much_looks_alike(count, django_assert_num_queries):
    client = signed_in(cast.curator())
    photograph = held(client)
    for _number in range(count):
        make_photograph(image_sha256=photograph.image_sha256, image_width=90, image_height=60)
    client.get(address(photograph))
    with django_assert_num_queries(33):
        client.get(address(photograph))
