"""Deep zoom in plain files: which tiles a picture has, and what they are called. Nothing but sums.

IIIF Image API 3 at level 0, in the words its viewers ask with: region/size/0/default.jpg.
"""

from dataclasses import dataclass
from functools import cached_property

SIDE = 512
QUALITY = 82  # of JPEG
WHOLE = "full/max/0/default.jpg"  # the widest picture that pages show, so never more than they do


@dataclass(frozen=True)
class Level:
    """The whole picture, `factor` times smaller, cut into columns and rows."""

    factor: int
    width: int
    height: int

    @property
    def columns(self):
        return -(-self.width // SIDE)

    @property
    def rows(self):
        return -(-self.height // SIDE)


@dataclass(frozen=True)
class Tile:
    """One tile: `box` is where it lies in its level, `region` in the whole picture (x, y, width, height)."""

    z: int
    column: int
    row: int
    box: tuple[int, int, int, int]
    region: tuple[int, int, int, int]

    @property
    def size(self):
        return self.box[2:]

    @property
    def path(self):
        """Where it lies below the folder, and the address, of a picture's tiles."""
        region = ",".join(map(str, self.region)) if self.z else "full"
        return f"{region}/{','.join(map(str, self.size))}/0/default.jpg"


@dataclass(frozen=True)
class Pyramid:
    """A picture of this size, larger than one tile, in all its levels."""

    width: int
    height: int

    @cached_property
    def levels(self):
        """From the one that fits into a single tile (z = 0) to the picture's own size; each twice the one before."""
        halvings = (-(-max(self.width, self.height) // SIDE) - 1).bit_length()
        factors = [2**times for times in range(halvings, -1, -1)]
        return [Level(factor, -(-self.width // factor), -(-self.height // factor)) for factor in factors]

    def tile(self, z, column, row):
        """One tile, or None where the picture has none there."""
        if not 0 <= z < len(self.levels):
            return None
        level = self.levels[z]
        if not (0 <= column < level.columns and 0 <= row < level.rows):
            return None
        box = _cut(column, row, SIDE, level.width, level.height)
        region = _cut(column, row, SIDE * level.factor, self.width, self.height)
        return Tile(z, column, row, box, region)

    def tiles(self, z=None):
        """All tiles, or those of one level, row by row."""
        for deep in range(len(self.levels)) if z is None else (z,):
            level = self.levels[deep]
            for row in range(level.rows):
                yield from (self.tile(deep, column, row) for column in range(level.columns))

    def info(self, address, *, whole, rights=""):
        """The picture's info.json, as a dict; `whole` is the width and height of what stands at WHOLE.

        No more may be asked for than that, or than a tile, where the picture is narrower or lower than one.
        """
        smallest = self.levels[0]
        info = {
            "@context": "http://iiif.io/api/image/3/context.json",
            "id": address,
            "type": "ImageService3",
            "protocol": "http://iiif.io/api/image",
            "profile": "level0",
            "width": self.width,
            "height": self.height,
            "maxWidth": max(whole[0], SIDE),
            "maxHeight": max(whole[1], SIDE),
            "sizes": [{"width": smallest.width, "height": smallest.height}],
            "tiles": [
                {"width": SIDE, "height": SIDE, "scaleFactors": [level.factor for level in reversed(self.levels)]}
            ],
        }
        return info | {"rights": rights} if rights else info


def _cut(column, row, side, width, height):
    x, y = column * side, row * side
    return x, y, min(side, width - x), min(side, height - y)
