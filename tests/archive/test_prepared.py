"""What every record page asks, prepared: the same answers as the ordinary question, behind the same gate."""

import pytest

from archive.models import Edition
from archive.models.prepared import current_at, current_by_uid, current_mentioning, mentioning
from tests.makers import make, make_photograph, publish, withdraw

pytestmark = pytest.mark.django_db


def test_an_address_leads_to_the_current_edition_of_its_kind():
    former = publish(make("place", title="Harbour"))
    edition = publish(make("place", title="Harbour", uid=former.uid, summary="A harbour."))

    assert [current_at(kind, edition.slug) for kind in ("place", "event")] == [edition, None]


def test_each_question_is_answered_by_its_own_values():
    places = [publish(make("place", title=title)) for title in ("Harbour", "Haven", "<0>")]

    assert [current_at("place", place.slug).title for place in places] == ["Harbour", "Haven", "<0>"]
    assert current_by_uid(place.uid for place in places) == {place.uid: place for place in places}
    assert (current_by_uid([places[1].uid, "no-such-uid"]), current_by_uid([])) == ({places[1].uid: places[1]}, {})


def test_what_is_not_public_is_no_answer():
    hidden, gone = make("place"), make("place")
    edition = publish(gone)
    publish(make("event", relations=[{"role": "place", "to": gone.uid}], title="Withdrawn, too"))
    withdraw(gone)
    withdraw(Edition.objects.get(kind="event").record)

    assert current_at("place", edition.slug) is None
    assert current_by_uid([hidden.uid, gone.uid]) == {}
    assert current_mentioning(gone.uid, most=9) == []


def test_what_mentions_a_record_comes_by_date_once_for_each_role():
    event = publish(make("event"))
    about, at = ({"role": role, "to": event.uid} for role in ("about", "used by"))
    for title, date, relations in (("late", "1991", [about]), ("early", "1989", [at, about]), ("undated", "", [about])):
        publish(make_photograph(title=title, date=date, relations=relations))
    found = [(edition.title, edition.role) for edition in current_mentioning(event.uid, most=3)]

    assert found == [("early", "about"), ("early", "used by"), ("late", "about")]
    assert [(edition.title, edition.role) for edition in mentioning(event.uid)] == [*found, ("undated", "about")]


def test_an_edition_found_so_is_an_edition_like_any_other():
    edition = publish(make("event", date="1990-01-20"))
    ordinary, prepared = (vars(one) for one in (Edition.objects.get(pk=edition.pk), current_at("event", edition.slug)))

    assert {name: value for name, value in prepared.items() if name != "_state"} == {
        name: value for name, value in ordinary.items() if name != "_state"
    }
