"""The report of alternative texts: what is missing or weak, counted and mended in a row."""

from itertools import count

import pytest

from archive.models import Edition, OpenGap, Photograph
from tests import cast
from tests.at_the_desk import reasons, save, signed_in, words
from tests.kept import kept
from tests.makers import make_photograph, publish

pytestmark = pytest.mark.django_db
REPORT = "/admin/archive/photograph/alternative-texts/"
GOOD = "A crane bends over a quay full of crates."
_numbers = count(1)


def held(**public):
    """A photograph that says it holds a picture; the report looks at no file."""
    picture = {"image_sha256": f"{next(_numbers):064}", "image_width": 90, "image_height": 60, "image_format": "PNG"}
    return make_photograph(**picture | public)


def gaps(photograph):
    return sorted(photograph.open_gaps.filter(code__contains="alternative").values_list("code", flat=True))


def listed(**asked):
    page = signed_in(cast.curator()).get(REPORT, asked)
    return [form.record.title for form, *_ in page.context["rows"]]


def mend(client, changes, address=REPORT, **asked):
    """Change some rows of a page of the report ({photograph: {field: value}}), and send all of it."""
    page = client.get(address, asked)
    data = {"row": []}
    for form, *_ in page.context["rows"]:
        data["row"].append(form.record.pk)
        values = {field.html_name: field.value() for field in form}
        data |= {name: value for name, value in values.items() if value not in (None, False)}
    for photograph, fields in changes.items():
        data |= {f"row-{photograph.pk}-{name}": value for name, value in fields.items()}
    return client.post(page.wsgi_request.get_full_path(), data, follow=True)


WEAK = [
    ({"alternative_text": ""}, ["no-alternative-text"]),
    ({"alternative_text": "A quay."}, ["alternative-text-short"]),
    ({"alternative_text": "x" * 24}, ["alternative-text-short"]),
    ({"alternative_text": "x" * 25}, []),
    ({"alternative_text": "x" * 400}, []),
    ({"alternative_text": "x" * 401}, ["alternative-text-long"]),
    ({"alternative_text": GOOD}, []),
    ({"alternative_text": GOOD, "caption": GOOD.upper().rstrip(".")}, ["alternative-text-is-caption"]),
    ({"alternative_text": GOOD, "caption_published": GOOD}, ["alternative-text-is-caption"]),
    ({"alternative_text": GOOD, "title": GOOD}, ["alternative-text-is-caption"]),
    ({"alternative_text": "A quay.", "title": "A quay"}, ["alternative-text-is-caption", "alternative-text-short"]),
    ({"alternative_text": "", "is_decorative": True}, []),
    ({"alternative_text": "A quay.", "is_decorative": True}, []),
    ({"alternative_text": "A quay.", "image_sha256": ""}, []),
]


@pytest.mark.parametrize(("public", "expected"), WEAK)
def test_what_is_missing_or_weak_is_written_down_at_every_save(public, expected):
    assert gaps(held(**public)) == expected


def test_a_weak_alternative_text_warns_and_does_not_bar():
    photograph = held(alternative_text="A quay.")
    assert OpenGap.objects.filter(record=photograph, is_hard=True).count() == 0
    assert publish(photograph)


@kept
def holdings():
    publish(held(title="Told and public", alternative_text=GOOD))
    publish(held(title="Ornament", is_decorative=True))
    held(title="Told", alternative_text=GOOD, language="az")
    held(title="Untold")
    held(title="Short", alternative_text="A quay.")
    held(title=GOOD, alternative_text=GOOD)
    make_photograph(title="Not held")


def test_the_report_says_how_many_are_told(holdings):
    page = signed_in(cast.reviewer()).get(REPORT)
    of_all, of_public = page.context["coverage"], page.context["public_coverage"]
    assert (of_all.held, of_all.told, of_all.decorative, of_all.missing, of_all.per_cent) == (6, 4, 1, 1, 83)
    assert (of_public.held, of_public.told, of_public.decorative, of_public.per_cent) == (2, 1, 1, 100)
    assert {name: number for name, _label, number in page.context["lists"]} == {
        "missing": 1,
        "short": 1,
        "long": 0,
        "caption": 1,
        "decorative": 1,
    }


def test_each_list_holds_what_its_name_says(holdings):
    found = {name: listed(show=name) for name in ("missing", "short", "long", "caption", "decorative", "nonsense")}
    assert found == {
        "missing": ["Untold"],
        "short": ["Short"],
        "long": [],
        "caption": [GOOD],
        "decorative": ["Ornament"],
        "nonsense": ["Untold"],
    }


def test_a_row_is_mended_and_the_others_stay_as_they_were(holdings):
    untold, other = Photograph.objects.get(title="Untold"), held(title="Also untold")
    answer = mend(signed_in(cast.curator()), {untold: {"text": GOOD}})

    assert "One alternative text saved." in words(answer)
    assert [form.record.title for form, *_ in answer.context["rows"]] == ["Also untold"]
    assert Photograph.objects.get(pk=untold.pk).alternative_text == GOOD
    assert reasons(untold)[0] == ("ada", "Alternative text mended in the report.")
    assert (len(reasons(untold)), len(reasons(other))) == (2, 1)


