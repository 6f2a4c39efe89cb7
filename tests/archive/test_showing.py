import pytest

from archive.models import Edition
from archive.showing import name_in, said, show
from tests.makers import make, make_tag, publish, withdraw

pytestmark = pytest.mark.django_db


def shown(record, **more):
    return show(Edition.objects.current().get(uid=record.uid), **{"language": "en"} | more)


def titles(editions):
    return [edition.title for edition in editions]


def test_a_mention_resolves_to_what_is_public_and_to_nothing_else():
    public, hidden = make("place", title="Harbour"), make("place", title="Hidden")
    event = make("event", relations=[{"role": "place", "to": place.uid} for place in (public, hidden)])
    publish(public)
    publish(event)

    assert titles(edition for edition, _note in shown(event).related("place")) == ["Harbour"]


def test_what_is_withdrawn_is_mentioned_no_more():
    place = make("place")
    event = make("event", relations=[{"role": "place", "to": place.uid}])
    publish(place)
    publish(event)
    withdraw(place)

    assert shown(event).related("place") == []


def test_records_that_point_here_stand_in_the_order_of_their_dates():
    event = make("event")
    for title, date in (("late", "1991"), ("undated", ""), ("early", "1989")):
        publish(make("statement", title=title, date=date, relations=[{"role": "about", "to": event.uid}]))
    publish(event)

    assert titles(shown(event).pointing_as("about", "statement")) == ["early", "late", "undated"]


def test_a_symmetric_role_is_read_from_both_ends():
    one, other = make("entry", title="One"), make("entry", title="Other")
    one = make("entry", uid=one.uid, title="One", relations=[{"role": "beside", "to": other.uid, "note": "sister"}])
    publish(one)
    publish(other)

    assert [(e.title, note) for e, note in shown(one).related("beside")] == [("Other", "sister")]
    assert [(e.title, note) for e, note in shown(other).related("beside")] == [("One", "")]


def test_tags_stand_in_the_order_of_the_alphabet():
    tags = [make_tag(title) for title in ("şəhər", "sahil", "tarix")]
    event = make("event", tags=[tag.uid for tag in tags])
    for record in (*tags, event):
        publish(record)

    assert titles(shown(event).tags) == ["sahil", "şəhər", "tarix"]


TEXTS = {
    "language": "en",
    "title": "Harbour",
    "summary": "A harbour.",
    "texts": [{"field": "summary", "language": "az", "text": "Liman.", "origin": "ours"}],
    "names": [{"text": "Гавань", "language": "ru", "script": "Cyrl", "kind": "preferred"}],
}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("A harbour.", "en", "", False)),
        ("az", ("Liman.", "az", "ours", False)),
        ("ru", ("A harbour.", "en", "", True)),
    ],
)
def test_a_text_speaks_the_language_of_the_page_or_says_that_it_does_not(language, expected):
    found = said(TEXTS, "summary", language)

    assert (found.text, found.language, found.origin, found.is_untranslated) == expected


def test_a_title_may_be_given_by_a_preferred_name():
    edition = publish(make("place", **TEXTS))

    assert [str(name_in(edition, language)) for language in ("en", "ru", "az")] == ["Harbour", "Гавань", "Harbour"]
    assert name_in(edition, "az").language == "en"


def test_names_stand_once_and_without_the_one_at_the_head():
    place = make("place", title="Harbour", names=[
        {"text": text, "language": "az", "script": "Latn", "kind": "variant"} for text in ("Harbour", "Liman", "Liman")
    ])  # fmt: skip
    publish(place)

    assert [row["text"] for row in shown(place).other_names] == ["Liman"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_asks_two_questions_whatever_it_shows(count, django_assert_num_queries):
    event = make("event", relations=[{"role": "place", "to": publish(make("place")).uid} for _each in range(count)])
    for _each in range(count):
        publish(make("statement", speaker=publish(make("person")).uid, relations=[{"role": "about", "to": event.uid}]))
    edition = publish(event)

    with django_assert_num_queries(2):
        show(edition, language="en")


def test_past_the_end_stands_the_first_page(monkeypatch):
    monkeypatch.setattr("archive.showing.PER_PAGE", 2)
    event = make("event")
    for number in range(3):
        publish(make("statement", title=f"S{number}", relations=[{"role": "about", "to": event.uid}]))
    publish(event)

    assert [
        (s.page, titles(s.pointing["about"])) for s in (shown(event), shown(event, page=2), shown(event, page=9))
    ] == [
        (1, ["S0", "S1"]),
        (2, ["S2"]),
        (1, ["S0", "S1"]),
    ]
