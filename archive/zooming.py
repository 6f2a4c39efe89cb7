"""Deep zoom without JavaScript: three by three tiles of one level of a picture, and the views that lead on."""

from dataclasses import dataclass
from functools import cached_property

from archive import derivatives
from archive.tiles import Pyramid

ACROSS = 3  # tiles of a view, in each direction
STEP = 2  # tiles that a view moves: one of them stays in sight
MOVES = {"left": (-STEP, 0), "right": (STEP, 0), "up": (0, -STEP), "down": (0, STEP)}


def pyramid_of(edition):
    """The levels of an edition's picture; None where its widest copy shows all there is."""
    d = edition.description
    size = (d.get("image_width") or 0, d.get("image_height") or 0)
    has_tiles = edition.pk and d.get("image_sha256") and derivatives.is_deep(size)
    return Pyramid(*size) if has_tiles else None


def view(pyramid, given):
    """What an address asks for (z, x, y); None, the whole picture, where there is no such view."""
    values = [given.get(name, "") for name in ("z", "x", "y")]
    if not all(value.isascii() and value.isdigit() and len(value) < 5 for value in values):
        return None
    asked = View(pyramid, *map(int, values))
    return asked if asked.z in depths(pyramid) and asked == asked.kept_inside else None


def first_view(pyramid):
    """From the whole picture into its middle."""
    return whole_at(pyramid, depths(pyramid)[0])


def depths(pyramid):
    """The levels that show more than a view of the whole: wider or higher than one view."""
    return [z for z, level in enumerate(pyramid.levels) if max(level.columns, level.rows) > ACROSS]


def whole_at(pyramid, z):
    level = pyramid.levels[z]
    return View(pyramid, z, (level.columns - ACROSS) // 2, (level.rows - ACROSS) // 2).kept_inside


@dataclass(frozen=True)
class View:
    """The tiles of level `z` from column `x` and row `y` on."""

    pyramid: Pyramid
    z: int
    x: int
    y: int

    @property
    def query(self):
        return f"z={self.z}&x={self.x}&y={self.y}"

    @cached_property
    def kept_inside(self):
        """The nearest view that lies within the picture."""
        level = self.pyramid.levels[self.z]
        x, y = (
            max(0, min(wanted, there - ACROSS)) for wanted, there in ((self.x, level.columns), (self.y, level.rows))
        )
        return View(self.pyramid, self.z, x, y)

    @cached_property
    def tiles(self):
        places = [(self.x + column, self.y + row) for row in range(ACROSS) for column in range(ACROSS)]
        return [tile for place in places if (tile := self.pyramid.tile(self.z, *place))]

    @property
    def origin(self):
        """Where it begins in its level, in pixels."""
        return self.tiles[0].box[:2]

    @property
    def size(self):
        last, (left, top) = self.tiles[-1].box, self.origin
        return last[0] + last[2] - left, last[1] + last[3] - top

    @property
    def region(self):
        """The part of the whole picture that it shows: x, y, width, height."""
        first, last = self.tiles[0].region, self.tiles[-1].region
        return first[0], first[1], last[0] + last[2] - first[0], last[1] + last[3] - first[1]

    def moved(self, direction):
        """The view beside it, or None at the edge."""
        columns, rows = MOVES[direction]
        there = View(self.pyramid, self.z, self.x + columns, self.y + rows).kept_inside
        return there if there != self else None

    def into(self, tile):
        """One level deeper, around a tile; None where there is nothing deeper."""
        if self.z + 1 == len(self.pyramid.levels):
            return None
        return View(self.pyramid, self.z + 1, 2 * tile.column, 2 * tile.row).kept_inside

    @property
    def inwards(self):
        """One level deeper, around the middle."""
        return self.into(self.tiles[len(self.tiles) // 2])

    @property
    def outwards(self):
        """One level less deep; None where that is the whole picture."""
        if self.z - 1 not in depths(self.pyramid):
            return None
        return View(self.pyramid, self.z - 1, (self.x + 1) // 2 - 1, (self.y + 1) // 2 - 1).kept_inside
