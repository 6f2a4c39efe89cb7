"""Dates as APA, Chicago and MLA write them. What is less certain than a day, a month or a year is said in our words."""

from dataclasses import dataclass

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import get_language
from django.utils.translation import pgettext as _p

MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True)
class Parts:
    """A year and, where they are known, its month and day."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def of_day(cls, day):
        return cls(day.year, day.month, day.day)

    @classmethod
    def of_point(cls, point):
        """None where a digit is unknown, or a season stands for the month."""
        written = [part for part in (point.year, point.month, point.day) if part]
        is_plain = all(part.isdigit() for part in written) and int(point.month or 1) <= 12
        return cls(*map(int, written)) if is_plain else None

    @property
    def known(self):
        return [part for part in (self.year, self.month, self.day) if part]


def apa(when):
    return _written(when, _apa, about=_p("date in a citation", "ca. %(date)s")) or _p("date in a citation", "n.d.")


def chicago(when):
    return _written(when, _chicago, about=_p("date in a citation", "ca. %(date)s")) or _p("date in a citation", "n.d.")


def mla(when):
    """Nothing where there is no date: MLA leaves the element out."""
    return _written(when, _mla, about=_p("date in a citation", "circa %(date)s"))


def apa_day(day):
    return _apa(Parts.of_day(day))


def chicago_day(day):
    return _chicago(Parts.of_day(day))


def mla_day(day):
    return _mla(Parts.of_day(day))


def _written(when, style, *, about):
    if not when:
        return ""
    points = list(dict.fromkeys((when.start, when.end)))
    known = [Parts.of_point(point) for point in points if point]
    if None in known or len(known) < len(points) or (len(points) > 1 and not when.is_certain):
        return str(when)
    if len(known) > 1:
        return style(*known)
    date, mark = style(known[0]), points[0].mark
    date = about % {"date": date} if mark in ("~", "%") else date
    return f"{date}?" if mark in ("?", "%") else date


def _apa(first, last=None):
    """2026, November 22; 1990, January 19–20"""
    if last and first.year != last.year:
        return f"{_apa(first)}–{_apa(last)}" if first.month or last.month else f"{first.year}–{last.year}"
    days = _days(first, last, _month_day)
    return _p("in APA", "%(year)s, %(days)s") % {"year": first.year, "days": days} if days else str(first.year)


def _chicago(first, last=None):
    """November 22, 2026; January 1990"""
    if last and first.year != last.year:
        return f"{_chicago(first)}–{_chicago(last)}"
    days = _days(first, last, _month_day)
    pattern = _p("in Chicago", "%(days)s, %(year)s") if first.day else "%(days)s %(year)s"
    return pattern % {"days": days, "year": first.year} if days else str(first.year)


def _mla(first, last=None):
    """22 Nov. 2026"""
    if last and first.year != last.year:
        return f"{_mla(first)}–{_mla(last)}"
    return f"{_days(first, last, _day_month)} {first.year}".strip()


def _days(first, last, style):
    """What stands beside the year: a month, a day of it, or all from one to another."""
    if not last:
        return style(first.month, str(first.day or "")) if first.month else ""
    if first.month == last.month and first.day and last.day:
        return style(first.month, f"{first.day}–{last.day}")
    return f"{_days(first, None, style)}–{_days(last, None, style)}"


def _month_day(month, day):
    if not day:
        return str(MONTHS[month])
    return _p("in a citation", "%(month)s %(day)s") % {"month": MONTHS_ALT[month], "day": day}


def _day_month(month, day):
    is_english = (get_language() or "en").startswith("en")
    name = MLA_MONTHS[month - 1] if is_english else MONTHS_ALT[month] if day else MONTHS[month]
    return f"{day} {name}".strip()
