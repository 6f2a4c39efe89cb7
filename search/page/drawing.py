"""A plain map: the outline of the land in view, and a dot for each place. No borders, which are claims."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import cos, hypot, radians, sqrt
from unicodedata import east_asian_width

from .land import Window, land

WIDTH, HEIGHT = 928, 560
NEAREST = 2.2  # degrees of latitude in view at least: the coast around a city
AROUND = 0.16  # of what is in view stays empty on each side
THINNEST = 1.0  # points nearer to each other than this are drawn as one
SMALLEST, LARGEST = 4.5, 17.0  # radius of a dot
NAMED = 14  # dots with their names beside them
LETTER, LINE = 7.4, 18.0  # size of a name in small Latin letters
WIDE, WIDEST = 9.2, 13.5  # of capitals and of letters of other scripts, of Chinese and Japanese signs
BESIDE = 5  # so far from its dot
LAST_LATIN = "\u024f"
RIGHT, LEFT = 1, -1
# As static/css/search.css has it, because the drawing is so much smaller there: how many times as large letters and
# dots are, and how much farther from each other.
ON_A_PHONE = {"letters": 2.5, "swollen": 1.7, "away": 12}


@dataclass(frozen=True)
class Dot:
    place: object
    x: float
    y: float
    radius: float
    name: str = ""
    side: int = RIGHT  # of the dot, where its name stands
    is_for_wide: bool = False  # on a phone its name has no room

    @property
    def is_left(self):
        return self.side == LEFT

    @property
    def beside(self):
        return round(self.x + self.side * (self.radius + BESIDE), 1)

    @property
    def foot(self):
        return round(self.y + 4.5, 1)


@dataclass(frozen=True)
class Drawing:
    land: str  # a path
    dots: tuple
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class View:
    """Degrees to points of the drawing, true in the middle of the window."""

    window: Window

    @property
    def scale(self):
        return HEIGHT / (self.window.north - self.window.south)

    def x(self, longitude):
        return (longitude - self.window.west) * WIDTH / (self.window.east - self.window.west)

    def y(self, latitude):
        return (self.window.north - latitude) * self.scale


def draw(places):
    """None where no place has coordinates."""
    if not places:
        return None
    view = View(window_around(places))
    most = max(place.count for place in places)
    dots = [_dot(view, place, most) for place in sorted(places, key=lambda place: -place.count)]
    return Drawing(outline(view.window), tuple(_named(dots)))


def window_around(places):
    """All places with some room around them, in the shape of the drawing; snapped, so that maps are drawn once."""
    west, east = _span([place.longitude for place in places])
    south, north = _span([place.latitude for place in places])
    middle = min(70.0, max(-70.0, (south + north) / 2))
    stretch = WIDTH / HEIGHT / cos(radians(middle))
    height = min(150.0, max(NEAREST, (north - south) / (1 - 2 * AROUND), (east - west) / (1 - 2 * AROUND) / stretch))
    grain = height / 8
    latitude, longitude = (round(side / grain) * grain for side in ((south + north) / 2, (west + east) / 2))
    width = min(360.0, height * stretch)
    south = max(-90.0, min(90.0 - height, latitude - height / 2))
    west = max(-180.0, min(180.0 - width, longitude - width / 2))
    return Window(*(round(side, 3) for side in (west, south, west + width, south + height)))


def _span(degrees):
    return min(degrees), max(degrees)


def _dot(view, place, most):
    radius = SMALLEST + (LARGEST - SMALLEST) * sqrt(place.count / most) if most > 1 else SMALLEST + 2
    return Dot(place, round(view.x(place.longitude), 1), round(view.y(place.latitude), 1), round(radius, 1))


def _named(dots):
    """The greatest first get their names, right or left of them, where there is room on a wide screen."""
    wide, phone = Room(dots), Room(dots, **ON_A_PHONE)
    for dot in dots:
        name = str(dot.place.name)
        sides = [side for side in (RIGHT, LEFT) if wide.has(dot, name, side)]
        if sides:
            both = [side for side in sides if phone.has(dot, name, side)]
            dot = replace(dot, name=name, side=(both or sides)[0], is_for_wide=not both)
            for room in (wide, phone) if both else (wide,):
                room.take(dot)
        yield dot


@dataclass
class Room:
    """What is still free on one kind of screen: names stand over no dot and no other name."""

    dots: list
    letters: float = 1.0
    swollen: float = 1.0
    away: float = 0.0
    taken: list = field(default_factory=list)

    def has(self, dot, name, side):
        box = self.box(dot, name, side)
        is_free = len(self.taken) < NAMED and box[0] > 0 and box[2] < WIDTH
        is_free = is_free and not any(_touch(box, other) for other in self.taken)
        return is_free and not any(self.covers(box, other) for other in self.dots)

    def take(self, dot):
        self.taken.append(self.box(dot, dot.name, dot.side))

    def box(self, dot, name, side):
        """(left, top, right, bottom)"""
        half = LINE / 2 * self.letters
        near = dot.x + side * (dot.radius + BESIDE + self.away)
        far = near + side * self.letters * _width(name)
        return min(near, far), dot.y - half, max(near, far), dot.y + half

    def covers(self, box, dot):
        reach = dot.radius * self.swollen
        if dot.y + reach <= box[1] or dot.y - reach >= box[3]:
            return False
        x, y = min(max(dot.x, box[0]), box[2]), min(max(dot.y, box[1]), box[3])
        return hypot(x - dot.x, y - dot.y) < reach


def _width(name):
    return sum(WIDEST if east_asian_width(char) in "WF" else _width_of_letter(char) for char in name)


def _width_of_letter(char):
    return WIDE if char.isupper() or char > LAST_LATIN else LETTER


def _touch(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@lru_cache(maxsize=64)
def outline(window):
    """The land in a window as an SVG path, in whole points, each step from the one before."""
    view = View(window)
    return "".join(_path(view, ring) for ring in land(window))


def _path(view, ring):
    steps, last = [], None
    for longitude, latitude in zip(ring[::2], ring[1::2], strict=True):
        point = round(view.x(longitude)), round(view.y(latitude))
        if last is None:
            steps.append(f"M{point[0]} {point[1]}l")
        elif abs(point[0] - last[0]) + abs(point[1] - last[1]) <= THINNEST:
            continue
        else:
            steps.append(f"{point[0] - last[0]} {point[1] - last[1]} ")
        last = point
    return "".join(steps).rstrip() + "z" if len(steps) > 3 else ""
