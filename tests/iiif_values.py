"""What IIIF lets stand as the value of a property: each check yields the faults of a value at a place."""

import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

LANGUAGE = re.compile(r"none|[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
RIGHTS = re.compile(
    r"http://(creativecommons\.org/(licenses/[a-z-]+/\d\.\d/([a-z]{2}/)?|publicdomain/(mark|zero)/1\.0/)"
    r"|rightsstatements\.org/vocab/[A-Z][A-Za-z-]+/1\.0/)"
)
FORMAT = re.compile(r"[a-z]+/[a-z0-9.+-]+")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
# Clients look for HTML in these values and nowhere else.
MAY_HOLD_HTML = ("summary", "value")


def uri(value, place):
    parts = urlsplit(value) if isinstance(value, str) else None
    if not (parts and parts.scheme in ("http", "https") and parts.netloc) or re.search(r"\s", value):
        yield f"{place}: {value!r} is no http(s) address"


def dimension(value, place):
    if type(value) is not int or value <= 0:
        yield f"{place}: {value!r} is no positive integer"


def rights(value, place):
    if not (isinstance(value, str) and RIGHTS.fullmatch(value)):
        yield f"{place}: {value!r} is no statement of Creative Commons or RightsStatements.org"


def words(value, place):
    """A language map: at least one language, each with an array of texts."""
    if not isinstance(value, dict) or not value:
        yield f"{place}: is no language map with something in it"
        return
    for language, texts in value.items():
        if not LANGUAGE.fullmatch(language):
            yield f"{place}: {language!r} is no language"
        if not isinstance(texts, list) or not texts or not all(isinstance(one, str) and one for one in texts):
            yield f"{place}.{language}: is no array of texts"
        else:
            yield from (fault for one in texts for fault in html(one, place))


def html(text, place):
    if not (text.startswith("<") and text.endswith(">")):
        return
    if place.rsplit(".", 1)[-1] not in MAY_HOLD_HTML:
        yield f"{place}: would be read as HTML"
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError:
        yield f"{place}: would be read as HTML, and is not well-formed"


def pair(value, place):
    if not isinstance(value, dict) or value.keys() != {"label", "value"}:
        yield f"{place}: is no pair of a label and a value"
        return
    for name, text in value.items():
        yield from words(text, f"{place}.{name}")


def pairs(value, place):
    if not isinstance(value, list) or not value:
        yield f"{place}: is no array with something in it"
        return
    for number, one in enumerate(value):
        yield from pair(one, f"{place}[{number}]")


def day(value, place):
    try:
        assert DATE_TIME.fullmatch(value)
        datetime.fromisoformat(value)
    except (AssertionError, TypeError, ValueError):
        yield f"{place}: {value!r} is no date and time with a time zone"


def media_type(value, place):
    if not (isinstance(value, str) and FORMAT.fullmatch(value)):
        yield f"{place}: {value!r} is no media type"


def languages(value, place):
    if not (
        isinstance(value, list) and value and all(isinstance(one, str) and LANGUAGE.fullmatch(one) for one in value)
    ):
        yield f"{place}: {value!r} is no array of languages"


def text(value, place):
    if not (isinstance(value, str) and value):
        yield f"{place}: {value!r} is no text"


VALUES = {
    "id": uri,
    "target": uri,
    "label": words,
    "summary": words,
    "metadata": pairs,
    "requiredStatement": pair,
    "rights": rights,
    "navDate": day,
    "format": media_type,
    "language": languages,
    "width": dimension,
    "height": dimension,
    "profile": text,
    "motivation": text,
}
