"""This page of a result as a line of years."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Year:
    anchor: str
    label: str
    hits: list


def years(asked, hits):
    """One after the other, in the order of the result; what has no date is together at its end."""
    grouped = groupby(hits, key=lambda hit: _year(asked, hit.edition))
    return [Year(*_named(year), list(some)) for year, some in grouped]


def _year(asked, edition):
    first, last = edition.earliest or edition.latest, edition.latest or edition.earliest
    day = last if asked.sort == "newest" else first
    return day and day.year


def _named(year):
    return (f"y{year}", str(year)) if year else ("undated", _("Without a date"))
