"""Uncertain dates: EDTF level 1 as typed, its first and last possible day, and its wording for people.

The edtf package reads the syntax; the calendar, the bounds and the words are ours, because it accepts 2023-02-29 and
1948/1947, pads /1990 by ten years and gives open bounds as infinite floats.
Specification: https://www.loc.gov/standards/datetime/
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

import edtf
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

LEVEL_1 = {
    edtf.Date,
    edtf.Interval,
    edtf.Level1Interval,
    edtf.Season,
    edtf.UncertainOrApproximate,
    edtf.Unspecified,
}
# Edtf 5.0.2 also lets slip the errors of its own classes, as for 1990-XX/1991.
PARSER_GIVES_UP = (edtf.EDTFParseException, AttributeError, TypeError, ValueError)
POINT = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?([?~%]?)")
DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})")

# A season counts as its months in the north; winter runs from December into the next year.
SEASONS = {
    "21": (3, _("spring %(year)s")),
    "22": (6, _("summer %(year)s")),
    "23": (9, _("autumn %(year)s")),
    "24": (12, _("winter %(year)s")),
}
MARKS = {"~": _("about %(date)s"), "?": _("%(date)s, uncertain"), "%": _("about %(date)s, uncertain")}

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
            return (_("before %(date)s") if is_open else _("until %(date)s, beginning not known")) % {"date": self.end}
        if self.end is None:
            is_open = self.text.endswith("..")
            return (_("after %(date)s") if is_open else _("from %(date)s, end not known")) % {"date": self.start}
        return _from_to(self.start, self.end)


@dataclass(frozen=True)
class Point:
    """One date of level 1, not an interval: its parts as written, "" where not written, X for an unknown digit."""

    year: str
    month: str
    day: str
    mark: str

    @property
    def is_plain_day(self):
        return self.day.isdigit() and not self.mark

    @property
    def is_plain_month(self):
        return self.month.isdigit() and self.month not in SEASONS and not self.day and not self.mark

    @property
    def months(self):
        """First and last month, counted from January of its year: a winter ends in the 14th."""
        if self.month in SEASONS:
            first = SEASONS[self.month][0]
            return first, first + 2
        return (int(self.month), int(self.month)) if self.month.isdigit() else (1, 12)

    @property
    def earliest(self):
        return date(int(self.year.replace("X", "0")), self.months[0], int(self.day) if self.day.isdigit() else 1)

    @property
    def latest(self):
        if self.day.isdigit():
            return self.earliest
        years, month = divmod(self.months[1] - 1, 12)
        year = int(self.year.replace("X", "9")) + years
        return date(year, month + 1, monthrange(year, month + 1)[1]) if year <= MAXYEAR else date.max

    @property
    def words(self):
        return {"day": int(self.day), "month": MONTHS_ALT[int(self.month)], "year": self.year_in_words}

    @property
    def year_in_words(self):
        unknown = self.year.count("X")
        first, last = int(self.year.replace("X", "0")), int(self.year.replace("X", "9"))
        if unknown == 1:
            return _("%(year)ss") % {"year": first}
        return f"{first}–{last}" if unknown else str(first)

    @property
    def unmarked(self):
        if self.day.isdigit():
            return _("%(day)s %(month)s %(year)s") % self.words
        if self.month in SEASONS:
            return SEASONS[self.month][1] % {"year": self.year_in_words}
        if self.month.isdigit():
            month = _("%(month)s %(year)s") % {"month": MONTHS[int(self.month)], "year": self.year_in_words}
            return _("%(month)s, day not known") % {"month": month} if self.day else month
        if self.day:
            return _("%(year)s, day and month not known") % {"year": self.year_in_words}
        return _("%(year)s, month not known") % {"year": self.year_in_words} if self.month else self.year_in_words

    def __str__(self):
        return MARKS[self.mark] % {"date": self.unmarked} if self.mark else self.unmarked


def _from_to(start, end):
    if start == end:
        return str(start)
    if start.is_plain_day and end.is_plain_day:
        return _days(start, end)
    if start.is_plain_month and end.is_plain_month:
        return _months(start, end)
    return _("between %(start)s and %(end)s") % {"start": start, "end": end}


def _days(start, end):
    words = {"first_day": int(start.day), "first_month": MONTHS_ALT[int(start.month)], **end.words}
    if (start.year, start.month) == (end.year, end.month):
        return _("%(first_day)s–%(day)s %(month)s %(year)s") % words
    if start.year == end.year:
        return _("%(first_day)s %(first_month)s – %(day)s %(month)s %(year)s") % words
    return _("%(start)s – %(end)s") % {"start": start, "end": end}


def _months(start, end):
    if start.year != end.year:
        return _("%(start)s – %(end)s") % {"start": start, "end": end}
    words = {"first_month": MONTHS[int(start.month)], "last_month": MONTHS[int(end.month)], "year": end.year_in_words}
    return _("%(first_month)s–%(last_month)s %(year)s") % words


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
    if not all(side in ("", "..") or POINT.fullmatch(side) for side in text.split("/")):
        raise unreadable
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
