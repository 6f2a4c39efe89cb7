"""How pages name the tags of the vocabulary, and say how much stands under each."""

from django import template
from django.utils.html import format_html
from django.utils.translation import ngettext

from archive import languages, tagged
from archive.counting import counts_of_tags
from archive.page_language import carried
from archive.pieces import of_this_moment
from archive.templatetags.record import language_attributes

register = template.Library()


@register.simple_tag(takes_context=True)
def word_link(context, word):
    """A link to a tag, under its name in the language of the page."""
    attributes = language_attributes(word.language)
    return format_html('<a href="{}{}"{}>{}</a>', word.address, context.get("carry", ""), attributes, word.text)


@register.filter
def of_word(counts, word):
    return counts.get(word.uid, 0)


@register.filter
def called(page, typed):
    """How many names of tags are like what was typed, in one sentence."""
    count = page.paginator.count
    told = ngettext("%(count)s name is like “%(typed)s”", "%(count)s names are like “%(typed)s”", count)
    return told % {"count": count, "typed": typed}


@register.simple_tag(takes_context=True)
def tagged_with(context, shown):
    """What is found under a tag, worked out once for a page; None where that cannot be said at this moment."""
    if "tagged" not in shown.known:
        shown.known["tagged"] = _tagged(context["request"], shown)
    return shown.known["tagged"]


def _tagged(request, shown):
    try:
        found = tagged.under(shown.edition, shown.page, carried(request).removeprefix("?lang="))
    except tagged.NotNow:
        of_this_moment(request)
        return None
    if found.is_behind:
        of_this_moment(request)
    return found


@register.simple_tag(takes_context=True)
def narrower_tags(context, shown):
    """The tags right below one, each with its `record_count`, in the order of the alphabet."""
    found = sorted(shown.pointing_as("broader"), key=lambda tag: tag.filed)
    counts = counts_of_tags(context["request"]) if found else {}
    for tag in found:
        tag.record_count = counts.get(tag.uid, 0)
    return found


@register.simple_tag
def names_by_language(shown):
    """[(language, its endonym, [name])] of everything a tag is called, the language of the page first."""
    grouped = {}
    for text, language in _all_names(shown):
        grouped.setdefault(language, {})[text] = None
    first = sorted(grouped, key=lambda code: code != shown.language)
    return [(code, languages.LANGUAGES[code].endonym, list(grouped[code])) for code in first]


def _all_names(shown):
    yield shown.d["title"], shown.d["language"]
    yield from ((row["text"], row["language"]) for row in shown.d.get("texts", ()) if row["field"] == "title")
    yield from ((row["text"], row["language"]) for row in shown.d.get("names", ()))
