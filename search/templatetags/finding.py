"""What the templates of search say again and again."""

from urllib.parse import parse_qsl

from django import template
from django.utils.html import format_html, format_html_join

from archive.templatetags.record import language_attributes
from search.facets import FACETS

register = template.Library()

CHOICES = [*FACETS, *(f"-{name}" for name in FACETS), "every", "from", "to"]


@register.simple_tag
def carried(asked, *left_out):
    """Hidden fields that ask the same question once more, without some parameters; "choices" stands for all of them."""
    left_out = {*left_out, *(CHOICES if "choices" in left_out else ())}
    return hidden(pair for pair in parse_qsl(asked.query) if pair[0] not in left_out)


@register.filter
def marked(said):
    """A Snippet with what matched in <mark>, and everything in it escaped."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", text) if is_match else text,) for text, is_match in said.segments)
    )


@register.simple_tag
def named_marked(title):
    """A record's name without a link, as `named` writes it, with what matched marked; nothing where nothing did."""
    if not any(is_match for _text, is_match in title.segments):
        return ""
    return format_html("<span{}>{}</span>", language_attributes(title.language), marked(title))


@register.simple_tag
def hidden(pairs):
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)
