"""The map of a result: where names stand beside their dots."""

import re
from itertools import combinations
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from search.page.drawing import LETTER, LINE, ON_A_PHONE, WIDTH, draw

STYLES = (Path(__file__).parents[2] / "static/css/search.css").read_text(encoding="utf-8")


def place(name, longitude, latitude, count=1):
    return SimpleNamespace(name=name, longitude=longitude, latitude=latitude, count=count)


def drawn(*places):
    return {str(dot.place.name): dot for dot in draw(places).dots}


def names(drawing, *, on_a_phone=False):
    """[(left, top, right, bottom)] of the names that are seen, as the style sheet draws them."""
    size, away = (ON_A_PHONE["letters"], ON_A_PHONE["away"]) if on_a_phone else (1, 0)
    for dot in drawing.dots:
        if dot.name and not (on_a_phone and dot.is_for_wide):
            near = dot.beside + dot.side * away
            far = near + dot.side * LETTER * size * len(dot.name)
            yield min(near, far), dot.y - LINE / 2 * size, max(near, far), dot.y + LINE / 2 * size


def distance(box, dot):
    """From the middle of a dot to the nearest point of a name."""
    across, down = max(box[0] - dot.x, 0, dot.x - box[2]), max(box[1] - dot.y, 0, dot.y - box[3])
    return (across**2 + down**2) ** 0.5


@pytest.mark.parametrize("count", [2, 5, 20, 200])
@pytest.mark.parametrize("on_a_phone", [False, True])
def test_no_name_stands_over_a_dot_nor_over_another_name_nor_beyond_the_map(count, on_a_phone):
    chance = Random(count)
    swollen = ON_A_PHONE["swollen"] if on_a_phone else 1
    for _time in range(20):
        places = [
            place("n" * chance.randint(2, 25), chance.uniform(44, 51), chance.uniform(38, 42), chance.randint(1, 40))
            for _number in range(count)
        ]
        drawing = draw(places)
        boxes = list(names(drawing, on_a_phone=on_a_phone))

        assert [dot for box in boxes for dot in drawing.dots if distance(box, dot) < dot.radius * swollen - 0.1] == []
        assert all(box[0] >= 0 and box[2] <= WIDTH for box in boxes)
        assert not any(
            one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
            for one, other in combinations(boxes, 2)
        )


def test_a_name_stands_right_of_its_dot_and_left_of_it_where_another_dot_is_in_the_way():
    alone = drawn(place("Alone", 49.8, 40.4, 9), place("Far", 45.0, 39.0))
    beside = drawn(place("Long name", 49.8, 40.4, 9), place("East", 50.0, 40.4), place("Far", 45.0, 39.0))

    assert not alone["Alone"].is_left
    assert beside["Long name"].is_left and beside["Long name"].beside < beside["Long name"].x
    assert beside["East"].name and not beside["East"].is_left


def test_capitals_other_scripts_and_signs_take_more_room_than_small_latin_letters():
    around = [place("E", 50.12, 40.4), place("W", 47.88, 40.4), place("Far east", 53, 39), place("Far west", 45, 39)]

    for name, has_room in [("harbour", True), ("HARBOUR", False), ("гавань-", False), ("港口港口港口港", False)]:
        assert bool(drawn(place(name, 49.0, 40.4, 9), *around)[name].name) == has_room


def test_between_dots_on_both_sides_there_is_no_name():
    found = drawn(
        place("In the middle of it", 49.8, 40.4, 9), place("E", 50.0, 40.4), place("W", 49.6, 40.4), place("F", 45, 39)
    )

    assert found["In the middle of it"].name == ""


def test_the_style_sheet_draws_a_phone_as_the_drawing_reckons():
    letters = int(re.search(r"\.map \.name { font: 500 (\d+)px", STYLES)[1])
    phone = re.search(r"\.map \.name { font-size: (\d+)px;.*?translate: (\d+)px", STYLES)
    swollen = re.search(r"\.map \.dot { scale: ([\d.]+);", STYLES)

    assert int(phone[1]) <= letters * ON_A_PHONE["letters"]
    assert (float(phone[2]), float(swollen[1])) == (ON_A_PHONE["away"], ON_A_PHONE["swollen"])
    assert f"translate: -{phone[2]}px" in STYLES
