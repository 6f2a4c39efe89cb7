"""One result, looked at as a list, a grid, a timeline and a map."""

import re

import pytest

from tests.kept import kept
from tests.makers import make, make_photograph, publish


@kept
def coast():
    baku = make("place", title="Bakı", language="az", latitude="40.40926", longitude="49.86709")
    inland = make("place", title="Inland")
    for place in (baku, inland):
        publish(place)
    here = [{"role": "place", "to": baku.uid}]
    publish(make("event", title="Fire at the quay", date="1990-01-19", is_night=True, relations=here))
    publish(
        make("event", title="Fire in the hills", date="1988", relations=[*here, {"role": "place", "to": inland.uid}])
    )
    publish(make("event", title="Fire undated"))
    publish(make_photograph(title="Fire seen", date="1991", content_note="distressing", content_note_text="A fire."))


def titles(page, level):
    return [re.sub("<.*?>", "", found) for found in re.findall(rf"<{level}><a [^>]*>(.*?)</a></{level}>", page.html)]


def test_each_way_of_looking_is_a_link_to_the_same_question(search, coast):
    page = search("fire", kind="events")

    assert page.links('<nav class="looks".*?</nav>') == {
        "List": "/search/?q=fire&kind=events",
        "Grid": "/search/?q=fire&kind=events&view=grid",
        "Timeline": "/search/?q=fire&kind=events&sort=oldest&view=timeline",
        "Map": "/search/?q=fire&kind=events&view=map",
    }


def test_a_timeline_goes_by_years_with_what_has_no_date_at_its_end(search, coast):
    page = search("fire", view="timeline")

    assert re.findall(r'<li id="(.*?)">', page.html) == ["y1988", "y1990", "y1991", "undated"]
    assert titles(page, "h4") == ["Fire in the hills", "Fire at the quay", "Fire seen", "Fire undated"]
    assert page.html.count('class="night-of"') == 1
    assert page.links('<nav class="jump".*?</nav>')["1990"] == "#y1990"


def test_a_timeline_is_never_in_an_order_that_has_no_years(client, coast):
    answer = client.get("/search/?q=fire&sort=described&view=timeline")

    assert (answer.status_code, answer["Location"]) == (302, "/search/?q=fire&sort=oldest&view=timeline")
    assert client.get("/search/?q=fire&sort=newest&view=timeline").status_code == 200


@pytest.mark.parametrize("view", ["grid", "timeline"])
def test_what_is_distressing_says_so_and_is_not_shown(search, coast, view):
    page = search("seen", view=view)

    assert "A fire." in page.html
    assert "/media/" not in page.html


def test_a_map_lists_all_places_and_draws_those_with_coordinates(search, coast):
    page = search("fire", view="map")

    assert page.links('<ol class="places">.*?</ol>') == {
        "Bakı": "/search/?q=fire&place=baki",
        "Inland": "/search/?q=fire&place=inland",
    }
    assert re.findall(r"<title>(Bakı.*?|Inland.*?)</title>", page.html) == ["Bakı: 2 records"]
    assert re.search(r'<path class="land" d="M[\d ]+l', page.html)


def test_without_coordinates_there_is_no_drawing_and_without_places_a_sentence(search, coast):
    assert '<svg class="map"' not in search("undated", view="map").html
    assert "None of these records names a place." in search("undated", view="map").html


NAMES_IN = {"list": r"<h3>(.*?)</h3>", "timeline": r"<h4>(.*?)</h4>", "grid": r'<span class="name"[^>]*>(.*?)</a>'}
LOOKED_AT = [{"view": "list"}, {"view": "grid"}, {"view": "timeline", "sort": "oldest"}]


def names(page, view):
    """The titles as they stand in the page, with brackets around what is marked; escaped text stays as it is."""
    found = re.findall(NAMES_IN[view], page.html, re.DOTALL)
    return [re.sub("<.*?>", "", re.sub(r"<mark>(.*?)</mark>", r"[\1]", one)).strip() for one in found]


@pytest.mark.parametrize("look", LOOKED_AT, ids=lambda look: look["view"])
@pytest.mark.parametrize(
    ("q", "language", "title", "shown"),
    [
        ("harbour", "en", "The harbour", "The [harbour]"),
        ("qarabag", "az", "Qarabağ gecəsi", "[Qarabağ] gecəsi"),
        ("Карабах", "az", "Qarabağ gecəsi", "[Qarabağ] gecəsi"),
        ("yanvar", "ru", "Чёрный январь", "Чёрный [январь]"),
        ("محمد", "ar", "قال مُحَمَّد", "قال [مُحَمَّد]"),
        ("中国", "zh", "在中国", "在[中][国]"),
        ("tom", "en", "<b>Tom</b> & co", "&lt;b&gt;[Tom]&lt;/b&gt; &amp; co"),
    ],
)
def test_words_are_marked_in_the_titles_of_what_was_found(search, look, q, language, title, shown):
    publish(make("event", title=title, language=language))
    publish(make_photograph(title=title, language=language))

    assert names(search(q, **look), look["view"]) == [shown, shown]


@pytest.mark.parametrize("look", LOOKED_AT, ids=lambda look: look["view"])
def test_a_title_that_does_not_hold_the_words_is_not_marked_nor_is_the_next_visitors(search, look):
    publish(make_photograph(title="Harbour", summary="Boats at the quay."))

    assert names(search("harbour", **look), look["view"]) == ["[Harbour]"]
    assert names(search("quay", **look), look["view"]) == ["Harbour"]
    assert names(search(**look), look["view"]) == ["Harbour"]
