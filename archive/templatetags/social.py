"""What other sites show beside a link to a page: its title, its summary, and a picture where one may be shown."""

from html import escape

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from archive import picturing
from archive.templatetags.frame import origin_of, site_name
from archive.templatetags.photograph import shows_in_lists
from archive.templatetags.record import caption_of
from archive.veiling import is_distressing

register = template.Library()

OF_ANOTHER = ("portrait of", "depicts", "place", "about")  # roles in which a photograph shows what the page is about


@register.simple_tag(takes_context=True)
def social_card(context, shown, canonical):
    origin = origin_of(context["request"])
    said = {
        "og:type": "article",
        "og:site_name": site_name(context),
        "og:title": str(shown.name),
        "og:description": str(shown.said_summary),
        "og:url": origin + canonical,
        "og:locale": get_language(),
    }
    shows = card_picture(shown)
    if shows:
        said |= _pictured(shows, origin)
    kind = "summary_large_image" if shows else "summary"
    lines = [f'<meta property="{key}" content="{escape(str(one))}">' for key, one in said.items() if one]
    return mark_safe("\n  ".join([*lines, f'<meta name="twitter:card" content="{kind}">']))


def card_picture(shown):
    """The record's own picture, its portrait, or the first photograph of it; none of or beside what is distressing."""
    if shown.is_veiled or is_distressing(shown.edition):
        return None
    others = [shown.linked("portrait"), *(one for role in OF_ANOTHER for one in shown.pointing_as(role, "photograph"))]
    return next((one for one in (shown.edition, *others) if one and shows_in_lists(one)), None)


def _pictured(edition, origin):
    width, height, address = picturing.card_file(edition)
    return {
        "og:image": origin + address,
        "og:image:type": "image/jpeg",
        "og:image:width": width,
        "og:image:height": height,
        "og:image:alt": edition.description.get("alternative_text") or str(caption_of(edition)),
    }
