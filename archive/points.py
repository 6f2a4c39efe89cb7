"""One side of an uncertain date: its first and last possible day, and its wording for people."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# A season counts as its months in the north; winter runs from December into the next year.
SEASONS = {
    "21": (3, _("spring %(year)s")),
    "22": (6, _("summer %(year)s")),
    "23": (9, _("autumn %(year)s")),
    "24": (12, _("winter %(year)s")),
}
DECADE = _("%(year)ss")
# Turkic languages end a decade as its last word is spoken: doksanlar, but seksenler.
DECADES = {
    **dict.fromkeys((10, 30), pgettext_lazy("a decade: 10, 30", "%(year)ss")),
    **dict.fromkeys((40, 60, 90), pgettext_lazy("a decade: 40, 60, 90", "%(year)ss")),
    100: pgettext_lazy("a decade: 100", "%(year)ss"),
}
MARKS = {"~": _("about %(date)s"), "?": _("%(date)s, uncertain"), "%": _("about %(date)s, uncertain")}


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
            return DECADES.get(first % 100 or min(first % 1000, 100), DECADE) % {"year": first}
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


def from_to(start, end):
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