def test_a_picture_can_be_marked_decorative_in_its_row(holdings):
    untold = Photograph.objects.get(title="Untold")
    mend(signed_in(cast.curator()), {untold: {"is_decorative": "on"}})
    assert sorted(listed(show="decorative")) == ["Ornament", "Untold"]


def test_mending_a_published_record_changes_nothing_public():
    photograph = held(alternative_text="A quay.")
    publish(photograph)
    mend(signed_in(cast.curator()), {photograph: {"text": GOOD}}, show="short")

    assert Edition.objects.get().description["alternative_text"] == "A quay."
    said = words(signed_in(cast.curator()).get("/admin/archive/photograph/"))
    assert "Published, with unpublished changes" in said


def test_whoever_comes_second_overwrites_nothing_unknowingly():
    slow, other, client = held(title="Slow"), held(title="Other"), signed_in(cast.curator())
    page = client.get(REPORT)
    save(signed_in(cast.contributor()), slow, alternative_text="What the contributor wrote about it.")
    texts = {slow: "What the curator wrote about it.", other: GOOD}
    seen = {f"row-{one.pk}-seen": 1 for one in texts}
    answer = client.post(REPORT, {"row": [one.pk for one in texts]} | seen | typed(texts))

    assert len(page.context["rows"]) == 2
    assert "cem saved this record meanwhile." in words(answer)
    assert "What stands there now: What the contributor wrote about it." in words(answer)
    assert "What the curator wrote about it." in words(answer)
    assert {one.title: one.alternative_text for one in Photograph.objects.all()} == {
        "Slow": "What the contributor wrote about it.",
        "Other": GOOD,
    }

    (form, *_more) = answer.context["rows"][0]
    again = {"row": [slow.pk], f"row-{slow.pk}-seen": form["seen"].value()} | typed({slow: texts[slow]})
    client.post(REPORT, again)
    assert Photograph.objects.get(pk=slow.pk).alternative_text == "What the curator wrote about it."


def typed(texts):
    return {f"row-{one.pk}-text": text for one, text in texts.items()}


def test_translations_are_written_in_the_report(holdings):
    assert sorted(listed(language="az")) == sorted([GOOD, "Short", "Told and public"])
    assert listed(language="en") == ["Told"]

    short, client = Photograph.objects.get(title="Short"), signed_in(cast.curator())
    mend(client, {short: {"text": "Körpü."}}, language="az")
    assert [(row.field, row.language, row.text, row.origin) for row in short.text_rows.all()] == [
        ("alternative_text", "az", "Körpü.", "ours")
    ]
    assert reasons(short)[0] == ("ada", "Alternative text translated in the report.")
    assert sorted(listed(language="az")) == sorted([GOOD, "Told and public"])


def test_who_may_not_change_reads_the_report_and_saves_nothing(holdings):
    client, untold = signed_in(cast.reviewer()), Photograph.objects.get(title="Untold")
    page = client.get(REPORT)
    assert (page.status_code, "<textarea" in page.content.decode()) == (200, False)
    answer = client.post(REPORT, {"row": [untold.pk], f"row-{untold.pk}-text": GOOD, f"row-{untold.pk}-seen": 1})
    assert (answer.status_code, Photograph.objects.get(pk=untold.pk).alternative_text) == (403, "")
    assert signed_in(cast.member("nobody")).get(REPORT).status_code == 403


@pytest.mark.parametrize("sent", [{"row": ["x", "0"]}, {"row": ["99999999999999"]}, {}])
def test_rows_that_are_none_change_nothing(holdings, sent):
    assert signed_in(cast.curator()).post(REPORT, sent).status_code == 302


def test_a_distressing_picture_is_told_and_not_shown():
    held(title="Deck", content_note="distressing", content_note_text="A wounded sailor.")
    page = signed_in(cast.curator()).get(REPORT)
    assert "A wounded sailor." in words(page)
    assert "/admin/picture/" not in page.content.decode()


@pytest.mark.parametrize("asked", [{}, {"show": "decorative"}, {"language": "tr"}])
@pytest.mark.parametrize("number", [2, 40])
def test_the_report_asks_a_fixed_number_of_questions(asked, number, django_assert_num_queries):
    for place in range(number):
        held(alternative_text=GOOD) if "language" in asked else held(is_decorative=bool(asked), title=f"One {place}")
    client = signed_in(cast.curator())
    with django_assert_num_queries(13 + ("language" in asked)):
        client.get(REPORT, asked)


def test_a_page_holds_25_and_links_to_the_next():
    for place in range(27):
        held(title=f"Number {place:02}")
    assert [len(listed(p=page)) for page in (1, 2, 3)] == [25, 2, 2]
    assert 'href="?show=missing&amp;p=2"' in signed_in(cast.curator()).get(REPORT).content.decode()


def test_the_list_of_photographs_and_the_desk_lead_to_the_report():
    client = signed_in(cast.curator())
    for page in ("/admin/", "/admin/archive/photograph/"):
        assert f'href="{REPORT}"' in client.get(page).content.decode()
