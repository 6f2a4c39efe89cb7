"""The land in a window of the world, without borders: outlines of Natural Earth, cut and thinned out for a drawing."""

import json
from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

FILE = Path(__file__).parent.parent / "vendor/world-atlas/land-10m.json"
WORLD = 360.0  # degrees: the side of the one square of level 0
DEEPEST = 9
AXES = ((0, 1), (0, -1), (1, 1), (1, -1))  # (which coordinate, which side of the window)


@dataclass(frozen=True)
class Window:
    west: float
    south: float
    east: float
    north: float

    @property
    def sides(self):
        return self.west, self.east, self.south, self.north

    @property
    def size(self):
        return max(self.east - self.west, self.north - self.south)


def land(window):
    """Rings of longitudes and latitudes, flat: x0 y0 x1 y1 …"""
    level = next((level for level in range(DEEPEST, 0, -1) if WORLD / 2**level >= 2 * window.size), 0)
    stride = WORLD / 2**level / 2
    column, row = ((edge // stride) for edge in (window.west + 180, window.south + 90))
    return cut(_square(level, int(column), int(row)), window)


@lru_cache(maxsize=64)
def _square(level, column, row):
    """The land in a square of half the side of those above it; squares overlap by half, so each lies in one above."""
    if level == 0:
        return _rings()
    side = WORLD / 2**level
    west, south = column * side / 2 - 180, row * side / 2 - 90
    return cut(_square(level - 1, column // 2, row // 2), Window(west, south, west + side, south + side))


@lru_cache(maxsize=1)
def _rings():
    """All of them, decoded from TopoJSON: arcs are shared and hold steps of whole numbers."""
    with open(FILE, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = [_decoded(arc, **topology["transform"]) for arc in topology["arcs"]]
    polygons = [polygon for one in topology["objects"]["land"]["geometries"] for polygon in one["arcs"]]
    return [_joined(arcs, ring) for polygon in polygons for ring in polygon]


def _decoded(arc, *, scale, translate):
    flat = array("f", bytes(8 * len(arc)))
    for axis, steps in enumerate(zip(*arc, strict=True)):
        flat[axis::2] = array("f", [step * scale[axis] + translate[axis] for step in accumulate(steps)])
    return flat


def _joined(arcs, ring):
    flat = array("f")
    for number in ring:
        flat.extend(arcs[number] if number >= 0 else _turned(arcs[~number]))
    return flat


def _turned(flat):
    turned = array("f", bytes(4 * len(flat)))
    turned[::2], turned[1::2] = flat[-2::-2], flat[::-2]
    return turned


def cut(rings, window):
    """The rings within a window; where the land goes on, they run along its edge."""
    found = []
    for ring in rings:
        west, east, south, north = min(ring[::2]), max(ring[::2]), min(ring[1::2]), max(ring[1::2])
        if east < window.west or west > window.east or north < window.south or south > window.north:
            continue
        if west < window.west or east > window.east or south < window.south or north > window.north:
            for (axis, sign), edge in zip(AXES, window.sides, strict=True):
                ring = _cut_at(ring, axis, sign, edge)
        if len(ring) >= 6:
            found.append(ring)
    return found


def _cut_at(ring, axis, sign, edge):
    """What of a ring lies on the inner side of one edge (Sutherland and Hodgman)."""
    kept, other = array("f"), 1 - axis
    if not ring:
        return kept
    last = ring[-2:]
    was_in = sign * (last[axis] - edge) >= 0
    for at in range(0, len(ring), 2):
        point = ring[at : at + 2]
        is_in = sign * (point[axis] - edge) >= 0
        if is_in != was_in:
            part = (edge - last[axis]) / (point[axis] - last[axis])
            crossing = last[other] + part * (point[other] - last[other])
            kept.extend((crossing, edge) if axis else (edge, crossing))
        if is_in:
            kept.extend(point)
        last, was_in = point, is_in
    return kept
