"""All photographs as a grid: filters that can be combined, counts that hold, one address for each choice."""

import re
from html import unescape

import pytest

from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish

pytestmark = pytest.mark.django_db

IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
HELD = {
    "image_sha256": "a" * 64, "image_format": "JPEG", "image_width": 1000, "image_height": 500, "image_size": 9,
    "alternative_text": "Boats.", "credit": "Nobody",
}  # fmt: skip


def text(client, query=""):
    return client.get(f"/photographs/{query}").content.decode()


def titles(client, query=""):
    return [unescape(name) for name in re.findall(r'<span class="name"><span[^>]*>([^<]*)', text(client, query))]


def counts(client, name, query=""):
    """{value: count} of the options of one filter."""
    options = re.findall(
        rf'name="{name}" value="([^"]+)"[^>]*>\s*<span class="t"[^>]*>[^<]*</span>\s*<span class="n">(\d+)',
        text(client, query),
    )
    return {value: int(count) for value, count in options}


def chips(client, query):
    return dict(
        re.findall(r'<a class="chip" href="([^"]*)"><span><small>[^<]*</small> <bdi[^>]*>([^<]*)', text(client, query))
    )


@kept
def shelf():
    """Three photographs: of a feast in a harbour, of the harbour alone, and one that belongs nowhere."""
    feast, harbour, tag = (
        publish(make("event", title="Feast")),
        publish(make("place", title="Harbour")),
        publish(make_tag("boats")),
    )
    of_feast = [{"role": "depicts", "to": feast.uid}, {"role": "about", "to": feast.uid}]
    there = [{"role": "place", "to": harbour.uid}]
    publish(make_photograph(title="Both", date="1990-01-20", relations=of_feast + there, tags=[tag.uid], **HELD))
    publish(make_photograph(title="Quay", date="1988/1991", relations=there, rights=IN_COPYRIGHT))
    publish(make_photograph(title="Alone", tags=[tag.uid]))


def test_they_stand_by_date_the_undated_last(client, shelf):
    assert titles(client) == ["Quay", "Both", "Alone"]
    assert "<h2>3 photographs</h2>" in text(client)


CHOICES = {
    "?event=feast": ["Both"],
    "?place=harbour": ["Quay", "Both"],
    "?tag=boats": ["Both", "Alone"],
    "?decade=1980": ["Quay"],
    "?decade=1990": ["Quay", "Both"],
    "?decade=undated": ["Alone"],
    "?rights=free": ["Both", "Alone"],
    "?rights=none": ["Quay"],
    "?image=held": ["Both"],
    "?image=not-held": ["Quay", "Alone"],
    "?place=harbour&tag=boats": ["Both"],
    "?place=harbour&decade=1990&rights=none": ["Quay"],
    "?event=feast&image=not-held": [],
}


@pytest.mark.parametrize(("query", "found"), CHOICES.items())
def test_all_that_is_chosen_must_hold(client, shelf, query, found):
    assert titles(client, query) == found


NO_CHOICES = [
    "?event=nowhere", "?tag=", "?tag=%00", "?decade=199", "?decade=1995", "?decade=٠٠٠", "?rights=all", "?image=1",
    "?page=x", "?place=feast", "?event=" + "a" * 300,
]  # fmt: skip


@pytest.mark.parametrize("query", NO_CHOICES)
def test_what_means_nothing_chooses_nothing(client, shelf, query):
    assert titles(client, query) == ["Quay", "Both", "Alone"]
    assert '<link rel="canonical" href="http://testserver/photographs/">' in text(client, query)


def test_every_count_is_what_the_choice_would_leave(client, shelf):
    offered = {name: counts(client, name) for name in ("event", "place", "tag", "decade", "rights", "image")}

    assert offered == {
        "event": {"feast": 1},
        "place": {"harbour": 2},
        "tag": {"boats": 2},
        "decade": {"1980": 1, "1990": 2, "undated": 1},
        "rights": {"free": 2, "limited": 0, "none": 1},
        "image": {"held": 1, "not-held": 2},
    }
    for name, options in offered.items():
        for value, count in options.items():
            assert len(titles(client, f"?{name}={value}")) == count


def test_counts_beside_a_choice_say_what_remains_and_its_own_others_what_would_be(client, shelf):
    query = "?place=harbour&rights=none"

    assert counts(client, "event", query) == {}
    assert counts(client, "place", query) == {"harbour": 1}
    assert counts(client, "rights", query) == {"free": 1, "limited": 0, "none": 1}
    assert counts(client, "decade", query) == {"1980": 1, "1990": 1}


def test_each_choice_can_be_taken_away(client, shelf):
    assert chips(client, "?tag=boats&place=harbour&image=held&page=2&lang=en") == {
        "/photographs/?tag=boats&amp;image=held": "Harbour",
        "/photographs/?place=harbour&amp;image=held": "boats",
        "/photographs/?place=harbour&amp;tag=boats": "Held",
    }
    assert '<a class="more" href="/photographs/">Clear all</a>' in text(client, "?tag=boats")


def test_one_choice_has_one_address_and_only_the_whole_is_for_search_engines(client, shelf):
    chosen = text(client, "?image=held&lang=az&tag=boats&place=harbour&more=1")

    assert (
        'rel="canonical" href="http://testserver/photographs/?place=harbour&amp;tag=boats&amp;image=held&amp;lang=az"'
        in chosen
    )
    assert ("noindex" in chosen, "noindex" in text(client)) == (True, False)
    assert '<input type="hidden" name="lang" value="az">' in chosen


def test_only_the_first_picture_is_loaded_before_it_comes_near(client, shelf):
    publish(make_photograph(title="Early", date="1950", **HELD))
    page = text(client)

    assert (page.count("<img"), page.count('loading="lazy"'), page.count('fetchpriority="high"')) == (2, 1, 1)
    assert page.index('fetchpriority="high"') < page.index('loading="lazy"')
    assert "/square-320.avif 320w" in page


def test_a_page_past_the_end_is_the_last(client, shelf, monkeypatch):
    monkeypatch.setattr("archive.browsing.PER_PAGE", 2)

    assert (titles(client, "?page=2"), titles(client, "?page=9")) == (["Alone"], ["Alone"])
    assert "page=2" in text(client, "?page=2").partition("canonical")[2][:80]


@pytest.mark.parametrize("count", [1, 3])
def test_the_grid_asks_a_fixed_number_of_questions(client, count, django_assert_num_queries):
    for number in range(count):
        place, tag = publish(make("place", title=f"Quay {number}")), publish(make_tag(f"boat {number}"))
        publish(make_photograph(relations=[{"role": "place", "to": place.uid}], tags=[tag.uid], **HELD))

    with django_assert_num_queries(6):  # head, memorial, facts, what is mentioned how often, its names, the page
        client.get("/photographs/")
    with django_assert_num_queries(6):  # the head; what was chosen, and the four
        client.get("/photographs/?tag=boat-0&place=quay-0&rights=free")
