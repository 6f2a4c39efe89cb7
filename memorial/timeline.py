"""What happened before, in and after an event's own night, in the order of its dates."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.dates import UncertainDate
from archive.models import Edition

# What stands in a timeline: the kinds whose date says when something happened.
DATED = ("event", "statement", "photograph", "entry")


@dataclass(frozen=True)
class Moment:
    """One line: a dated record, its day in words, and how exactly the day is known."""

    edition: Edition
    date: UncertainDate
    when: str
    exactness: str


@dataclass(frozen=True)
class Timeline:
    """The moments of an event, parted by its night; of an event without one, all of them are `before`."""

    before: tuple = ()
    night: tuple = ()
    after: tuple = ()
    first_day: str = ""  # the two sides of midnight, in words; empty where there is no night
    second_day: str = ""
    own: Moment | None = None  # the event itself, on the red line

    def __bool__(self):
        return bool(self.before or self.night or self.after or self.own)


def timeline(shown):
    """The timeline of an event's page: its parts, and what points to it and is dated."""
    own = UncertainDate(shown.d.get("date", ""))
    moments = _moments(shown, own)
    if not is_night(shown.d, own):
        return Timeline(before=moments)
    return Timeline(
        before=tuple(moment for moment in moments if _ends_before(moment.date, own.latest)),
        night=tuple(moment for moment in moments if _lies_within(moment.date, own)),
        after=tuple(moment for moment in moments if _begins_after(moment.date, own)),
        first_day=day_and_month(own.start),
        second_day=day_and_month(own.end),
        own=_moment(shown.edition, own),
    )


def is_night(described, date):
    """Whether the record says so, and its date is two days of which the night can be told."""
    return bool(described.get("is_night")) and date.as_night != str(date)


def day_and_month(point):
    return _("%(day)s %(month)s") % point.words


def exactness(date, note=""):
    """How exactly a date is known, always said: the record's own note, else what is missing from it."""
    if note:
        return note
    if not date.start or not date.end:
        return ""
    if date.start.is_plain_day and date.end.is_plain_day:
        return _("time not recorded")
    return "" if date.start.day.isdigit() else _("day not recorded")


def _moments(shown, own):
    found = {edition.uid: edition for some in shown.pointing.values() for edition in some if edition.kind in DATED}
    dated = (edition for edition in found.values() if edition.description.get("date"))
    ordered = sorted(
        dated,
        key=lambda edition: (edition.earliest or edition.latest, edition.latest or edition.earliest, edition.filed),
    )
    return tuple(_moment(edition, own) for edition in ordered)


def _moment(edition, own):
    date = UncertainDate(edition.description["date"])
    how = exactness(date, edition.description.get("date_note", ""))
    if set(date.years) <= set(own.years):
        return Moment(edition, date, _days(date), how)
    if len(date.years) == 1 and date.start and date.start.day:
        return Moment(edition, date, str(date.years[0]), _sentence(str(date), how))
    return Moment(edition, date, str(date), how)


def _sentence(*parts):
    return ", ".join(part for part in parts if part)


def _days(date):
    """Without the year, which the head of the page has said."""
    points = [date.start, date.end]
    if not all(point and point.is_plain_day for point in points):
        return str(date)
    if date.start == date.end:
        return day_and_month(date.start)
    if date.start.month == date.end.month:
        return f"{int(date.start.day)}–{day_and_month(date.end)}"
    return f"{day_and_month(date.start)} – {day_and_month(date.end)}"


def _ends_before(date, day):
    return date.latest is not None and date.latest < day


def _lies_within(date, own):
    inside = (
        date.earliest is not None
        and date.latest is not None
        and own.earliest <= date.earliest
        and date.latest <= own.latest
    )
    return inside and not _ends_before(date, own.latest)


def _begins_after(date, own):
    return not _ends_before(date, own.latest) and not _lies_within(date, own)
