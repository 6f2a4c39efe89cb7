"""Deep zoom without JavaScript: which views there are, how one leads to the next, and what the page shows of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import zooming
from archive.derivatives import tiles_address
from archive.tiles import Pyramid
from tests.makers import make_photograph, publish

pytestmark = pytest.mark.django_db

LARGE = {
    "title": "Harbour at dawn",
    "image_sha256": "a" * 64,
    "image_format": "JPEG",
    "image_width": 6000,
    "image_height": 4000,
    "alternative_text": "Boats on still water.",
}
DISTRESSING = {"content_note": "distressing", "content_note_text": "It shows a wreck."}
TILES = tiles_address("1arge00000", "a" * 64)
sides = st.integers(1, 20_000)


def page(client, query="", **public):
    return client.get(publish(make_photograph(uid="1arge00000", **LARGE | public)).get_absolute_url() + query)


def words(client, query="", **public):
    return page(client, query, **public).content.decode()


def shown_tiles(text):
    return re.findall(r'<image href="([^"]+)" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', text)


def links(text, act):
    return re.findall(rf'<a data-act="{act}" href="([^"]+)"', text)


@given(width=sides, height=sides)
def test_every_way_from_the_whole_picture_stays_within_it_and_ends(width, height):
    pyramid = Pyramid(width, height)
    if not zooming.depths(pyramid):
        assert max(pyramid.levels[-1].columns, pyramid.levels[-1].rows) <= zooming.ACROSS
        return
    view, seen = zooming.first_view(pyramid), []
    while view:
        seen.append(view)
        assert view == view.kept_inside and view.tiles
        assert zooming.view(pyramid, {"z": str(view.z), "x": str(view.x), "y": str(view.y)}) == view
        x, y, across, down = view.region
        assert x + across <= width and y + down <= height
        view = view.inwards
    assert [view.z for view in seen] == zooming.depths(pyramid)
    assert [view.outwards and view.outwards.z for view in seen] == [None, *zooming.depths(pyramid)[:-1]]


@given(width=st.integers(2561, 20_000), height=sides)
def test_walking_right_and_down_shows_every_tile_of_the_deepest_level(width, height):
    pyramid = Pyramid(width, height)
    z = zooming.depths(pyramid)[-1]
    seen, row = set(), zooming.View(pyramid, z, 0, 0)
    while row:
        view = row
        while view:
            seen.update(view.tiles)
            view = view.moved("right")
        row = row.moved("down")
    assert seen == set(pyramid.tiles(z))


def test_a_large_picture_offers_to_look_closer_and_a_small_one_does_not(client):
    large = words(client)
    small = words(client, image_width=2560, image_height=1700)

    assert links(large, "in") == ["?z=3&amp;x=1&amp;y=0#picture"]
    assert f'data-info="{TILES}/info.json"' in large
    assert ('class="viewer"' in small, "viewer.js" in small, "viewer.js" in large) == (False, False, True)


def test_a_view_is_a_mosaic_of_tiles_that_each_lead_closer(client):
    text = words(client, "?z=3&x=1&y=0")

    assert shown_tiles(text) == [
        (f"{TILES}/{1024 * (1 + column)},{1024 * row},1024,1024/512,512/0/default.jpg", *map(str, box))
        for row in range(3)
        for column in range(3)
        for box in [(512 * column, 512 * row, 512, 512)]
    ]
    assert re.findall(r'<a href="([^"]+)" aria-label="Zoom in on part', text)[0] == "?z=4&amp;x=2&amp;y=0#picture"
    assert "<picture>" not in text.partition('class="stage"')[2].partition("</nav>")[0]
    assert " style=" not in text


def test_the_words_beside_a_view_lead_in_out_and_around(client):
    text = words(client, "?z=4&x=4&y=2")

    assert {act: links(text, act) for act in ("in", "out", "whole", "left", "right", "up", "down")} == {
        "in": [],
        "out": ["?z=3&amp;x=1&amp;y=0#picture"],
        "whole": ["?#picture"],
        "left": ["?z=4&amp;x=2&amp;y=2#picture"],
        "right": ["?z=4&amp;x=6&amp;y=2#picture"],
        "up": ["?z=4&amp;x=4&amp;y=0#picture"],
        "down": ["?z=4&amp;x=4&amp;y=4#picture"],
    }


def test_a_view_keeps_its_language_and_gives_the_page_as_its_one_address(client):
    text = words(client, "?z=4&x=4&y=2&lang=az")

    assert links(text, "left") == ["?z=4&amp;x=2&amp;y=2&amp;lang=az#picture"]
    assert links(text, "whole") == ["?lang=az#picture"]
    assert '<link rel="canonical" href="http://testserver/photographs/harbour-at-dawn/?lang=az">' in text
    assert '<meta name="robots" content="noindex">' in text


NO_VIEWS = [
    "z=9&x=0&y=0",
    "z=0&x=0&y=0",
    "z=4&x=99&y=0",
    "z=4&x=-1&y=0",
    "z=4",
    "z=a&x=0&y=0",
    "z=٤&x=0&y=0",
    "z=&x=&y=",
]


@pytest.mark.parametrize("query", NO_VIEWS)
def test_a_view_that_there_is_not_is_the_whole_picture(client, query):
    answer = page(client, f"?{query}")

    assert answer.status_code == 200
    assert (shown_tiles(answer.content.decode()), b"<picture>" in answer.content) == ([], True)


def test_a_closer_view_of_a_distressing_picture_asks_first(client):
    address = publish(make_photograph(uid="1arge00000", **LARGE | DISTRESSING)).get_absolute_url()
    veiled, shown = (client.get(address + query).content.decode() for query in ("?z=4&x=4&y=2", "?z=4&x=4&y=2&show=1"))

    assert ("/media/" in veiled, "viewer" in veiled) == (False, False)
    assert len(shown_tiles(shown)) == 9
    assert links(shown, "left") == ["?z=4&amp;x=2&amp;y=2&amp;show=1#picture"]
