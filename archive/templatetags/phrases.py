"""Small words about values: dates, languages, vocabularies, quotation marks, addresses."""

from functools import lru_cache
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info
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
    return _worded(text, False, get_language())


@register.filter
def when(described, name="date"):
    """The date of a description in words; as a night where the record says that it was one."""
    return _worded(described.get(name, ""), bool(described.get("is_night")), get_language())


# A memorial writes the same dates again and again, and their words are put together from translations.
@lru_cache(maxsize=4096)
def _worded(text, is_night, language):
    date = UncertainDate(text)
    return str(date.as_night if is_night else date)


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
    return _day_worded(timezone.localtime(moment).date(), get_language())


@lru_cache(maxsize=4096)
def _day_worded(day, language):
    return date_format(day, "j E Y")


@register.filter
def edition_cited(edition):
    return _("Edition %(number)s, %(day)s.") % _number_and_day(edition)


@register.simple_tag
def edition_fact(edition):
    """The last lines of a record's facts: its identifier, its edition and the day."""
    words = _("edition %(number)s, %(day)s") % _number_and_day(edition)
    return format_html("<dt>{}</dt><dd>{}</dd><dd>{}</dd>", _("Record"), edition.uid, words)


def _number_and_day(edition):
    return {"number": edition.number, "day": day_of(edition.published_at)}


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
