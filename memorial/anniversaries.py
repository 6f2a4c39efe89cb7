"""Which day of remembrance is today, by the calendar of the memorial's own time zone."""

from datetime import timedelta

from django.utils import timezone

# The evening before already belongs to a night that is remembered.
DAYS_BEFORE = 1


def kept_today(observances, *, day=None):
    """The observance of this day or of the day that begins next midnight; None on any other day."""
    day = day or timezone.localdate()
    days = [day + timedelta(later) for later in range(DAYS_BEFORE + 1)]
    kept = {(row["month"], row["day"]): row for row in reversed(observances)}
    return next((kept[key] for near in days if (key := (near.month, near.day)) in kept), None)
