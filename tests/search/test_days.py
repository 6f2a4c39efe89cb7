"""The days that a date covers as people type it."""

from datetime import date

import pytest

from search.language.days import after, before, span


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1990", date(1990, 1, 1), date(1990, 12, 31)),
        ("1990-02", date(1990, 2, 1), date(1990, 2, 28)),
        ("1990-01-20", date(1990, 1, 20), date(1990, 1, 20)),
        ("1990-1-20", date(1990, 1, 20), date(1990, 1, 20)),
        ("20.01.1990", date(1990, 1, 20), date(1990, 1, 20)),
        ("01.1990", date(1990, 1, 1), date(1990, 1, 31)),
        ("1990~", date(1990, 1, 1), date(1990, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("199х", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("1990-е", date(1990, 1, 1), date(1999, 12, 31)),
        ("1990-е годы", date(1990, 1, 1), date(1999, 12, 31)),
        ("1990-cı illər", date(1990, 1, 1), date(1999, 12, 31)),
        ("1990'lar", date(1990, 1, 1), date(1999, 12, 31)),
        ("January 1990", date(1990, 1, 1), date(1990, 1, 31)),
        ("20 January 1990", date(1990, 1, 20), date(1990, 1, 20)),
        ("January 20th, 1990", date(1990, 1, 20), date(1990, 1, 20)),
        ("20 yanvar 1990-cı il", date(1990, 1, 20), date(1990, 1, 20)),
        ("20 Ocak 1990", date(1990, 1, 20), date(1990, 1, 20)),
        ("20 января 1990 года", date(1990, 1, 20), date(1990, 1, 20)),
        ("۱۹۹۰", date(1990, 1, 1), date(1990, 12, 31)),
        ("1988..1992", date(1988, 1, 1), date(1992, 12, 31)),
        ("1988…1992", date(1988, 1, 1), date(1992, 12, 31)),
        ("1988/1992", date(1988, 1, 1), date(1992, 12, 31)),
        ("1988–1992", date(1988, 1, 1), date(1992, 12, 31)),
        ("1992..1988", date(1988, 1, 1), date(1992, 12, 31)),
        ("January 1990 .. March 1990", date(1990, 1, 1), date(1990, 3, 31)),
        ("..1992", None, date(1992, 12, 31)),
        ("1988..", date(1988, 1, 1), None),
    ],
)
def test_dates_are_the_days_they_cover(typed, first, last):
    assert span(typed) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        *[
            "",
            "abc",
            "1990-13",
            "1990-02-30",
            "..",
            "0",
            "1990..x",
            "x..1990",
            "19901",
            "99999",
            "000X",
            "20/01/1990",
            "²²²²",
        ],
        *["32 May 1990", "May May 1990", "May", "20 1990", "1990 .. 1991 .. 1992", "9" * 99, "1" * 5000],
    ],
)
def test_what_is_no_date_is_none(typed):
    assert (span(typed), before(typed), after(typed)) == (None, None, None)


def test_before_and_after_leave_the_date_itself_out():
    assert (before("1990"), after("1990-01-20")) == ((None, date(1989, 12, 31)), (date(1990, 1, 21), None))
    assert (before("1988..1992"), after("199X")) == ((None, date(1987, 12, 31)), (date(2000, 1, 1), None))


def test_nothing_is_before_the_first_day_or_after_the_last():
    assert (before("0001"), after("9999"), before("..1990"), after("1990..")) == (None, None, None, None)
