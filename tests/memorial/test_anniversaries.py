from datetime import date

import pytest

from memorial.anniversaries import kept_today

DAYS = [{"month": 1, "day": 20, "title": "The day"}, {"month": 3, "day": 1, "title": "Another"}]


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2030, 1, 18), None),
        (date(2030, 1, 19), "The day"),
        (date(2030, 1, 20), "The day"),
        (date(2030, 1, 21), None),
        (date(2030, 2, 28), "Another"),
        (date(2028, 2, 28), None),
    ],
)
def test_a_day_is_kept_on_itself_and_on_its_eve(day, title):
    kept = kept_today(DAYS, day=day)

    assert (kept and kept["title"]) == title


def test_a_memorial_without_days_keeps_none():
    assert kept_today([], day=date(2030, 1, 20)) is None
