"""Rights as curators write them: an address, a label in any language of the house, or a short code."""

import re
from difflib import get_close_matches
from functools import cache

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from archive.folding import fold
from archive.rights import RIGHTS, STATEMENTS

ADDRESS = re.compile(r"(?i)^https?://(?:www\.)?([^/]+)/(?:page/|vocab/)?(.+?)/?(?:deed\.\w+|legalcode)?$")
SAME = {"CC0": "CC0 1.0", "PDM": "Public Domain Mark 1.0", "PDM 1.0": "Public Domain Mark 1.0"}
# Like the words of another one, but saying something else: nearest by meaning, not by letters.
MEANT = {"public domain": "Public Domain Mark 1.0", "all rights reserved": "InC", "copyrighted": "InC"}

UNKNOWN = _("“{text}” is no rights statement that is known here. The nearest is “{nearest}”: write {code}.")
STRANGE = _(
    "“{text}” is no rights statement that is known here. Write a short code, such as CC BY 4.0, CC0, PDM or InC."
)


class UnknownRights(ValueError):
    """The text names no rights statement; the message offers the nearest."""


def uri(text):
    """The address of the statement that a text names, empty for nothing."""
    text = text.strip()
    if not text:
        return ""
    if found := _addresses().get(_address(text)) or _words().get(fold(text)):
        return found
    nearest = _nearest(fold(text))
    if nearest is None:
        raise UnknownRights(format_lazy(STRANGE, text=text))
    raise UnknownRights(format_lazy(UNKNOWN, text=text, nearest=RIGHTS[nearest].label, code=code_of(nearest)))


def code_of(uri):
    """“CC BY 4.0”, “InC”: how a statement is written in short."""
    if "rightsstatements.org" in uri:
        return uri.split("/")[-3]
    with override("en"):
        return str(RIGHTS[uri].label).partition(":")[0]


def _address(text):
    """What the spellings of one address have in common: http or https, its page for people or its name."""
    found = ADDRESS.match(text)
    return found and (found[1].lower(), found[2].lower())


@cache
def _addresses():
    return {_address(uri): uri for uri in RIGHTS}


@cache
def _words():
    """{folded code or label: address}."""
    words = {fold(code_of(uri)): uri for uri in RIGHTS}
    words |= {fold(short): words[fold(code)] for short, code in SAME.items()}
    for code, _endonym in settings.LANGUAGES:
        with override(code):
            words |= {fold(str(statement.label)): statement.uri for statement in STATEMENTS}
    return words


def _nearest(folded):
    meant = next((code for words, code in MEANT.items() if words in folded), None)
    if meant:
        return _words()[fold(meant)]
    close = get_close_matches(folded, _words(), n=1, cutoff=0.6)
    return _words()[close[0]] if close else None
