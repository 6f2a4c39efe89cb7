"""Counts are exact: they equal a count over the current editions, one by one."""

import random
from collections import Counter
from datetime import date

import pytest

from archive import publishing
from archive.folding import fold
from archive.models import Edition, State
from search import facets
from search.asked import Asked
from search.finding import find
from tests import cast
from tests.makers import make, make_tag, publish

KINDS = {"event": "events", "place": "places", "person": "people", "statement": "statements"}


@pytest.fixture
def memorial(db):
    """Forty records of four kinds with tags and dates, the same at every run."""
    dice = random.Random(1990)
    tags = [make_tag(f"Tag {letter}") for letter in "abcdef"]
    records = [
        make(
            dice.choice(list(KINDS)),
            summary=" ".join(dice.sample(["harbour", "market", "night", "fire", "snow"], 2)),
            date=dice.choice(["", "1990-01-20", "198X", "1985/1991", f"{dice.randint(1900, 2020)}"]),
            tags=sorted(tag.uid for tag in dice.sample(tags, dice.randint(0, 3))),
        )
        for _number in range(40)
    ]
    publishing.move_all([*tags, *records], State.REVIEW, by=cast.administrator())
    publishing.move_all([*tags, *records], State.PUBLISHED, by=cast.administrator(), note="ready")


def brute_force(asked, *, ignoring=None):
    """The editions a question should find, counted without the index."""
    slugs = dict(Edition.objects.current().of_kind("tag").values_list("slug", "uid"))
    for edition in Edition.objects.current():
        d = edition.description
        own = fold(f"{d['title']} {d.get('summary', '')}").split()
        named = [fold(tag.title).split() for tag in Edition.objects.current().filter(uid__in=d.get("tags", ()))]
        if (
            all(word in own or any(word in name for name in named) for word in fold(asked.q).split())
            and all(slugs.get(slug) in d.get("tags", ()) for slug in asked.tags)
            and (ignoring == "kinds" or not asked.kinds or KINDS.get(edition.kind) in asked.kinds)
            and (ignoring == "years" or overlaps(edition, asked))
        ):
            yield edition


def overlaps(edition, asked):
    if not (asked.first or asked.last):
        return True
    if edition.earliest is None:
        return False
    return edition.earliest <= date(asked.last or 9999, 12, 31) and edition.latest >= date(asked.first or 1, 1, 1)


QUESTIONS = [
    Asked(),
    Asked("harbour"),
    Asked("harbour night"),
    Asked("fire", tags=("tag-a",)),
    Asked(tags=("tag-a", "tag-b")),
    Asked("market", kinds=("events",)),
    Asked(kinds=("events", "places"), first=1985, last=1990),
    Asked("snow", tags=("tag-c",), kinds=("people",), first=1980),
    Asked(last=1950),
    Asked("nowhere"),
]


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.address)
def test_counts_equal_a_count_over_the_editions(memorial, asked):
    found = find(asked)
    tags, years = Counter(), Counter()
    for edition in brute_force(asked):
        tags.update(edition.description.get("tags", ()))
    for edition in brute_force(asked, ignoring="years"):
        years.update(range(edition.earliest.year, edition.latest.year + 1) if edition.earliest else ())

    assert found.total == len(list(brute_force(asked)))
    assert found.counts["kind"] == Counter(edition.kind for edition in brute_force(asked, ignoring="kinds"))
    assert found.counts["tag"] == tags
    assert found.counts["year"] == years


def test_a_count_beside_a_filter_is_what_choosing_it_gives(memorial, search):
    page = search("fire", kind="events")

    assert {kind: len(search("fire", kind=kind).titles) for kind in page.counts("kind")} == page.counts("kind")
    chosen = {tag: len(search("fire", kind="events", tag=tag).titles) for tag in page.counts("tag")}
    assert chosen == page.counts("tag")


def test_kinds_without_a_match_are_still_listed_but_cannot_be_chosen(search):
    publish(make("event", title="Harbour fire"))

    page = search("harbour")

    assert page.counts("kind") == {"events": 1}
    assert '<input type="checkbox" name="kind" value="people" disabled>' in page.html


def test_five_tags_stand_beside_the_results_and_a_link_to_all(search):
    tags = [make_tag(f"Word {letter}") for letter in "gfedcba"]
    for tag in tags:
        publish(tag)
    publish(make("event", title="Everything", tags=sorted(tag.uid for tag in tags)))
    publish(make("event", title="Something", tags=[tags[0].uid]))

    few, every = search(kind="events"), search(kind="events", tags="all")

    assert few.counts("tag") == {"word-g": 2, "word-a": 1, "word-b": 1, "word-c": 1, "word-d": 1}
    assert "All 7 tags in these results" in few.html
    assert list(every.counts("tag")) == ["word-g", *(f"word-{letter}" for letter in "abcdef")]
    assert "tags in these results" not in every.html


def test_chosen_tags_stay_beside_the_results_even_where_nothing_is_found(search):
    for title in ("Alone", "Other"):
        publish(make_tag(title))
    publish(make("event", title="Untagged"))

    page = search("untagged", tag=["alone", "other"])

    assert page.titles == []
    assert page.html.count('name="tag" value="alone" checked') == page.html.count('value="other" checked') == 1


def test_the_histogram_spans_the_years_found_and_marks_those_asked_for():
    years = facets.years(Asked(first=2021), {1990: 2, 2021: 4, 2022: 1, 2024: 1})

    assert (years.first, years.last, len(years.bars)) == (1990, 2024, 35)
    assert [(bar.height, bar.is_in) for bar in years.bars[-4:]] == [(100, True), (25, True), (0, True), (25, True)]
    assert years.bars[0] == facets.Bar(50, is_in=False)


def test_many_years_share_a_bar():
    years = facets.years(Asked(), {622: 1, 1990: 3})

    assert (len(years.bars), years.bars[0].height, years.bars[-1].height) == (28, 35, 100)


def test_without_dates_there_is_no_histogram(search):
    publish(make("event", title="Undated"))

    assert "histo" not in search("undated").html
