"""How large the public files of a picture are, and which part of it a square shows. Nothing but sums."""

WIDTHS = (320, 640, 1280, 2560)
SIDES = (320, 640)  # of squares, for lists and for the cards that others make of a page
MIDDLE = (50, 50)  # per cent, from the left and from the top


def widths_for(width):
    """The widths a picture is made in, narrowest first: it is never enlarged."""
    widest = min(width, WIDTHS[-1])
    return (*(narrower for narrower in WIDTHS if narrower < widest), widest)


def is_deep(size):
    """Whether a picture of this width and height holds more than its widest copy shows, and so has tiles."""
    return max(size) > WIDTHS[-1]


def square(size, focus=None):
    """(left, top, right, bottom) of the largest square, as near to the focal point as the edges let it be."""
    side = min(size)
    left, top = (
        min(max(round(length * per_cent / 100 - side / 2), 0), length - side)
        for length, per_cent in zip(size, focus or MIDDLE, strict=True)
    )
    return left, top, left + side, top + side
