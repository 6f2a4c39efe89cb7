"""The map of the Absheron peninsula and the western Caspian: land, sea and degrees; no borders and no names."""

import json
import math
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageFilter

from memorial.demo.painting import area, line, painted

OUTLINE = Path(__file__).parent / "caspian.geojson"

# The design's tokens.
PAPER, LAND, INK = "#edf0f1", "#e1e6e8", "#10171e"
NEAR, SEA, FAR, DEGREE = "#256a82", "#0b4f63", "#073947", "#76838d"

WEST, EAST, SOUTH, NORTH = 47.0, 53.5, 38.7, 42.0
WIDTH, MARGIN, RULER = 6000, 150, 24  # pixels
SCALE = (WIDTH - 2 * MARGIN) / (EAST - WEST)  # pixels for a degree of longitude
# Degrees of latitude are drawn as much longer as they are on the ground in the middle of the map.
STRETCH = 1 / math.cos(math.radians((SOUTH + NORTH) / 2))
HEIGHT = round((NORTH - SOUTH) * SCALE * STRETCH) + 2 * MARGIN
FRAME = (MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN)


def western_caspian():
    shores = [_smooth([place(*point) for point in ring]) for ring in _rings()]
    water = painted("L", (WIDTH, HEIGHT), 0, _water(shores), finer=2)
    chart = Image.composite(_sea(water), Image.new("RGB", water.size, LAND), water)
    del water
    chart.paste(INK, mask=painted("L", chart.size, 0, [line(shore, 255, 3) for shore in shores], finer=3))
    chart.paste(DEGREE, mask=painted("L", chart.size, 0, list(_degrees()), finer=1))
    return _framed(chart)


def _rings():
    """The shore of the sea, then those of its islands."""
    return json.loads(OUTLINE.read_text())["geometry"]["coordinates"]


def place(longitude, latitude):
    return MARGIN + (longitude - WEST) * SCALE, MARGIN + (NORTH - latitude) * SCALE * STRETCH


def _smooth(ring):
    """Each corner cut twice (Chaikin), so that the coarse grid of the outline does not show as steps."""
    for _time in range(2):
        pairs = pairwise(ring)
        cut = [
            (x + (to_x - x) * share, y + (to_y - y) * share) for (x, y), (to_x, to_y) in pairs for share in (0.25, 0.75)
        ]
        ring = [*cut, cut[0]]
    return ring


def _water(shores):
    sea, *islands = shores
    return [area(sea, 255), *(area(island, 0) for island in islands)]


def _sea(water):
    """Lighter along the shore, as old charts are, darker away from it; it says nothing of depth."""
    small = water.reduce(16)
    near = small.filter(ImageFilter.GaussianBlur(11)).point(lambda value: min(200, (255 - value) * 1.5))
    far = small.filter(ImageFilter.GaussianBlur(70))
    sea = Image.composite(Image.new("RGB", small.size, FAR), Image.new("RGB", small.size, SEA), far)
    sea = Image.composite(Image.new("RGB", small.size, NEAR), sea, near)
    return sea.resize(water.size, Image.Resampling.BICUBIC)


def _degrees():
    """A hairline for every half degree, a stronger one for every whole one."""
    for half in range(math.ceil(WEST * 2), math.floor(EAST * 2) + 1):
        yield line([place(half / 2, SOUTH), place(half / 2, NORTH)], 90 if half % 2 else 150, 2)
    for half in range(math.ceil(SOUTH * 2), math.floor(NORTH * 2) + 1):
        yield line([place(WEST, half / 2), place(EAST, half / 2)], 90 if half % 2 else 150, 2)


def _framed(chart):
    """On paper, between rulers of tenths of a degree, dark and light in turn."""
    framed = Image.new("RGB", chart.size, PAPER)
    west, north, east, south = FRAME
    framed.paste(INK, (west - RULER - 3, north - RULER - 3, east + RULER + 3, south + RULER + 3))
    framed.paste(PAPER, (west - RULER, north - RULER, east + RULER, south + RULER))
    for box in _tenths():
        framed.paste(INK, box)
    framed.paste(INK, (west - 3, north - 3, east + 3, south + 3))
    framed.paste(chart.crop(FRAME), FRAME)
    return framed


def _tenths():
    west, north, east, south = FRAME
    for tenth in range(round(WEST * 10), round(EAST * 10), 2):
        left, right = (round(place(step / 10, NORTH)[0]) for step in (tenth, tenth + 1))
        yield from ((left, top, min(right, east), top + RULER) for top in (north - RULER, south))
    for tenth in range(round(SOUTH * 10), round(NORTH * 10), 2):
        bottom, top = (round(place(WEST, step / 10)[1]) for step in (tenth, tenth + 1))
        yield from ((left, max(top, north), left + RULER, bottom) for left in (west - RULER, east))
