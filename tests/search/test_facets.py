"""Counts are exact: they equal a count over the current editions, one by one."""

import random

import pytest

from archive import publishing
from archive.models import State
from search import answers
from search.asked import Asked
from search.facets import FACETS, counting
from search.facets.options import in_order
from search.facets.years import Bar, years
from search.finding import find
from search.following import catch_up
from search.linking import editions_behind
from search.query import Questions
from tests import cast
from tests.kept import kept
from tests.makers import make, make_tag, publish, withdraw
from tests.search.brute_force import LINKED, RIGHTS, Library

KINDS = ("event", "place", "person", "statement", "photograph")
WORDS = ("harbour", "market", "night", "fire", "snow")


@kept
def seventy():
    """Seventy records that mention one another, under tags and places that stand above each other."""
    dice = random.Random(1990)
    tags = [make_tag("Tag a"), make_tag("Tag b"), make_tag("Tag c")]
    tags += [make_tag(f"Tag {name}", relations=[{"role": "broader", "to": tags[0].uid}]) for name in "de"]
    tags.append(make_tag("Tag f", relations=[{"role": "broader", "to": tags[3].uid}]))
    places = [make("place", title="Land")]
    places += [make("place", title=f"Town {name}", within=places[0].uid) for name in "ab"]
    places.append(make("place", title="Street", within=places[1].uid))
    hidden = make("place", title="Hidden town", within=places[0].uid)
    others = [make(kind, title=f"{kind} {number}") for kind in ("event", "person", "organisation") for number in "12"]
    linked = [*places, hidden, *others]
    records = [_record(dice, tags, linked) for _number in range(60)]
    public = [one for one in (*tags, *linked, *records) if one is not hidden]
    publishing.move_all(public, State.REVIEW, by=cast.administrator())
    publishing.move_all(public, State.PUBLISHED, by=cast.administrator(), note="ready")


@pytest.fixture
def library(seventy):
    answers.forget()
    return Library()


def test_what_was_counted_is_not_counted_again(library, monkeypatch):
    first = find(Asked(q="harbour"), with_counts=True)
    counts = first.counts

    monkeypatch.setattr("search.finding.Counting", None)

    assert find(Asked(q="harbour"), with_counts=True).counts is counts


def _record(dice, tags, linked):
    kind = dice.choice(KINDS)
    about = [{"role": "about", "to": one.uid} for one in dice.sample(linked, dice.randint(0, 3))]
    said = {
        "summary": " ".join(dice.sample(WORDS, 2)),
        "date": dice.choice(["", "1990-01-20", "198X", "1985/1991", "1988?", f"{dice.randint(1900, 2020)}"]),
        "language": dice.choice(["en", "az", "ru"]),
        "tags": sorted(tag.uid for tag in dice.sample(tags, dice.randint(0, 3))),
        "relations": about,
    }
    own = {"photograph": {"rights": dice.choice(list(RIGHTS.values()))}, "statement": {"words": dice.choice(["", "x"])}}
    return make(kind, **said | own.get(kind, {}))


def questions(count):
    """Questions of every sort, the same at every run."""
    dice = random.Random(20)
    values = {
        "kind": ["events", "places", "people", "statements", "photographs"],
        "tag": [f"tag-{letter}" for letter in "abcdef"],
        "event": ["event-1", "event-2"],
        "person": ["person-1", "person-2"],
        "organisation": ["organisation-1"],
        "place": ["land", "town-a", "town-b", "street", "hidden-town"],
        "language": ["en", "az", "ru"],
        "rights": list(RIGHTS),
        "image": ["held", "not-held"],
        "wording": ["part", "no"],
        "certainty": ["certain", "uncertain", "undated"],
    }
    for _number in range(count):
        facets = dice.sample(list(values), dice.choice([0, 1, 1, 2, 2, 3]))
        few = {name: min(len(values[name]), dice.randint(1, 2)) for name in facets}
        pairs = {(name, value) for name in facets for value in dice.sample(values[name], few[name])}
        excluded = {pair for pair in pairs if dice.random() < 0.3}
        chosen = tuple(sorted(pairs - excluded))
        several = [name for name in facets if name in LINKED and sum(pair[0] == name for pair in chosen) > 1]
        yield Asked(
            q=" ".join(dice.sample(WORDS, dice.choice([0, 0, 1, 1, 2]))),
            chosen=chosen,
            excluded=tuple(sorted(excluded)),
            every=tuple(name for name in several if dice.random() < 0.5),
            first=dice.choice([None, None, 1985]),
            last=dice.choice([None, None, 1990]),
        )


