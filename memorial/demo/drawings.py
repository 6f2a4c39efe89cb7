"""The demonstration's own pictures, drawn when it is loaded: two carnations and a map, as bytes of PNG."""

import math
from io import BytesIO
from pathlib import Path

from memorial.demo.chart import western_caspian
from memorial.demo.painting import area, line, painted, spot
from memorial.demo.svg import figures

HERE = Path(__file__).parent

PAPER, NIGHT = "#edf0f1", "#0b1118"  # the design's tokens


def carnation():
    """The red carnation upright on paper, its stem running out of the picture; 2400 × 3600 pixels."""
    return _flower(corner=(-207, -172), scale=3600 / 620, size=(2400, 3600), ground=PAPER)


def carnation_laid():
    """The red carnation laid down on the night; 3600 × 2160 pixels."""
    return _flower(corner=(-150, -206), scale=3600 / 690, size=(3600, 2160), ground=NIGHT, turn=-87)


def absheron_map():
    """The Absheron peninsula and the western Caspian, 6000 pixels wide, from Natural Earth's land outlines."""
    return _png(western_caspian())


def _flower(*, corner, scale, size, ground, turn=0):
    turn = math.radians(turn)
    rows = (math.cos(turn), -math.sin(turn), -corner[0]), (math.sin(turn), math.cos(turn), -corner[1])

    def placed(points):
        return [tuple((a * x + b * y + c) * scale for a, b, c in rows) for x, y in points]

    drawing = figures((HERE / "carnation.svg").read_text())
    shapes = [shape for figure in drawing for shape in _shapes(figure, placed(figure.points), scale)]
    return _png(painted("RGB", size, ground, shapes, finer=4))


def _shapes(figure, points, scale):
    if figure.fill:
        yield area(points, figure.fill)
    if figure.stroke:
        colour = f"{figure.stroke}{round(255 * figure.opacity):02x}"
        yield line(points, colour, figure.width * scale)
        if figure.is_round:
            yield from (spot(end, colour, figure.width * scale / 2) for end in (points[0], points[-1]))


def _png(picture):
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
