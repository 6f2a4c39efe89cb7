"""The years beside the results as a drawing: each bar leads to its years."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from search.asked import Asked

WIDTH = 10  # of a bar and the gap after it, in a drawing of the height 100


@dataclass(frozen=True)
class Column:
    x: int
    height: int
    is_in: bool
    span: str
    count: int
    asked: Asked

    @property
    def y(self):
        return 100 - self.height

    @property
    def words(self):
        """“1990–1991: 4 records”"""
        said = ngettext("%(span)s: %(count)s record", "%(span)s: %(count)s records", self.count)
        return said % {"span": self.span, "count": self.count}


@dataclass(frozen=True)
class Histogram:
    first: int
    last: int
    columns: tuple

    @property
    def width(self):
        return WIDTH * len(self.columns)

    @property
    def listed(self):
        return [column for column in self.columns if column.count]


def histogram(found):
    """None where nothing that was found has a date."""
    years = found.years
    if not years:
        return None
    columns = tuple(_column(found.asked, bar, at) for at, bar in enumerate(years.bars))
    return Histogram(years.first, years.last, columns)


def _column(asked, bar, at):
    span = str(bar.first) if bar.first == bar.last else f"{bar.first}–{bar.last}"
    onward = asked.but(first=bar.first, last=bar.last)
    return Column(at * WIDTH, bar.height, bar.is_in, span, bar.count, onward)
