"""Every example of the help page and the documentation asks what it says, and finds something."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from search.asked import Asked
from search.examples import GROUPS, every
from search.finding import find
from search.language.filters import NAMES, named
from search.language.grammar import read, reading_of
from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish

DOCUMENTATION = Path(__file__).parents[2] / "docs/researchers/query-language.md"
READ_OTHERWISE = {
    "year:abc": "year abc",
    "person:Nobody": "Nobody",
    "harbour OR": "harbour or",
    "(harbour night": "harbour night",
    "h*": "h",
    "sea~2": "sea~1",
    "mourn* NEAR/5 street": "mourn* street",
}
TYPED = re.compile(r"-?\b[a-z]+:[\w.-]+")
BY = "https://creativecommons.org/licenses/by/4.0/"


@kept
def archive():
    tag = make_tag("Day of mourning")
    silence = make_tag("Silence")
    town = make("place", title="The town")
    quay = make("place", title="Quay", within=town.uid)
    person = make("person", title="Qənbər Hüseynov")
    fleet = make("organisation", title="The fleet")
    night = make(
        "event",
        title="The long night",
        summary="Soldiers stood in every street, the state of emergency was announced.",
        date="1990-01-19/1990-01-20",
        tags=[tag.uid],
        relations=[
            {"role": "place", "to": quay.uid},
            {"role": "participant", "to": person.uid},
            {"role": "participant", "to": fleet.uid},
        ],
    )
    harbour = make("event", title="Harbour in Qarabağ", summary="A mourner at night. Nothing else.", date="1991~")
    alone = make("event", title="Harbour", date="1989")
    speech = make("statement", title="A speech", speaker=person.uid, language="az", date="1994")
    picture = make_photograph(title="Boats", rights=BY, relations=[{"role": "depicts", "to": night.uid}])
    for record in (tag, silence, town, quay, person, fleet, night, harbour, alone, speech, picture):
        publish(record)


def test_every_example_is_understood_as_it_is_written():
    assert {example.query: read(example.query).remarks for example in every()} == {one.query: () for one in every()}


def test_every_example_finds_something(archive):
    nothing = [one.query for one in every() if "has:image" not in one.query and not find(Asked(one.query)).total]
    remarks = {one.query: find(Asked(one.query)).remarks for one in every()}

    assert (nothing, {query: said for query, said in remarks.items() if said}) == ([], {})


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_what_an_explanation_says_to_type_is_understood(archive, language):
    with override(language):
        typed = [
            one.rstrip(".") if ".." not in one else one for each in every() for one in TYPED.findall(str(each.means))
        ]

    assert len(typed) == 9
    assert {one: find(Asked(one)).remarks for one in typed} == dict.fromkeys(typed, ())


def test_pairs_of_examples_that_say_the_same_find_the_same(archive):
    def uids(q):
        return sorted(find(Asked(q)).uids)

    assert uids("soldiers NEAR/5 street") == uids('"soldiers street"~5')
    assert uids('tag:"day of mourning"') == uids("#DayOfMourning")
    assert uids("year:1990-01") == uids('year:"January 1990"')
    assert uids("harbour OR quay") == uids("harbour | quay")


def test_the_documentation_has_every_example():
    said = DOCUMENTATION.read_text(encoding="utf-8")
    rows = [f"| `{one.query}` | {one.means} |" for one in every()] + [f"### {group.title}" for group in GROUPS]

    assert [row for row in rows if row not in said] == []


def test_the_documentation_has_every_name_of_every_filter():
    said = DOCUMENTATION.read_text(encoding="utf-8")
    called = {name: {name, *" ".join(others).split()} for name, others in NAMES.items()}

    assert {one for names in called.values() for one in names if f"`{one}:`" not in said} == set()
    assert {name: {named(one) for one in names} for name, names in called.items()} == {name: {name} for name in called}


@pytest.mark.parametrize("typed", READ_OTHERWISE)
def test_what_cannot_be_understood_is_read_as_the_documentation_says(archive, typed):
    questions = find(Asked(typed)).questions

    assert reading_of(typed, questions.tree) == READ_OTHERWISE[typed]
    assert f"| `{typed}` | `{READ_OTHERWISE[typed]}` |" in DOCUMENTATION.read_text(encoding="utf-8")
