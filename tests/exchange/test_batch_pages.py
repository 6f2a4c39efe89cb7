"""The desk's pages of a batch, as a curator's browser sends them: with the page's script, and without it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive import publishing
from archive.models import Batch, Original, Photograph, State
from exchange.incoming import waiting
from tests import cast
from tests.at_the_desk import signed_in, words
from tests.makers import make, make_tag
from tests.sheets import csv_of, photograph, zip_of

pytestmark = pytest.mark.django_db

READY = ("Harbour", "Boats at a wooden pier in the fog", "CC0")


def files(**contents):
    return [SimpleUploadedFile(name.replace("_", "."), content) for name, content in contents.items()]


def begun(client, *uploads):
    """The batch that begins with these files, by a plain form."""
    answer = client.post("/admin/batches/add/", {"files": uploads})
    return Batch.objects.get(pk=re.fullmatch(r"/admin/batches/(\d+)/", answer["Location"])[1])


def with_pictures(client, count, *, ready=0, first=1):
    rows = [(f"{number}.jpg", *READY) for number in range(first, first + ready)]
    table = csv_of(("file name", "caption", "alternative text", "rights"), *rows) if rows else b""
    uploads = [SimpleUploadedFile(f"{number}.jpg", photograph(number)) for number in range(first, first + count)]
    return begun(client, *uploads, *([SimpleUploadedFile("captions.csv", table)] if rows else []))


def address(batch, what=""):
    return f"/admin/batches/{batch.pk}/{what}"


def as_shown(page):
    """What the form of a batch would send if nobody touched it."""
    forms = [row.form for row in page.context["rows"] if row.form]
    values = {field.html_name: field.value() for form in forms for field in form}
    return {"arrival": [form.arrival.pk for form in forms]} | {
        name: value for name, value in values.items() if value not in (None, False)
    }


def form_of(page, title):
    return next(row.form for row in page.context["rows"] if row.photograph.title == title)


def save(client, batch, changes=(), **more):
    """Change some fields ({(title, field): value}) and save the page."""
    page = client.get(address(batch))
    data = as_shown(page) | {form_of(page, title).add_prefix(field): value for (title, field), value in changes}
    return client.post(address(batch), data | more)


def test_files_of_a_plain_form_become_drafts_on_one_page():
    client = signed_in(cast.curator())
    batch = begun(client, *files(a_jpg=photograph(1), b_jpg=photograph(2), c_jpg=b"<svg/>"))
    page = client.get(address(batch))
    assert [(row.photograph.title, row.standing.sentence) for row in page.context["rows"]] == [
        ("a", "Needs a caption, alternative text and rights"),
        ("b", "Needs a caption, alternative text and rights"),
    ]
    assert "2 of 3 files received" in words(page)
    assert "“c.jpg”" in words(page)


def test_nothing_chosen_begins_nothing():
    client = signed_in(cast.curator())
    assert "Choose at least one file." in words(client.post("/admin/batches/add/", {}))
    assert not Batch.objects.exists()


def test_the_script_sends_each_file_by_itself_and_is_told_what_became_of_it():
    client = signed_in(cast.contributor())
    script = {"HTTP_ACCEPT": "application/json"}
    begun = client.post("/admin/batches/add/", {}, **script).json()
    batch = Batch.objects.get()
    assert begun == {"files": address(batch, "files/")}

    def send(name, content):
        told = client.post(begun["files"], {"files": SimpleUploadedFile(name, content)}, **script).json()
        return told["outcome"], told["waits"]

    assert send("a.jpg", photograph(1)) == ("kept", False)
    assert send("b.jpg", b"<svg/>") == ("refused", False)
    assert send("c.jpg", photograph(1)) == ("same", False)
    assert send("d.zip", zip_of({"d.jpg": photograph(2)})) == ("zip", True)
    told = client.post(address(batch, "waiting/"), {}, **script).json()
    assert told == {"left": 0, "sentence": "All files have been taken in.", "address": address(batch)}


def test_what_is_sent_goes_to_the_disk_and_nothing_of_it_stays_there():
    client = signed_in(cast.curator())
    with_pictures(client, 3)
    assert list(waiting.folder().iterdir()) == []


def test_files_are_taken_with_the_forms_own_token_only():
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.curator())
    answer = client.post("/admin/batches/add/", {"files": files(a_jpg=photograph(1))})
    assert (answer.status_code, Batch.objects.count(), list(waiting.folder().iterdir())) == (403, 0, [])


@pytest.mark.parametrize("who", [cast.reviewer, lambda: cast.member("guest")])
def test_only_those_who_add_photographs_bring_files(who):
    client = signed_in(who())
    assert client.get("/admin/batches/add/").status_code == 403
    assert client.post("/admin/batches/add/", {"files": files(a_jpg=photograph(1))}).status_code == 403
    assert list(waiting.folder().iterdir()) == []


def test_curators_go_on_with_each_others_batches():
    batch = with_pictures(signed_in(cast.contributor()), 1)
    client = signed_in(cast.curator())
    assert "cem" in words(client.get("/admin/batches/"))
    save(client, batch, [(("1", "caption"), "Harbour")])
    assert Photograph.objects.get().caption == "Harbour"


def test_the_desk_says_what_waits_to_be_finished():
    client = signed_in(cast.curator())
    batch = with_pictures(client, 2, ready=1)
    page = client.get("/admin/")
    assert "Batches to finish" in words(page)
    assert "1 ready, 1 need something" in words(page)
    assert f'href="{address(batch)}"' in page.content.decode()


def test_words_are_saved_together_and_only_what_was_changed_gets_a_revision():
    client = signed_in(cast.curator())
    batch = with_pictures(client, 2)
    answer = save(client, batch, [(("1", "caption"), "Harbour"), (("1", "title"), "At dawn")])
    assert answer["Location"] == address(batch)
    found = [(one.title, one.caption, one.revisions.count()) for one in Photograph.objects.order_by("pk")]
    assert found == [("At dawn", "Harbour", 2), ("2", "", 1)]


def test_words_that_somebody_else_saved_meanwhile_are_not_lost_and_both_are_told():
    client = signed_in(cast.curator())
    batch = with_pictures(client, 2)
    shown = as_shown(client.get(address(batch)))
    first, second = (f"p{number}" for number in shown["arrival"])
    save(signed_in(cast.contributor()), batch, [(("1", "caption"), "Theirs"), (("2", "caption"), "Theirs too")])

    data = shown | {f"{first}-caption": "Mine", f"{second}-alternative_text": "Boats"}
    page = client.post(address(batch), data)
    assert page.status_code == 200
    assert "cem saved other words here while you were writing: “Theirs”" in words(page)
    assert list(Photograph.objects.order_by("pk").values_list("caption", "alternative_text")) == [
        ("Theirs", ""),
        ("Theirs too", "Boats"),
    ]

    client.post(address(batch), as_shown(page))
    assert Photograph.objects.order_by("pk").first().caption == "Mine"


def test_apply_to_all_saves_what_was_typed_and_then_fills_the_rest():
    client = signed_in(cast.curator())
    batch, harbour = with_pictures(client, 2), make("place", title="Harbour")
    make_tag("Quay")
    fields = {"all-credit": "House archive", "all-place": "harbour", "all-tags": "quay"}
    save(client, batch, [(("1", "title"), "At dawn")], _apply="1", **fields)
    for one in Photograph.objects.all():
        related = [(row.role, row.to_id) for row in one.relation_rows.all()]
        assert (one.credit, [tag.title for tag in one.tags.all()], related) == (
            "House archive",
            ["Quay"],
            [("place", harbour.pk)],
        )
    assert Photograph.objects.filter(title="At dawn").exists()
    assert client.get(address(batch)).context["shared"]["place"].value() == "Harbour"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("date", "20.01.1990", "cannot be read as a date"), ("place", "Atlantis", "“Atlantis” is not known here")],
)
def test_what_cannot_be_filled_in_is_said_in_a_sentence_and_nothing_is_filled(field, value, said):
    client = signed_in(cast.curator())
    batch = with_pictures(client, 1)
    page = save(client, batch, _apply="1", **{f"all-{field}": value, "all-credit": "House archive"})
    assert said in words(page)
    assert Photograph.objects.get().credit == ""


def test_only_what_is_ready_goes_to_review_and_the_others_are_said():
    client = signed_in(cast.curator())
    batch = with_pictures(client, 2, ready=1)
    page = client.get(save(client, batch, _review="1")["Location"])
    assert "now wait for review: 1." in words(page)
    assert "because they need something: 1." in words(page)
    assert list(Photograph.objects.order_by("pk").values_list("state", flat=True)) == [State.REVIEW, State.DRAFT]


def test_words_in_the_file_are_offered_and_used_only_where_ticked():
    client = signed_in(cast.curator())
    batch, tag = with_pictures(client, 2), make_tag("Harbour")
    found = {"caption": "Said in the file", "credit": "An agency", "keywords": ["harbour", "nonsense"]}
    Original.objects.update(found=found, has_location=True)
    page = client.get(address(batch))
    assert "The file says where it was taken. That is not published." in words(page)
    assert "Keywords that are no tags here : nonsense" in words(page)
    assert set(Photograph.objects.values_list("caption", "credit")) == {("", "")}

    ticks = {"use-caption-caption": "fill", "use-keywords": "1"}
    save(client, batch, [(("1", tick), value) for tick, value in ticks.items()] + [(("2", "caption"), "Mine")])
    assert list(Photograph.objects.order_by("pk").values_list("caption", "credit")) == [
        ("Said in the file", ""),
        ("Mine", ""),
    ]
    assert [list(one.tags.values_list("pk", flat=True)) for one in Photograph.objects.order_by("pk")] == [[tag.pk], []]


def test_what_was_typed_stands_before_a_tick_of_the_same_moment():
    client = signed_in(cast.curator())
    batch = with_pictures(client, 1)
    Original.objects.update(found={"caption": "Said in the file"})
    save(client, batch, [(("1", "caption"), "Mine"), (("1", "use-caption-caption"), "fill")])
    assert Photograph.objects.get().caption == "Mine"


def alike(client):
    pair = {"a_jpg": photograph(77), "b_jpg": photograph(77, size=(360, 320)), "c_jpg": photograph(77, size=(270, 240))}
    return begun(client, *files(**pair))


def test_pairs_that_look_alike_are_decided_one_after_the_other():
    client = signed_in(cast.curator())
    batch = alike(client)
    page = client.get(address(batch))
    assert "Looks like “a”. Keep both?" in [row.standing.sentence for row in page.context["rows"]]

    page = client.get(address(batch, "alike/"))
    assert (page.context["arrival"].name, page.context["left"]) == ("b.jpg", 2)
    page = client.post(address(batch, "alike/"), {"picture": page.context["arrival"].pk, "_leave": "1"}, follow=True)
    assert "Left out: b.jpg." in words(page)
    assert (page.context["arrival"].name, page.context["left"]) == ("c.jpg", 1)
    page = client.post(address(batch, "alike/"), {"picture": page.context["arrival"].pk, "_keep": "1"}, follow=True)
    assert page.redirect_chain[-1] == (address(batch), 302)
    assert list(Photograph.objects.values_list("title", flat=True).order_by("pk")) == ["a", "c"]


def test_a_file_held_already_becomes_a_second_record_by_a_button():
    client = signed_in(cast.curator())
    with_pictures(client, 1)
    batch = begun(client, *files(z_jpg=photograph(1)))
    page = client.get(address(batch))
    assert "z.jpg is held already" in words(page)
    client.post(address(batch, f"again/{batch.arrivals.get().pk}/"))
    assert list(Photograph.objects.order_by("pk").values_list("title", flat=True)) == ["1", "z"]


def in_review(count):
    batch = with_pictures(signed_in(cast.curator()), count, ready=count)
    publishing.move_all(Photograph.objects.order_by("pk"), State.REVIEW, by=cast.curator())
    return batch


def test_those_in_review_are_published_with_one_note():
    batch, client = in_review(3), signed_in(cast.reviewer())
    assert "Publish 3 photographs" in words(client.get(address(batch, "publish/")))
    assert "This field is required" in words(client.post(address(batch, "publish/"), {"note": ""}))
    answer = client.post(address(batch, "publish/"), {"note": "read and compared"})
    assert answer["Location"] == "/admin/batches/"
    assert set(Photograph.objects.values_list("state", flat=True)) == {State.PUBLISHED}
    assert Photograph.objects.first().revisions.first().note == "read and compared"


def test_publication_goes_on_in_pieces(monkeypatch):
    batch, client = in_review(3), signed_in(cast.administrator())
    monkeypatch.setattr("exchange.incoming.releasing.PIECE", 2)
    monkeypatch.setattr("exchange.incoming.waiting.SECONDS", 0)
    page = client.post(address(batch, "publish/"), {"note": "read"})
    assert "2 of 3 published." in words(page)
    assert "data-goes-on>" in page.content.decode()
    assert client.post(address(batch, "publish/"), {"note": "read"})["Location"] == address(batch)


def test_a_script_works_in_short_turns_so_that_others_are_answered_in_between(monkeypatch):
    batch, client = in_review(3), signed_in(cast.administrator())
    monkeypatch.setattr("exchange.incoming.releasing.PIECE", 1)
    monkeypatch.setattr("exchange.admin.access.SECONDS_OF_SCRIPT", 0)
    told = client.post(address(batch, "publish/"), {"note": "read"}, headers={"Accept": "application/json"}).json()
    assert (told["left"], told["sentence"]) == (2, "1 of 3 published.")


def test_whoever_may_not_publish_is_not_asked_to():
    batch, client = in_review(1), signed_in(cast.curator())
    assert client.get(address(batch, "publish/")).status_code == 403
    assert "Publish those in review" not in words(client.get(address(batch)))


@pytest.mark.parametrize(("count", "batches"), [(1, 1), (3, 2)])
def test_the_page_of_a_batch_asks_a_fixed_number_of_questions(count, batches, django_assert_num_queries):
    client = signed_in(cast.curator())
    for number in range(batches):
        batch = with_pictures(client, count, ready=count, first=1 + number * count)
    make_tag("Harbour")
    Original.objects.update(found={"keywords": ["harbour"], "caption": "Said in the file"})
    with django_assert_num_queries(PAGE):
        client.get(address(batch))
    with django_assert_num_queries(LIST):
        client.get("/admin/batches/")


PAGE, LIST = 28, 9


def test_pictures_stand_as_a_person_counts_whichever_came_first():
    client = signed_in(cast.curator())
    names = ["view-10.jpg", "View-9.jpg", "2.jpg", "view-9b.jpg", "10.jpg"]
    batch = begun(client, *(SimpleUploadedFile(name, photograph(place)) for place, name in enumerate(names)))
    shown = [row.arrival.name for row in client.get(address(batch)).context["rows"]]
    assert shown == ["2.jpg", "10.jpg", "View-9.jpg", "view-9b.jpg", "view-10.jpg"]


def test_a_page_holds_fifty_and_leads_to_the_next(monkeypatch):
    monkeypatch.setattr("exchange.admin.batch.PER_PAGE", 2)
    client = signed_in(cast.curator())
    batch = with_pictures(client, 3)
    assert len(client.get(address(batch)).context["rows"]) == 2
    assert save(client, batch, _next="2")["Location"] == f"{address(batch)}?page=2"
    assert [row.photograph.title for row in client.get(f"{address(batch)}?page=2").context["rows"]] == ["3"]


def test_the_list_can_be_narrowed_to_what_needs_something():
    client = signed_in(cast.curator())
    batch = with_pictures(client, 2, ready=1)
    page = client.get(f"{address(batch)}?open")
    assert [row.photograph.title for row in page.context["rows"]] == ["2"]


def test_the_spreadsheet_to_fill_in_is_read_again_as_it_is():
    client = signed_in(cast.curator())
    answer = client.get("/admin/batches/captions.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="captions.csv"'
    batch = begun(client, SimpleUploadedFile("captions.csv", answer.content))
    assert (len(batch.sheet), batch.sheet_problems) == (1, [])
