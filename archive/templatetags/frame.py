"""The frame of every page: its navigation, its languages, its drawings."""

from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy

register = template.Library()

# What the masthead leads to: the first part of an address, and its word.
NAVIGATION = (
    ("names", gettext_lazy("Names")),
    ("events", gettext_lazy("Events")),
    ("statements", gettext_lazy("Statements")),
    ("photographs", gettext_lazy("Photographs")),
    ("search", gettext_lazy("Search and tags")),
    ("about", gettext_lazy("About")),
)


@register.simple_tag(takes_context=True)
def main_nav(context):
    section, carry = context.get("section"), context.get("carry", "")
    links = ((name, carry, _current(name == section), word) for name, word in NAVIGATION)
    return format_html_join("", '<a href="/{}/{}"{}>{}</a>', links)


@register.simple_tag(takes_context=True)
def language_nav(context):
    return format_html_join("", "{}", ((_language(*link),) for link in context.get("language_links", ())))


def _language(code, endonym, address, is_current):
    if is_current:
        return format_html('<span aria-current="true" lang="{}">{}</span>', code, endonym)
    return format_html('<a href="{}" lang="{}" hreflang="{}">{}</a>', address, code, code, endonym)


def _current(is_current):
    return format_html(' aria-current="{}"', "page") if is_current else ""


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name, css="ico"):
    """One of the drawings of static/img/sprite.svg; always beside a word, so it is hidden from those who listen."""
    sprite = static("img/sprite.svg")
    drawing = '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
    return format_html(drawing, css, sprite, name)


@register.simple_tag(takes_context=True)
def site_name(context):
    """What titles end with: the memorial's name, or that of the software while there is no memorial."""
    memorial = context.get("memorial")
    return str(memorial.name) if memorial else "Carnation"


@register.simple_tag(takes_context=True)
def absolute(context, address):
    """An address with its host, for what is printed or copied; one without a path (?lang=ru) is of this page."""
    request = context["request"]
    here = address if address.startswith("/") else request.path + address.removesuffix("?")
    return origin_of(request) + iri_to_uri(here)


@register.simple_tag(takes_context=True)
def alternates(context):
    """The addresses of this page in each language, for search engines."""
    links = ((code, absolute(context, address)) for code, _name, address, _is_current in context["language_links"])
    return format_html_join("\n  ", '<link rel="alternate" hreflang="{}" href="{}">', links)


def origin_of(request):
    """https://memorial.example: worked out once for each request, for Django checks the host every time it is asked."""
    if not hasattr(request, "origin"):
        request.origin = f"{request.scheme}://{request.get_host()}"
    return request.origin


@register.simple_tag(takes_context=True)
def pages(context, page):
    """[(number, address, is_current)] of a list's pages: the first, the last, and those near this one."""
    query = context["request"].GET.copy()
    found = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
        query["page"] = number
        found.append((number, f"?{query.urlencode()}", number == page.number) if number != "…" else ("…", "", False))
    return found
