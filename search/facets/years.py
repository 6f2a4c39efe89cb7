"""The histogram of years beside the results."""

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

# Columns of the index: the first and the last year of what has a date, "" of what has none.
BEGINS, ENDS = "begins", "ends"
MOST_BARS = 40
STEPS = (1, 2, 5, 10, 20, 50, 100, 250)


@dataclass(frozen=True)
class Years:
    """Equal spans of years from the first to the last in which anything was found."""

    first: int
    last: int
    bars: list


@dataclass(frozen=True)
class Bar:
    first: int
    last: int
    count: int  # years of records: one that spans two of them counts twice
    height: int  # a step of 5, of 100
    is_in: bool


def by_year(begins, ends):
    """{year: how many records lie in it}, of how many begin and end in each: of those that began, some have ended."""
    changes = Counter({int(year): count for year, count in begins.items() if year})
    for year, count in ends.items():
        if year:
            changes[int(year) + 1] -= count
    if not changes:
        return {}
    span = range(min(changes), max(changes))
    running = accumulate(changes[year] for year in span)
    return {year: count for year, count in zip(span, running, strict=True) if count}


def years(asked, counted):
    """The histogram, or None where nothing has a date."""
    if not counted:
        return None
    first, last = min(counted), max(counted)
    step = next((step for step in STEPS if (last - first) // step < MOST_BARS), STEPS[-1])
    sums = [0] * ((last - first) // step + 1)
    for year, count in counted.items():
        sums[(year - first) // step] += count
    highest = max(sums)
    bars = [_bar(asked, first + at * step, step, count, highest) for at, count in enumerate(sums)]
    return Years(first, last, bars)


def _bar(asked, year, step, count, highest):
    height = max(5, round(20 * count / highest) * 5) if count else 0
    return Bar(year, year + step - 1, count, height, _is_in(asked, year, step))


def _is_in(asked, year, step):
    if not (asked.first or asked.last):
        return False
    return (asked.first or 0) < year + step and year <= (asked.last or 9999)
