"""Texts in all their languages, as IIIF writes them: {"en": ["…"], "az": ["…"]}, and "none" where a text has none."""

from collections import defaultdict

from django.conf import settings
from django.utils import translation

from archive.models.texts import Origin
from archive.showing import name_in

SOURCE = "en"  # the language that our own words are written in


def said(description, *names):
    """What a record says under these names: in its own language, and as it was translated.

    Drafts of machines are left out: pages mark them as such, and nothing can be marked here.
    """
    found = defaultdict(list)
    for name in names:
        if own := description.get(name):
            found[description["language"]].append(_as_plain_text(own))
        for row in description.get("texts", ()):
            if row["field"] == name and row["origin"] != Origin.MACHINE:
                found[row["language"]].append(_as_plain_text(row["text"]))
    return dict(found)


def named(*editions):
    """Their titles; each in every language in which any of them has a name, as its own page would show it."""
    languages = {language: None for edition in editions for language in _languages_of_names(edition)}
    return {language: [str(name_in(edition, language)) for edition in editions] for language in languages}


def translated(write):
    """A word of ours, or whatever `write` gives in the language of the page, in each language that has its own."""
    found = {code: _in_language(code, write) for code, _endonym in settings.LANGUAGES}
    own = _in_language(SOURCE, write)
    return {SOURCE: [own]} | {code: [text] for code, text in found.items() if text != own} if own else {}


def unworded(text):
    """What is the same in all languages: a number, an address."""
    return {"none": [text]} if text else {}


def _languages_of_names(edition):
    yield edition.language
    yield from (row["language"] for row in edition.description.get("texts", ()) if row["field"] == "title")
    yield from (row["language"] for row in edition.description.get("names", ()) if row.get("kind") == "preferred")


def _in_language(code, write):
    with translation.override(code):
        return str(write() if callable(write) else write)


def _as_plain_text(text):
    """A text from "<" to ">" would be taken for HTML; a space behind it says that it is none (4.5)."""
    text = text.strip()
    return f"{text} " if text.startswith("<") and text.endswith(">") else text
