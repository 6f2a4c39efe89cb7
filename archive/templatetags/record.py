"""How templates say what records say: titles, texts and links, in the language of the page."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive import languages, rendering
from archive.filing import name_filed
from archive.models import Origin
from archive.showing import Said, name_in, said
from archive.templatetags.frame import NAVIGATION, icon
from archive.templatetags.phrases import capitalised

register = template.Library()


def language_attributes(language):
    """lang="ru", and dir="rtl" where it is needed; nothing where a text speaks the language of the page."""
    if not language or language == get_language():
        return ""
    if languages.direction(language) == "rtl":
        return format_html(' lang="{}" dir="rtl"', language)
    return format_html(' lang="{}"', language)


@register.simple_tag
def lang_of(said):
    return language_attributes(said.language)


@register.filter
def lang_attribute(code):
    return language_attributes(code)


@register.filter
def title_of(edition):
    """A record's title in the language of the page, else as it is, with its language."""
    return name_in(edition, get_language())


@register.simple_tag(takes_context=True)
def link(context, edition, css=""):
    """A link to a record under its own name, marked with the language that name is in."""
    name = name_in(edition, get_language())
    attributes = language_attributes(name.language)
    address = edition.get_absolute_url() + context.get("carry", "")
    return format_html('<a href="{}"{}{}>{}</a>', address, attributes, _class(css), name)


@register.simple_tag(takes_context=True)
def link_filed(context, edition):
    """The same as lists of names write it: family name first, where it is in the language of the page."""
    name = name_filed(edition, get_language())
    if name.is_untranslated:
        return link(context, edition)
    return format_html('<a href="{}{}">{}</a>', edition.get_absolute_url(), context.get("carry", ""), name)


@register.simple_tag
def named(edition):
    """A record's name without a link."""
    name = name_in(edition, get_language())
    return format_html("<span{}>{}</span>", language_attributes(name.language), name)


def _class(css):
    return format_html(' class="{}"', css) if css else ""


@register.simple_tag
def passage(said, css=""):
    """One plain text as a paragraph; where it is not in the language of the page, this is said below it."""
    if not said:
        return ""
    paragraph = format_html("<p{}{}>{}</p>", _class(css), language_attributes(said.language), said)
    return format_html("{}{}", paragraph, translation_note(said))


@register.simple_tag
def prose(said):
    """One Markdown text, with the same sentence below it."""
    if not said:
        return ""
    text = format_html('<div class="prose"{}>{}</div>', language_attributes(said.language), rendering.html(said.text))
    return format_html("{}{}", text, translation_note(said))


@register.simple_tag
def translation_note(said):
    if said.is_untranslated:
        return format_html('<p class="note untranslated">{}</p>', _("Not yet translated"))
    if said.origin:
        return format_html('<p class="note untranslated">{}</p>', Origin(said.origin).label)
    return ""


@register.filter
def caption_of(photograph):
    """What stands in place of a picture: our caption in the language of the page, the published one, or its title."""
    ours = said(photograph.description, "caption", get_language())
    published = photograph.description.get("caption_published", "")
    return ours or (Said(published, photograph.language) if published else name_in(photograph, get_language()))


@register.filter
def kind_label(edition):
    return capitalised(str(edition.model._meta.verbose_name))


@register.filter
def summary_of(edition):
    """What a card says of a record, in the language of the page where there is a translation."""
    return said(edition.description, "summary", get_language())


@register.simple_tag
def kind_icon(edition, css="ico"):
    return icon(edition.model.icon, css)


@register.filter
def list_title(kind):
    """What the list of a kind is called: by the navigation where it stands there, else by the kind's plural."""
    return dict(NAVIGATION).get(kind.path) or capitalised(str(kind._meta.verbose_name_plural))


@register.filter
def words_language_of(description):
    return description.get("words_language") or description.get("language", "")
