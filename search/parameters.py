"""The parameters of an address, read leniently: whatever they hold, there is a question in them."""

from unicodedata import category

from django.conf import settings
from django.utils.translation import gettext as _

from archive.page_language import CODES

from .asked import SORTS, VIEWS, Asked
from .facets import FACETS

LONGEST = 300  # characters of a question
MOST_VALUES = 24  # in one question, chosen and excluded
LAST_PAGE = 10_000_000
JOINERS = "\u200c\u200d"


def read(parameters):
    """The question in a QueryDict. Nothing is an error: what makes no sense is left out, and where it matters, said."""
    remarks = []
    years = [_year(parameters.get(name, ""), remarks) for name in ("from", "to")]
    first, last = sorted(years) if all(years) else years
    excluded = _pairs(parameters, "-", remarks)
    chosen = tuple(pair for pair in _pairs(parameters, "", remarks) if pair not in excluded)
    return Asked(
        q=_question(parameters.get("q", ""), remarks),
        chosen=chosen[:MOST_VALUES],
        excluded=excluded[: max(0, MOST_VALUES - len(chosen))],
        every=_every(parameters.getlist("every"), chosen),
        first=first,
        last=last,
        sort=_one_of(SORTS, parameters.get("sort")),
        view=_one_of(VIEWS, parameters.get("view")),
        page=_page(parameters.get("page", "")),
        language=_language(parameters.get("lang", "")),
        more=_one_of(("", *FACETS), parameters.get("more")),
        inside=clean(parameters.get("in", ""))[:100],
        by=_one_of(("", "alphabet"), parameters.get("by")),
        remarks=tuple(remarks),
    )


def clean(text):
    """Without what no page can write and no database can keep: lone surrogates, control characters.

    Soft hyphens and their like vanish, so that a word stays one; the joiners of Persian spelling stay.
    """
    text = text[: 10 * LONGEST].encode("utf-8", "replace").decode()
    return " ".join("".join(map(_written, text)).split())


def _written(char):
    if char.isprintable() or char in JOINERS:
        return char
    return "" if category(char) == "Cf" else " "


def _question(text, remarks):
    text = clean(text)
    if len(text) <= LONGEST:
        return text
    remarks.append(_("The question was long; its first %(count)s characters were searched for.") % {"count": LONGEST})
    return text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]


def _pairs(parameters, sign, remarks):
    """(facet, value) of every facet's parameters with this sign before their names."""
    found = set()
    for name, facet in FACETS.items():
        values = {clean(value)[:100] for value in parameters.getlist(sign + name)[:100]} - {""}
        for value in sorted(values):
            if facet.is_linked or facet.indexed(value) is not None:
                found.add((name, value))
            else:
                told = {"name": facet.label, "value": value}
                remarks.append(_("%(name)s: there is no “%(value)s” to choose; it was left out.") % told)
    return tuple(sorted(found))


def _every(names, chosen):
    """Only records can be there several times: of a fact a record has but one."""
    return tuple(
        name
        for name, facet in FACETS.items()
        if name in names and facet.is_linked and sum(facet_name == name for facet_name, _value in chosen) > 1
    )


def _one_of(values, text):
    return text if text in values else values[0]


def _year(text, remarks):
    text = clean(text)
    if text.isdecimal() and len(text) <= 4 and int(text):
        return int(text)
    if text:
        remarks.append(_("“%(text).40s” is not a year; it was left out.") % {"text": text})
    return None


def _page(text):
    return min(max(1, int(text)), LAST_PAGE) if text.isdecimal() and len(text) < 9 else 1


def _language(code):
    return code if code in CODES and code != settings.LANGUAGE_CODE else ""
