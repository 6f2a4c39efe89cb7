"""Reads the SVG of our own drawings: paths of M L H C Q Z, ellipses, fills and strokes, and no more."""

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

TOKEN = re.compile(r"[MLHCQZ]|-?\d*\.?\d+")
NUMBERS = {"M": 2, "L": 2, "H": 1, "C": 6, "Q": 4, "Z": 0}
STEPS = 32  # straight pieces for a curve: at 6000 pixels none of ours shows a corner


@dataclass(frozen=True)
class Figure:
    """A flattened outline with its paint: fill, or stroke with its width, opacity and round ends."""

    points: list
    fill: str = ""
    stroke: str = ""
    width: float = 0
    opacity: float = 1
    is_round: bool = False


def figures(text):
    """The figures of a drawing in the order in which they cover each other."""
    for element in ElementTree.fromstring(text).iter():
        name = element.tag.rpartition("}")[2]
        if name in ("path", "ellipse"):
            points = _outline(element.get("d")) if name == "path" else _ellipse(element)
            yield _figure(element, points)


def _figure(element, points):
    stroke = element.get("stroke", "")
    return Figure(
        points,
        fill="" if element.get("fill") == "none" else element.get("fill", "#000"),
        stroke=stroke,
        width=float(element.get("stroke-width", 1)) if stroke else 0,
        opacity=float(element.get("stroke-opacity", 1)),
        is_round=element.get("stroke-linecap") == "round",
    )


def _outline(d):
    points = []
    for command, numbers in _commands(TOKEN.findall(d)):
        if command == "H":
            numbers = [numbers[0], points[-1][1]]
        corners = list(zip(numbers[::2], numbers[1::2], strict=True))
        points += _curve([points[-1], *corners]) if command in "CQ" else corners
    return points


def _commands(tokens):
    """(command, its numbers); a command that is not repeated goes on for the next numbers."""
    command, at = "", 0
    while at < len(tokens):
        if tokens[at] in NUMBERS:
            command, at = tokens[at], at + 1
        yield command, [float(number) for number in tokens[at : at + NUMBERS[command]]]
        at += NUMBERS[command]


def _curve(corners):
    return [_on_curve(corners, step / STEPS) for step in range(1, STEPS + 1)]


def _on_curve(corners, share):
    """A Bézier curve of any degree by de Casteljau: between neighbours, until one point is left."""
    while len(corners) > 1:
        corners = [
            (x + (next_x - x) * share, y + (next_y - y) * share) for (x, y), (next_x, next_y) in pairwise(corners)
        ]
    return corners[0]


def _ellipse(element):
    x, y, across, down = (float(element.get(name)) for name in ("cx", "cy", "rx", "ry"))
    turns = (2 * math.pi * step / (4 * STEPS) for step in range(4 * STEPS))
    return [(x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns]
