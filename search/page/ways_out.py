"""What to ask instead where nothing was found, each with how much it finds."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.asked import Asked
from search.language import days
from search.spelling.meant import respelled

A_YEAR = re.compile(r"\d{3}[\dxXхХ]")


@dataclass(frozen=True)
class Way:
    """A question nearby that finds something, and how much."""

    words: str
    asked: Asked
    count: int


def ways_out(found, applied):
    """The question without one of its filters, where that finds anything; else without all of them."""
    words = [(_("Remove %(filter)s") % {"filter": chip.words}, chip) for chip in applied]
    ways = [Way(sentence, chip.without, found.count_for(chip.without)) for sentence, chip in words]
    every = Way(_("Remove all filters"), found.asked.without_choices, found.count_for(found.asked.without_choices))
    return [way for way in ways if way.count] or [way for way in [every] if applied and way.count]


def as_date(found):
    """What was typed as a date, where it is one: words are looked for in texts, and dates are facts."""
    typed = found.asked.q
    if not (A_YEAR.search(typed) and days.span(typed)):
        return None
    asked = found.asked.but(q=f'year:"{typed}"' if " " in typed else f"year:{typed}")
    way = Way(asked.q, asked, found.count_for(asked))
    return way if way.count else None


def meant(found):
    """“Did you mean …”, where next to nothing was found and another spelling finds more."""
    asked = respelled(found)
    way = asked and Way(asked.q, asked, found.count_for(asked))
    return way if way and way.count > found.total else None
