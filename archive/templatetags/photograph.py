"""How templates show photographs: whole or cropped, in which files, and whether a list may show them at all."""

from django import template
from django.utils.translation import get_language

from archive import derivatives, picturing
from archive.pieces import Piece
from archive.veiling import is_distressing

register = template.Library()

THUMBNAIL = 640  # pixels: the widest file a list loads
# How wide a square of a grid is on the screen.
IN_GRID = "(min-width: 60rem) 14rem, (min-width: 40rem) 30vw, 46vw"


@register.filter
def is_held(edition):
    return bool(edition.image_sha256)


@register.filter
def shows_in_lists(edition):
    """Whether a list may show the picture itself; a distressing one is shown on its own page, when asked for."""
    return is_held(edition) and not is_distressing(edition)


@register.filter
def has_veil(edition):
    return is_distressing(edition)


@register.inclusion_tag("parts/picture.html")
def picture(edition, sizes, eager=False):
    return _whole(edition, sizes) | {"is_eager": eager}


@register.inclusion_tag("parts/picture.html")
def thumbnail(edition, sizes="10rem", alt=True):
    shown = _whole(edition, sizes, widest=THUMBNAIL)
    return shown if alt else shown | {"alternative": ""}


@register.inclusion_tag("parts/picture.html")
def crop(edition, sizes=IN_GRID, eager=False):
    """The square around its focal point, beside words that say what it is: so it is silent to those who listen."""
    files = picturing.squares_of(edition)
    width, src = files["jpg"][-1]
    return _sources(files) | {
        "src": src, "sizes": sizes, "width": width, "height": width, "alternative": "", "is_eager": eager,
    }  # fmt: skip


@register.simple_tag(takes_context=True)
def in_grid(context, edition, eager=False, name=""):
    """One photograph of a grid, drawn once; the first of a page is loaded at once, the others when they come near.

    `name` stands in the place of its name: as a search marks it.
    """
    carry, eager = context.get("carry", ""), bool(eager)
    key = (edition.digest, edition.slug, get_language(), carry, eager, name)
    said = {"edition": edition, "carry": carry, "eager": eager, "name": name}
    return Piece("parts/photograph_crop.html", key, said).html


@register.simple_tag
def largest(edition):
    return picturing.largest_file(edition)[1]


@register.filter
def may_download(edition):
    return picturing.may_download(edition)


def _whole(edition, sizes, widest=None):
    d = edition.description
    files = picturing.files_of(edition)
    if widest:
        files = {format: [file for file in some if file[0] <= widest] or some[:1] for format, some in files.items()}
    width, src = files["jpg"][-1]
    return _sources(files) | {
        "src": src,
        "sizes": sizes,
        "width": width,
        "height": picturing.height_of(d, width),
        "alternative": "" if d.get("is_decorative") else d.get("alternative_text", ""),
    }


def _sources(files):
    """The smallest files first: a browser takes the first format that it knows."""
    others = [(derivatives.TYPES[format], _srcset(some)) for format, some in files.items() if format != "jpg"]
    return {"sources": others, "jpg": _srcset(files["jpg"])}


def _srcset(files):
    return ", ".join(f"{address} {width}w" for width, address in files)