def test_totals_and_counts_equal_a_count_over_the_editions(library):
    for asked in questions(250):
        found = find(asked)

        assert found.total == len(library.found(asked)), asked.address
        assert found.counts["year"] == library.years(asked), asked.address
        for name in FACETS:
            shown = {one.value: one.count for one in found.options[name] if one.count}
            expected = library.counts(asked, name)
            if name not in LINKED:
                assert shown == expected, (name, asked.address)
                continue
            # The first of many: each is exact, and none that was left out has more.
            assert shown.items() <= expected.items(), (name, asked.address)
            free = [one.count for one in found.options[name] if not (one.is_chosen or one.is_excluded)]
            rest = [count for value, count in expected.items() if value not in shown]
            assert len(found.options[name]) >= min(5, len(expected)), (name, asked.address)
            assert not free or max(rest, default=0) <= min(free), (name, asked.address)


@pytest.mark.parametrize(
    ("later", "one_in"),
    [(0, 100), (1, 10), (5, 10), (1, 1000)],
    ids=["one segment", "few documents beside the largest", "more of them", "too many to know what it keeps back"],
)
def test_the_most_frequent_are_found_where_the_engine_is_asked_for_few_of_many(library, monkeypatch, later, one_in):
    monkeypatch.setattr(counting, "GIVEN", dict.fromkeys(counting.GIVEN, 2))
    monkeypatch.setattr(counting, "GIVEN_OF_EVERYTHING", 1)
    monkeypatch.setattr(counting, "ONE_IN", one_in)
    monkeypatch.setattr(Questions, "finds_most", True)
    catch_up()
    for number in range(later):
        publish(make("event", title=f"Later {number}", tags=[library.uids["tag", "tag-f"]]))
        catch_up()
    library, cut = Library(), 0
    assert (catch_up().beside > 0) == bool(later)
    for asked in questions(60):
        found = find(asked)
        cut += sum(not found.counts[name].is_exact for name in LINKED)
        for name in LINKED:
            expected = library.counts(asked, name)
            public = [
                count
                for uid, count in in_order(found, FACETS[name], found.counts[name], frozenset([name]))
                if uid in library.public
            ]
            assert public == sorted(expected.values(), reverse=True), (name, asked.address)
    assert cut > 100


def test_values_are_counted_by_their_first_letters_where_the_engine_does_not_give_all_at_once(library, monkeypatch):
    monkeypatch.setattr(counting, "GIVEN_ALONE", 2)
    for asked in questions(20):
        found = find(asked)
        for name in LINKED:
            slugs = {uid: slug for (kind, slug), uid in library.uids.items() if kind == name}
            shown = {slugs[uid]: count for uid, count in found.all_values(name) if uid in slugs}

            assert shown == library.counts(asked, name), (name, asked.address)


def test_all_values_of_a_facet_are_counted_with_what_stands_below_them(library):
    for asked in [Asked(), Asked("fire"), *questions(20)]:
        found = find(asked)
        for name in LINKED:
            slugs = {uid: slug for (kind, slug), uid in library.uids.items() if kind == name}
            shown = {slugs[uid]: count for uid, count in found.all_values(name) if uid in slugs}

            assert shown == library.counts(asked, name), (name, asked.address)


def test_what_is_chosen_is_shown_although_nothing_has_it(library):
    found = find(Asked("fire", chosen=(("kind", "people"), ("tag", "tag-a")), excluded=(("tag", "tag-b"),)))

    chosen = [(one.value, one.is_chosen, one.is_excluded) for one in found.options["tag"]][:2]
    assert sorted(chosen) == [("tag-a", True, False), ("tag-b", False, True)]


def test_a_former_slug_still_finds_and_a_record_that_is_not_public_finds_nothing(db):
    tag = make_tag("Mourning")
    publish(tag)
    publish(make("event", title="Harbour", tags=[tag.uid]))
    tag.title = "Day of mourning"
    tag.save()
    publish(tag)
    former = Asked(chosen=(("tag", "mourning"),))

    assert [one.title for one in find(former).editions] == ["Harbour"]
    assert editions_behind(former)[("tag", "mourning")].slug == "day-of-mourning"
    withdraw(tag)
    assert find(former).total == 0
    assert find(Asked(excluded=(("tag", "mourning"),))).total == 1


def test_an_answer_is_remembered_until_the_ledger_grows(db, django_assert_num_queries):
    publish(make("event", title="Harbour"))
    first = find(Asked("harbour"))

    assert (first.total, first.counts["kind"]) == (1, {"event": 1})
    publish(make("event", title="Harbour again"))
    assert (find(Asked("harbour")).total, find(Asked("harbour")).counts["kind"]) == (2, {"event": 2})


def test_the_histogram_spans_the_years_found_and_marks_those_asked_for():
    found = years(Asked(first=2021), {1990: 2, 2021: 4, 2022: 1, 2024: 1})

    assert (found.first, found.last, len(found.bars)) == (1990, 2024, 35)
    assert [(bar.height, bar.is_in) for bar in found.bars[-4:]] == [(100, True), (25, True), (0, True), (25, True)]
    assert found.bars[0] == Bar(1990, 1990, 2, 50, is_in=False)


def test_many_years_share_a_bar():
    found = years(Asked(), {622: 1, 1990: 3})

    assert (len(found.bars), found.bars[0].height, found.bars[-1].height) == (28, 35, 100)
