from django import template
from django.utils.translation import get_language

from archive.pieces import Piece
from archive.templatetags.record import list_title

register = template.Library()


@register.simple_tag(takes_context=True)
def piece(context, template, edition):
    """A card, a line of a list, a reference: what a page shows of another record, in the language of the page."""
    carry = context.get("carry", "")
    key = (edition.digest, edition.slug, get_language(), carry)
    return Piece(template, key, {"edition": edition, "carry": carry}).html


@register.simple_tag
def head_links():
    """The files that every page asks for."""
    return Piece("parts/head_links.html", (), {}).html


@register.simple_tag(takes_context=True)
def crumbs(context, edition=None):
    """The way back: to the memorial, and from a record to the list of its kind, where it has one."""
    kind = edition.model if edition and edition.model.has_list else None
    path, carry = kind.path if kind else "", context.get("carry", "")
    more = {"list_path": path, "list_title": list_title(kind) if kind else "", "carry": carry}
    return Piece("parts/crumbs.html", (path, carry, get_language()), more).html


@register.simple_tag(takes_context=True)
def masthead(context):
    links = tuple(context.get("language_links", ()))
    return _of_the_frame(context, "parts/mast.html", section=context.get("section", ""), language_links=links)


@register.simple_tag(takes_context=True)
def foot(context):
    return _of_the_frame(context, "parts/foot.html", theme=context.get("theme", ""))


def _of_the_frame(context, template, **more):
    memorial = context.get("memorial")
    more["carry"] = context.get("carry", "")
    key = (memorial.edition.digest if memorial else "", get_language(), *more.values())
    return Piece(template, key, {"memorial": memorial, **more}).html
