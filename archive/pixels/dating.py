"""Dates as picture files write them, as EDTF of the precision they have."""

import re
from datetime import date, timedelta
from itertools import takewhile

# 1990:01:20 14:00:00 in EXIF, 19900120 in IPTC, 1990-01-20T14:00 in XMP; zeros or spaces for what is not known.
WRITTEN = re.compile(r"(\d{4})(?:[-:/.]?(\d\d|  )(?:[-:/.]?(\d\d|  ))?)?(?!\d)")
NOT_KNOWN = (None, "00", "  ")
FIRST_PHOTOGRAPH = date(1826, 1, 1)
# What the clock of a camera or a computer says that nobody ever set.
NEVER_SET = re.compile(r"(1904|1970|1980|2000)\D?01\D?01\D+00:00:00")


def edtf(text):
    """A year, a month or a day; "" where it is none, lies before photography or after today, or no clock was set."""
    written = WRITTEN.match(text.strip())
    if not written or NEVER_SET.match(text.strip()):
        return ""
    parts = list(takewhile(lambda part: part not in NOT_KNOWN, written.groups()))
    try:
        earliest = date(*map(int, (*parts, 1, 1)[:3]))
    except ValueError:
        return ""
    # Elsewhere on earth it may be tomorrow.
    return "-".join(parts) if FIRST_PHOTOGRAPH <= earliest <= date.today() + timedelta(days=1) else ""
