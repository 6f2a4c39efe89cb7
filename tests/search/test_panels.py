"""The facets beside the results, as a visitor sees and uses them."""

import re

from tests.kept import kept
from tests.makers import make, make_photograph, make_tag, publish


@kept
def market():
    """Three tags, one of them above another; two places, one within the other; four events and a photograph."""
    grief = make_tag("Grief")
    publish(grief)
    mourning = make_tag("Mourning", relations=[{"role": "broader", "to": grief.uid}])
    night = make_tag("Night")
    town = make("place", title="Town")
    publish(town)
    square = make("place", title="Square", within=town.uid)
    for record in (mourning, night, square):
        publish(record)
    at_square = {"relations": [{"role": "place", "to": square.uid}]}
    publish(make("event", title="Fire one", date="1988", tags=sorted([mourning.uid, night.uid]), **at_square))
    publish(make("event", title="Fire two", date="1990", tags=[mourning.uid]))
    publish(make("event", title="Fire three", date="1990~", tags=[night.uid]))
    publish(make("event", title="Fire four"))
    publish(make_photograph(title="Fire seen", date="1991"))


def test_the_facets_stand_in_the_order_of_the_design_and_only_where_they_offer_something(search, market):
    legends = re.findall(r"<legend>(.*?)</legend>", search("fire").html)

    assert legends == ["Kind of record", "Year", "Date", "Tag", "Image", "Place", "Rights"]


def test_several_values_of_a_facet_mean_any_of_them_or_where_asked_all(search, market):
    both = ["mourning", "night"]

    assert set(search("fire", tag=both, sort="oldest").titles) == {"Fire one", "Fire two", "Fire three"}
    assert search("fire", tag=both, every="tag").titles == ["Fire one"]
    assert "All of these must be there" in search("fire", tag=both).html
    assert "All of these must be there" not in search("fire", tag="night").html


def test_any_value_can_be_left_out(search, market):
    page = search("fire", **{"-tag": "night", "-certainty": "undated"})

    assert set(page.titles) == {"Fire two", "Fire seen"}
    assert page.ticked("-tag") == ["night"]
    assert page.ticked("-certainty") == ["undated"]
    assert "Leave out: Mourning" in page.html


def test_a_count_is_what_choosing_the_value_gives_whatever_else_was_chosen(search, market):
    for given in ({}, {"kind": "events"}, {"-tag": "night"}, {"from": "1990"}):
        page = search("fire", **given)
        for facet in ("certainty", "image", "tag", "place"):
            own = {name: value for name, value in given.items() if name != f"-{facet}"}
            gives = {value: len(search("fire", **own, **{facet: value}).titles) for value in page.counts(facet)}
            assert page.counts(facet) == gives


def test_a_broader_tag_and_a_wider_place_count_what_is_below_them_and_the_page_says_so(search, market):
    page = search("fire")

    assert page.counts("tag") == {"grief": 2, "mourning": 2, "night": 2}
    assert page.counts("place") == {"square": 1, "town": 1}
    assert "A broader tag counts what stands under narrower ones, too." in page.html
    assert "A place counts what lies within it, too." in page.html
    assert "narrower ones" not in search("fire", **{"from": "1991"}).html


def test_what_is_chosen_stays_listed_with_nothing_left(search, market):
    page = search("fire", tag="night", kind="photographs")

    assert page.titles == []
    assert page.ticked("tag") == ["night"]
    assert page.ticked("kind") == ["photographs"]
    assert re.search(r'value="night" checked>.*?<span class="n">0<', page.html)


def test_kinds_without_a_match_are_listed_and_cannot_be_ticked_or_left_out(search, market):
    page = search("fire")

    assert '<input type="checkbox" name="kind" value="people" disabled>' in page.html
    assert 'name="-kind" value="people"' not in page.html


def test_a_facet_with_one_value_that_all_records_have_is_left_out(search, market):
    assert 'name="language"' not in search("fire").html
    assert 'name="language" value="en" checked' in search("fire", language="en").html


def test_the_histogram_leads_to_its_years_and_is_there_as_a_list_too(search, market):
    page = search("fire", tag="night")

    assert page.links('class="aslist".*?</details>') == {
        "1988": "/search/?q=fire&tag=night&from=1988&to=1988",
        "1990": "/search/?q=fire&tag=night&from=1990&to=1990",
    }
    drawing = re.search(r'<svg class="histogram".*?</svg>', page.html, re.DOTALL)[0]
    assert 'aria-hidden="true"' in drawing
    assert re.findall(r"<title>(.*?)</title>", drawing) == ["1988: 1 record", "1990: 1 record"]
    assert drawing.count('tabindex="-1"') == 2


def test_years_that_were_asked_for_can_be_changed_where_nothing_has_a_date(search, market):
    page = search("four", **{"from": "1990"})

    assert page.titles == []
    assert 'name="from" inputmode="numeric" maxlength="4" value="1990"' in page.html
