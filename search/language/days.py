"""The days that a date covers as people type it: 1990, 199X, 1990s, 20.01.1990, "January 1990", 1988..1992."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from django.conf import settings
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT
from django.utils.translation import override

from archive.folding import fold

LONGEST = 60  # characters
DASHES = str.maketrans("‐‑‒–—−", "------")
QUALIFIED = re.compile(r"\s*[?~%]$")  # an uncertain year is looked for as the year it may be
BETWEEN = re.compile(r"\s*(?:\.{2,}|…|/|(?<=\d{4})\s*-\s*(?=\d{4}))\s*")
NUMBERS = [
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{1,4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?",
        r"(?P<year>\d{4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})",
        r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>\d{4})",  # read day first, as it is written in the region
    )
]
UNKNOWN = re.compile(r"(\d{2,3})([xXхХ]{1,2})")  # Latin or Cyrillic
DECADE = re.compile(r"(\d{3})0(?: ?s| ?lar| ?ler| e| c[iu] iller| e godi?)")
DAY_OF_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
OF_THE_YEAR = {"goda", "god", "g", "ci", "cu", "il", "ilin", "ili", "yil", "yili", "of", "the"}


def span(typed):
    """(first day, last day), None for an open side; None where it is no date."""
    typed = typed[:LONGEST].translate(DASHES).strip()
    between = BETWEEN.search(typed)
    if not between:
        return days(typed)
    first, last = typed[: between.start()], typed[between.end() :]
    ends = [days(part) if part else (None, None) for part in (first, last)]
    if None in ends or not (first or last):
        return None
    (opening, _end), (_start, closing) = ends
    return (opening, closing) if None in (opening, closing) or opening <= closing else (ends[1][0], ends[0][1])


def before(typed):
    found = span(typed)
    return (None, found[0] - timedelta(days=1)) if found and found[0] and found[0] > date.min else None


def after(typed):
    found = span(typed)
    return (found[1] + timedelta(days=1), None) if found and found[1] and found[1] < date.max else None


def days(text):
    """(first, last) day of one date."""
    text = QUALIFIED.sub("", text.strip())
    for form in NUMBERS:
        if match := form.fullmatch(text):
            return _of(**match.groupdict())
    return _of_many_years(text) or _named(fold(text).split())


def _of(year, month=None, day=None):
    try:
        year, month, day = int(year), month and int(month), day and int(day)
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    return (first, first) if day else (first, last)


def _of_many_years(text):
    """199X and 1990s are ten years, 19XX is a hundred."""
    decade = DECADE.fullmatch(fold(text))
    known = decade or UNKNOWN.fullmatch(text)
    if not known or len(known[1] + ("x" if decade else known[2])) != 4:
        return None
    first, last = (int(known[1].ljust(4, digit)) for digit in "09")
    return (date(first, 1, 1), date(last, 12, 31)) if first else None


def _named(said):
    """A day, the name of a month and a year, in any order: 20 January 1990, 20 yanvar 1990-cı il, Ocak 1990."""
    said = [word for word in said if word not in OF_THE_YEAR]
    years = [word for word in said if word.isdecimal() and len(word) == 4]
    months = [word for word in said if word in _months()]
    numbers = [word for word in said if DAY_OF_MONTH.fullmatch(word)]
    if len(said) != len(years + months + numbers) or len(years) != 1 or len(months) != 1 or len(numbers) > 1:
        return None
    return _of(years[0], str(_months()[months[0]]), re.match(r"\d+", numbers[0])[0] if numbers else None)


@cache
def _months():
    """{folded name: number} in every language of the site, in full and in three letters."""
    found = {}
    for names in (MONTHS, MONTHS_ALT, MONTHS_3):
        for code, _endonym in settings.LANGUAGES:
            with override(code):
                found = {fold(str(name)): number for number, name in names.items()} | found
    return found
