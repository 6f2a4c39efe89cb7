"""Markdown of curators → HTML that is safe to show: no raw HTML, no pictures, no foreign attributes."""

from functools import lru_cache
from html import unescape

import nh3
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

TAGS = {
    "p", "br", "strong", "em", "s", "a", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "code",
    "pre", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_cleaner = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener")
_without_tags = nh3.Cleaner(tags=set())

_reader = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False}).disable("image")


def _below_the_title(tokens):
    """A page has one h1, its title: the highest heading of a text becomes h2, whatever a curator began with."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=2)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + 2)}"
    return tokens


# The same text is shown again and again: at every visit to its page, until it is published anew.
@lru_cache(maxsize=2048)
def html(text):
    """Safe HTML of a Markdown text; "" for none."""
    rendered = _reader.renderer.render(_below_the_title(_reader.parse(text)), _reader.options, {})
    return mark_safe(_cleaner.clean(rendered))


@lru_cache(maxsize=2048)
def plain(text):
    """The words of a Markdown text without its marks, for descriptions and cards."""
    return " ".join(unescape(_without_tags.clean(html(text))).split())
