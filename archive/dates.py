"""Uncertain dates: EDTF level 1 as typed, its first and last possible day, and its wording for people.

The edtf package reads the syntax; the calendar, the bounds and the words are ours, because it accepts 2023-02-29 and
1948/1947, pads /1990 by ten years and gives open bounds as infinite floats.
Specification: https://www.loc.gov/standards/datetime/
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import edtf
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.points import MARKS, Point, from_to

LEVEL_1 = {edtf.Date, edtf.Interval, edtf.Level1Interval, edtf.Season, edtf.UncertainOrApproximate, edtf.Unspecified}
# Edtf 5.0.2 also lets slip the errors of its own classes, as for 1990-XX/1991.
PARSER_GIVES_UP = (edtf.EDTFParseException, AttributeError, TypeError, ValueError)
POINT = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?([?~%]?)")
# What needs no parser: most dates of a memorial, each of which would cost it 7 ms.
PLAIN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})")

UNREADABLE = _(
    "“{text}” cannot be read as a date. Write 1990, 1990-01 or 1990-01-20; about 1976 as 1976~, the 1940s as 194X, "
    "an interval as 1990-01-19/1990-01-20."
)
REFUSALS = {
    r"(?s).{41}": _("“{text:.20}…” is too long for a date. Write, for example, 1990-01-20 or 1990-01-19/1990-01-20."),
    r"^(?=.*\s)[0-9X?~%./\s-]+$": _("“{text}” has a space in it. Write it without, for example 1990-01-19/1990-01-20."),
    r"[0-9][–—]|[0-9]{4}-[0-9]{4}": _("“{text}” is written with a dash. Write an interval with a slash: 1990/1991."),
    r"[0-9]x": _("“{text}” has a small x. Write an unknown digit as a capital X, for example 194X."),
    r"X.*/|/.*X": _("“{text}” has unknown digits in an interval. Write only the known part, for example 1990-04/1991."),
    r"[0-9]T[0-9]": _(
        "“{text}” has a time of day. Write the day only, for example 1990-01-20; keep the time in a note."
    ),
    r"(^|/)(-[0-9]|Y-?[0-9]|0(000|00X|0XX|XXX))": _(
        "“{text}” lies outside the years 0001 to 9999. Write, for example, 0622 or 1990."
    ),
    r"[0-9]{4}-(00|1[3-9]|20|2[5-9]|[3-9][0-9])(?![0-9])": _(
        "“{text}” names a month that does not exist. Months are 01 to 12, seasons 21 (spring) to 24 (winter): write, "
        "for example, 1990-01 or 1990-21."
    ),
    r"^[^0-9]*$": UNREADABLE,
}
IMPOSSIBLE = _("“{text}” names a day that does not exist: {month} {year} has {days} days. Write, for example, {last}.")
REVERSED = _("“{text}” ends before it begins. Write the earlier date first: {example}.")


class UnreadableDate(ValueError):
    """The text is no date of EDTF level 1; the message says why, for the person who typed it."""


@dataclass(frozen=True)
class UncertainDate:
    """A date, or an interval of dates, as typed; empty text is false. Building it again from the same text is cheap."""

    text: str = ""
    start: "Point | None" = field(init=False, repr=False, compare=False)
    end: "Point | None" = field(init=False, repr=False, compare=False)
    earliest: date | None = field(init=False, repr=False, compare=False)
    """The first possible day; None where the beginning is open, unknown or not given."""
    latest: date | None = field(init=False, repr=False, compare=False)
    """The last possible day; None where the end is open, unknown or not given."""

    def __post_init__(self):
        self.__dict__.update(_read((self.text or "").strip()))

    def __bool__(self):
        return bool(self.text)

    @property
    def years(self):
        """The years it touches; of an open interval, only those of the bound that is known."""
        first, last = self.earliest or self.latest, self.latest or self.earliest
        return range(first.year, last.year + 1) if first else range(0)

    @property
    def is_certain(self):
        """Nothing in it is marked uncertain or approximate."""
        return bool(self.text) and not any(mark in self.text for mark in MARKS)

    @property
    def is_exact_day(self):
        return self.is_certain and self.earliest is not None and self.earliest == self.latest

    @property
    def as_night(self):
        """“night of 19–20 January 1990” where it is two days that follow each other; otherwise its usual wording."""
        points = [self.start, self.end]
        is_night = all(point and point.is_plain_day for point in points) and self.latest - self.earliest == timedelta(1)
        return _("night of %(days)s") % {"days": self} if is_night else str(self)

    def __str__(self):
        if not self.text:
            return ""
        if self.start is None:
            is_open = self.text.startswith("..")
            return (_("until %(date)s") if is_open else _("until %(date)s, beginning not known")) % {"date": self.end}
        if self.end is None:
            is_open = self.text.endswith("..")
            return (_("from %(date)s") if is_open else _("from %(date)s, end not known")) % {"date": self.start}
        return from_to(self.start, self.end)


# Reading one text takes 7 to 11 ms, and a memorial writes the same dates again and again.
@lru_cache(maxsize=16_384)
def _read(text):
    """The fields of an UncertainDate, or UnreadableDate."""
    if not text:
        return {"text": "", "start": None, "end": None, "earliest": None, "latest": None}
    _refuse_what_can_be_explained(text)
    _check_level(text)
    first, slash, last = text.partition("/")
    start = _point(first)
    end = _point(last) if slash else start
    earliest, latest = start and start.earliest, end and end.latest
    if start and end and earliest > latest:
        raise UnreadableDate(format_lazy(REVERSED, text=text, example=f"{last}/{first}"))
    return {"text": text, "start": start, "end": end, "earliest": earliest, "latest": latest}


def _refuse_what_can_be_explained(text):
    for pattern, reason in REFUSALS.items():
        if re.search(pattern, text):
            raise UnreadableDate(format_lazy(reason, text=text))
    for year, month, day in DAY.findall(text):
        days = monthrange(int(year), int(month))[1]
        if not 1 <= int(day) <= days:
            words = {"month": MONTHS[int(month)], "year": int(year), "days": days, "last": f"{year}-{month}-{days}"}
            raise UnreadableDate(format_lazy(IMPOSSIBLE, text=text, **words))


def _check_level(text):
    """Asks the parser only about what has the shape of level 1: on other text (/..0) it fails, and prints."""
    unreadable = UnreadableDate(format_lazy(UNREADABLE, text=text))
    sides = text.split("/")
    if len(sides) > 2 or not all(side in ("", "..") or POINT.fullmatch(side) for side in sides):
        raise unreadable
    if all(PLAIN.fullmatch(side) for side in sides):
        return
    try:
        parsed = edtf.parse_edtf(text)
    except PARSER_GIVES_UP as problem:
        raise unreadable from problem
    if type(parsed) not in LEVEL_1:
        raise unreadable


def _point(text):
    """None where the side of an interval is open (..) or unknown (nothing)."""
    if text in ("", ".."):
        return None
    return Point(*(part or "" for part in POINT.fullmatch(text).groups()))


def validate_edtf(text):
    """For model and form fields: refuses with the reason, as UncertainDate does."""
    try:
        UncertainDate(text)
    except UnreadableDate as problem:
        raise ValidationError(problem.args[0], code="unreadable_date") from problem
