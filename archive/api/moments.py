"""A day or a moment that somebody asks for, as ISO 8601 writes it."""

from datetime import UTC, datetime, time

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _

from .refusals import unreadable

LONGEST = 40
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)  # before anything was published anywhere
LATEST = datetime(9000, 1, 1, tzinfo=UTC)


def moment(text, *, parameter):
    """The moment, within what every database can compare; None where nothing was asked for."""
    if not text:
        return None
    found = _read(text[:LONGEST])
    if found is None:
        sentence = _("Write a day or a moment: 2026-01-20, or 2026-01-20T10:00:00Z.")
        raise unreadable({parameter: sentence})
    return min(max(found, EARLIEST), LATEST)


def _read(text):
    """A day begins at midnight of the memorial's clock. A space was a plus before the address was read."""
    try:
        day = parse_date(text)
        found = datetime.combine(day, time()) if day else parse_datetime(text.replace(" ", "+"))
        return make_aware(found) if found and is_naive(found) else found
    except (ValueError, OverflowError):  # February 30; a clock that would begin before the year 1
        return None
