"""Smooth shapes with Pillow, which draws hard edges: drawn several times larger, band by band, and averaged down."""

from PIL import Image, ImageDraw

BAND = 240  # rows of the finished picture drawn at once: large pictures in little memory


def painted(mode, size, ground, shapes, *, finer):
    """A picture of shapes in its own pixels, drawn `finer` times larger; a shape draws itself with (draw, place)."""
    picture = Image.new(mode, size, ground)
    for top in range(0, size[1], BAND):
        rows = min(BAND, size[1] - top)
        band = Image.new(mode, (size[0] * finer, rows * finer), ground)
        draw = ImageDraw.Draw(band, "RGBA" if mode == "RGB" else None)
        for shape in shapes:
            shape(draw, lambda points, top=top: [(x * finer, (y - top) * finer) for x, y in points], finer)
        picture.paste(band.reduce(finer), (0, top))
    return picture


def area(points, colour):
    return lambda draw, placed, finer: draw.polygon(placed(points), fill=colour)


def line(points, colour, width):
    def shape(draw, placed, finer):
        draw.line(placed(points), fill=colour, width=max(1, round(width * finer)), joint="curve")

    return shape


def spot(centre, colour, radius):
    return lambda draw, placed, finer: draw.circle(placed([centre])[0], radius * finer, fill=colour)
