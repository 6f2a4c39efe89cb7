"""The demonstration's pictures: drawn by us, large, the same every time, and accepted at our own gate."""

import hashlib
from io import BytesIO

import pytest
from PIL import Image

from archive.pictures import examine
from memorial.demo import drawings
from memorial.demo.chart import place
from memorial.demo.svg import figures

SIZES = {"carnation": (2400, 3600), "carnation_laid": (3600, 2160), "absheron_map": (6000, 4097)}


@pytest.fixture(scope="module")
def drawn():
    return {name: getattr(drawings, name)() for name in SIZES}


@pytest.mark.parametrize("name", SIZES)
def test_the_gate_accepts_our_own_drawings(drawn, name):
    picture = examine(BytesIO(drawn[name]), name=f"{name}.png")

    assert (picture.format, picture.width, picture.height) == ("PNG", *SIZES[name])


def test_a_drawing_is_the_same_every_time(drawn):
    assert hashlib.sha256(drawings.carnation()).digest() == hashlib.sha256(drawn["carnation"]).digest()
    assert drawings.absheron_map() == drawn["absheron_map"]


@pytest.fixture(scope="module")
def pixels(drawn):
    return {name: Image.open(BytesIO(content)).copy() for name, content in drawn.items()}


def colour(token):
    return tuple(bytes.fromhex(token.removeprefix("#")))


def test_the_carnation_is_red_above_its_green_stem_on_paper(pixels):
    picture, scale = pixels["carnation"], 3600 / 620

    def at(x, y):
        return picture.getpixel((round((x + 207) * scale), round((y + 172) * scale)))

    assert at(-200, -160) == colour("#edf0f1")
    assert at(0, -2) == colour("#7f1023")
    assert at(1, 240) == colour("#47594e")
    red, green, blue = at(0, -60)
    assert red > 3 * max(green, blue)


def test_the_laid_carnation_lies_to_the_right_on_the_night(pixels):
    picture = pixels["carnation_laid"]

    assert picture.getpixel((5, 5)) == colour("#0b1118")
    assert picture.getpixel((780, 1075)) == colour("#7f1023")


@pytest.mark.parametrize(
    ("where", "is_land"),
    [
        ((49.9, 40.45), True),  # the peninsula
        ((48.0, 40.0), True),
        ((50.30, 40.42), True),
        ((50.6, 40.33), True),  # an island
        ((50.0, 40.1), False),  # the bay
        ((51.0, 40.5), False),
        ((50.6, 41.5), False),
        ((53.1, 40.3), True),  # the other shore
    ],
)
def test_the_map_has_land_and_sea_where_they_are(pixels, where, is_land):
    x, y = place(*where)
    red, _green, _blue = pixels["absheron_map"].getpixel((round(x) + 9, round(y) + 9))

    assert (red > 200) == is_land


def test_the_reader_of_drawings_knows_what_ours_are_written_in():
    text = """<svg xmlns="http://www.w3.org/2000/svg"><g><path d="M0 0L10 0H20Z" fill="#abc"/>
        <path d="M0 0Q10 20 20 0" fill="none" stroke="#def" stroke-width="3" stroke-opacity=".5"/></g></svg>"""
    triangle, arc = figures(text)

    assert (triangle.points, triangle.fill, triangle.stroke) == ([(0, 0), (10, 0), (20, 0)], "#abc", "")
    assert (arc.fill, arc.stroke, arc.width, arc.opacity) == ("", "#def", 3, 0.5)
    assert arc.points[len(arc.points) // 2] == (10, 10)
    assert (arc.points[0], arc.points[-1]) == ((0, 0), (20, 0))
