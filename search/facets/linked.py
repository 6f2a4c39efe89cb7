"""Facets whose values are records: what was found is counted by what it mentions. To add one: one line below."""

from dataclasses import dataclass
from itertools import pairwise, zip_longest

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What stands in a column of a record that has no value in it. The engine adds to one counter again and again more
# slowly than to several by turns, and reads a column more slowly where nearly all stands at one end: so there
# are several, half of them behind all uids.
EMPTY = ("", " ", "  ", "   ", "~", "~~", "~~~", "~~~~")


@dataclass(frozen=True)
class Linked:
    """Records of one kind, mentioned in a role or in any; what is under one is under those above it by `upward`, too.

    What a record is under is counted from columns that hold one value for every record: the engine walks through such
    a column twenty times faster than through one of many values. `steps` are numbers of columns, the last one of all of
    them: what has something behind a step says so, and where no record does, nobody counts there.
    """

    name: str  # of the kind, and of the field in the index
    label: str | Promise
    steps: tuple
    upward: str = ""
    role: str = ""
    is_linked = True

    @property
    def field(self):
        return self.name

    @property
    def abreast(self):
        return self.steps[-1]

    @property
    def columns(self):
        """The last one holds all that a record is under beyond the others."""
        return *(f"{self.field}_{number}" for number in range(self.abreast)), self.more

    @property
    def more(self):
        return f"{self.field}_more"

    @property
    def behind(self):
        """{column: what a record says that has something in it}, of all columns behind a step."""
        parts = pairwise((*self.steps, self.abreast + 1))
        return {column: f"{self.field}{start}" for start, end in parts for column in self.columns[start:end]}

    def laid_out(self, uids, empty):
        """(column, uid) of what one record is under; `empty` where there is no more, so that no column has a gap."""
        *columns, more = self.columns
        yield from zip_longest(columns, uids[: self.abreast], fillvalue=empty)
        yield from ((more, uid) for uid in uids[self.abreast :])

    def beyond(self, uids):
        """What such a record says: the steps that it needs columns behind."""
        return [f"{self.field}{step}" for step in self.steps if len(uids) > step]


LINKED = (
    Linked(
        "tag", _("Tag"), (4, 8, 12, 16), upward="broader", role="tag"
    ),  # a narrower tag is no record under the broader one
    Linked("event", _("Event"), (1, 2)),
    Linked("person", _("Person"), (1, 3)),
    Linked("organisation", _("Organisation"), (1,)),
    Linked("place", _("Place"), (1, 3, 8), upward="within"),
)
UPWARD = tuple(facet for facet in LINKED if facet.upward)
