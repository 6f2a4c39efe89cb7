"""How templates show photographs: which files there are, at which widths, and whether a visitor asked to see them."""

from functools import lru_cache

from django import template
from django.urls import reverse

from archive import derivatives

register = template.Library()

THUMBNAIL = 640  # pixels: the widest file a list loads


@register.filter
def is_held(edition):
    return bool(edition.description.get("image_sha256"))


@register.filter
def is_distressing(edition):
    return edition.description.get("content_note") == "distressing"


@register.filter
def shows_in_lists(edition):
    """Whether a list may show the picture itself; a distressing one is shown on its own page, when asked for."""
    return is_held(edition) and not is_distressing(edition)


@register.simple_tag(takes_context=True)
def is_veiled(context, edition):
    """A distressing picture is not on the page before ?show=1."""
    request = context.get("request")
    return is_held(edition) and is_distressing(edition) and not (request and request.GET.get("show") == "1")


@register.inclusion_tag("parts/picture.html")
def picture(edition, sizes, eager=False):
    return _picture(edition, sizes) | {"loading": "eager" if eager else "lazy"}


@register.inclusion_tag("parts/picture.html")
def thumbnail(edition, sizes="10rem", alt=True):
    shown = _picture(edition, sizes, widest=THUMBNAIL) | {"loading": "lazy"}
    return shown if alt else shown | {"alternative": ""}


@register.simple_tag
def largest(edition):
    """The address of the widest file, for those who want to look closely or may take it with them."""
    d = edition.description
    return addresses(edition.uid, d["image_sha256"], d["image_width"])["jpg"][-1][1]


def _picture(edition, sizes, widest=None):
    d = edition.description
    # An edition without a row is a preview: its picture has no public files yet.
    found = addresses(edition.uid, d["image_sha256"], d["image_width"]) if edition.pk else previewed(edition)
    files = {
        format: [file for file in some if not widest or file[0] <= widest] or some[:1] for format, some in found.items()
    }
    width, src = files["jpg"][-1]
    return {
        "webp": _srcset(files["webp"]),
        "jpg": _srcset(files["jpg"]),
        "src": src,
        "sizes": sizes,
        "width": width,
        "height": round(width * d["image_height"] / d["image_width"]),
        "alternative": "" if d.get("is_decorative") else d.get("alternative_text", ""),
    }


def previewed(edition):
    """The same, for the staff alone."""
    width = min(edition.description["image_width"], 1280)
    return {format: [(width, reverse("admin:picture", args=[edition.uid, 1280]))] for format in derivatives.FORMATS}


def _srcset(files):
    return ", ".join(f"{address} {width}w" for width, address in files)


# Their names are sealed with the site's secret, which costs more than to remember them.
@lru_cache(maxsize=4096)
def addresses(uid, sha256, width):
    """{format: [(width, address)]}, narrowest first."""
    return {
        format: [
            (narrower, derivatives.address(uid, sha256, narrower, format)) for narrower in derivatives.widths_for(width)
        ]
        for format in derivatives.FORMATS
    }
