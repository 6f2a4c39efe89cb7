"""Small words about values: dates, languages, vocabularies, quotation marks, addresses."""

from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from archive import kinds, languages, rendering, rights
from archive.dates import UncertainDate

register = template.Library()

INNER_QUOTES = str.maketrans("“”", "‘’")


@register.filter
def plain(text):
    return rendering.plain(str(text))


@register.filter
def in_words(text):
    """An uncertain date in words."""
    return str(UncertainDate(text))


@register.filter
def when(described, name="date"):
    """The date of a description in words; as a night where the record says that it was one."""
    date = UncertainDate(described.get(name, ""))
    return str(date.as_night if described.get("is_night") else date)


@register.filter
def capitalised(text):
    return text[:1].upper() + text[1:]


@register.filter
def inner_quotes(text):
    """As it stands between quotation marks: its own become single ones."""
    return str(text).translate(INNER_QUOTES)


@register.filter
def sentence(text):
    """A curator's phrase as a sentence: a capital at its head, a full stop at its foot."""
    text = capitalised(text.strip())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


@register.filter
def language_name(code):
    """A language as the page's own language names it."""
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return endonym(code)


@register.filter
def endonym(code):
    """A language as its own speakers name it."""
    found = languages.LANGUAGES.get(code)
    return found.endonym if found else code


@register.filter
def choice(value, field):
    """What a column's value is called, by the model's own list: medium, identification, type of a source."""
    kind, name = field.split(".")
    labels = dict(kinds.kind_named(kind)._meta.get_field(name).flatchoices)
    return labels.get(value, value)


@register.filter
def rights_of(uri):
    """The rights statement behind an address: its label, its plain sentence, what it allows."""
    return rights.RIGHTS.get(uri)


@register.filter
def day_of(moment):
    """The day of a moment, in words."""
    return date_format(timezone.localtime(moment), "j E Y")


@register.filter
def host_of(address):
    """The part of an address that people recognise."""
    return urlsplit(address).netloc.removeprefix("www.")


@register.filter
def coordinates(description):
    """40.3578° N, 49.8269° E"""
    north, east = float(description["latitude"]), float(description["longitude"])
    sides = {"north": _("N") if north >= 0 else _("S"), "east": _("E") if east >= 0 else _("W")}
    degrees = {"latitude": description["latitude"].lstrip("-"), "longitude": description["longitude"].lstrip("-")}
    return _("%(latitude)s° %(north)s, %(longitude)s° %(east)s") % (sides | degrees)
