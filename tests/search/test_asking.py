"""What the query language finds among published records."""

import pytest

from search.asked import Asked
from search.finding import find
from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish

pytestmark = pytest.mark.django_db


@kept
def archive():
    """A few records that differ in everything that can be asked for."""
    mourning = make_tag("Day of mourning", names=[name("День траура", "ru")])
    harbour = make("place", title="Old harbour", names=[name("Köhnə liman", "az")])
    person = make("person", title="Qənbər Hüseynov", filed_as="Hüseynov, Qənbər")
    night = make(
        "event",
        title="The long night",
        summary="Soldiers stood in every street of the town.",
        date="1990-01-19/1990-01-20",
        tags=[mourning.uid],
        relations=[{"role": "place", "to": harbour.uid}],
    )
    morning = make("event", title="The morning after", summary="Flowers on the street.", date="1990~")
    speech = make(
        "statement", title="A speech", words="We mourn.", speaker=person.uid, date="1994-01-20", language="az"
    )
    picture = make_photograph(title="The quay", summary="Boats.", relations=[{"role": "depicts", "to": night.uid}])
    for record in (mourning, harbour, person, night, morning, speech, picture):
        publish(record)


def name(text, language):
    return {"text": text, "language": language, "kind": "preferred"}


def titles(q):
    return sorted(edition.title for edition in find(Asked(q)).editions)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("flowers OR soldiers", ["The long night", "The morning after"]),
        ("street -flowers", ["The long night"]),
        ("street NOT soldiers", ["The morning after"]),
        ('"every street"', ["The long night"]),
        ('"soldiers street"', []),
        ('"soldiers street"~3', ["The long night"]),
        ("street NEAR/3 soldiers", ["The long night"]),
        ("street NEAR/1 soldiers", []),
        ("flow*", ["The morning after"]),
        ("soldeirs~1", ["The long night"]),
        ('tag:"day of mourning"', ["The long night"]),
        ("tag:day-of-mourning", ["The long night"]),
        ('tag:"день траура"', ["The long night"]),
        ("#DayOfMourning", ["The long night"]),
        ("street -tag:day-of-mourning", ["The morning after"]),
        ("kind:event", ["The long night", "The morning after"]),
        ("kind:events street", ["The long night", "The morning after"]),
        ("kind:hadisə", ["The long night", "The morning after"]),
        ("növ:hadisə", ["The long night", "The morning after"]),
        ("вид:(событие OR заявление)", ["A speech", "The long night", "The morning after"]),
        ('тег:("день траура" "день траура")', ["The long night"]),
        ("person:Hüs*", ["A speech"]),
        ("name:harbour", ["Old harbour"]),
        ("ad:liman", ["Old harbour"]),
        ("имя:траура", ["Day of mourning"]),
        ("name:Guseinov", ["Qənbər Hüseynov"]),
        ('name:"Guseinov"', []),
        ('name:"the long night"', ["The long night"]),
        ('name:"night long"', []),
        ("name:morn", ["The morning after"]),
        ("name:night~1 street", ["The long night"]),
        ("name:street", []),
        ("kind:event -name:night", ["The morning after"]),
        ("name:(quay OR speech)", ["A speech", "The quay"]),
        ("lang:Azerbaijani", ["A speech"]),
        ("lang:азербайджанский", ["A speech"]),
        ("rights:by", []),
        ("год:1990-е", ["A speech", "The long night", "The morning after"]),
        ("person:Hüseynov", ["A speech"]),
        ("person:Guseinov", ["A speech"]),
        ("person:Гусейнов", ["A speech"]),
        ("place:harbour", ["The long night"]),
        ('place:"köhnə liman"', ["The long night"]),
        ('event:"the long night"', ["The quay"]),
        ("year:1990", ["The long night", "The morning after"]),
        ("year:1991..1995", ["A speech"]),
        ("before:1990-01-20 kind:event", ["The long night", "The morning after"]),
        ("after:1990", ["A speech"]),
        ("uncertain:yes", ["The morning after"]),
        ("rights:CC0", ["The quay"]),
        ("rights:free", ["The quay"]),
        ("lang:az", ["A speech"]),
        ("lang:Azərbaycanca", ["A speech"]),
        ("(flowers OR soldiers) -kind:event", []),
        ("kind:event (flowers OR tag:day-of-mourning)", ["The long night", "The morning after"]),
    ],
)
def test_what_is_asked_is_found(archive, q, found):
    assert (titles(q), find(Asked(q)).remarks) == (found, ())


@pytest.mark.parametrize("q", ["Guseinov", "Гусейнов", "Huseynov", "حسینوف"])
def test_customary_spellings_find_the_person_and_what_mentions_them(archive, q):
    assert titles(q) == ["A speech", "Qənbər Hüseynov"]


def test_a_name_as_typed_comes_before_its_customary_spellings():
    for title in ("Guseynov Street", "Hüseynov Street"):
        publish(make("place", title=title))

    assert [edition.title for edition in find(Asked("Hüseynov")).editions] == ["Hüseynov Street", "Guseynov Street"]


def test_what_names_nothing_is_taken_as_words_and_that_is_said(archive):
    found = find(Asked("person:Nobody street"))

    assert (found.total, found.remarks) == (
        0,
        ("“person:Nobody” names nothing to filter by; what stands behind it was taken as words.",),
    )


def test_a_draft_is_no_name_to_filter_by(archive):
    make("person", title="Hidden Somebody")

    assert find(Asked('person:"Hidden Somebody"')).remarks != ()


def test_only_what_is_not_there(archive):
    assert "The long night" not in titles("-soldiers")
    assert len(titles("-soldiers")) == 6
