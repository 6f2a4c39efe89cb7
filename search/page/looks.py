"""The ways to look at one result: a list, a grid of squares, a line of years, a map of places."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.asked import SORTS, Asked

LABELS = {
    "closest": _("Closest match"),
    "oldest": _("Oldest first"),
    "newest": _("Newest first"),
    "described": _("Recently described"),
}
BY_DATE = ("oldest", "newest")


@dataclass(frozen=True)
class Look:
    name: str
    label: str | Promise
    orders: tuple = SORTS
    has_pages: bool = True

    @property
    def template(self):
        return f"search/{self.name}.html"

    @property
    def sorts(self):
        return [(sort, LABELS[sort]) for sort in self.orders]

    def of(self, asked):
        """The same question looked at in this way, in an order that it can show."""
        looked = asked.but(view=self.name, page=asked.page if asked.view == self.name else 1)
        if self.orders and asked.sort not in self.orders:
            return looked.but(sort=self.orders[0])
        return looked


LOOKS = {
    look.name: look
    for look in (
        Look("list", pgettext_lazy("a way to look at results", "List")),
        Look("grid", pgettext_lazy("a way to look at results", "Grid")),
        Look("timeline", pgettext_lazy("a way to look at results", "Timeline"), orders=BY_DATE),
        Look("map", pgettext_lazy("a way to look at results", "Map"), orders=(), has_pages=False),
    )
}


@dataclass(frozen=True)
class Link:
    label: str | Promise
    asked: Asked
    is_current: bool


def looks(asked):
    return [Link(look.label, look.of(asked), look.name == asked.view) for look in LOOKS.values()]


def suited(asked):
    """The question in an order that its way of looking can show."""
    return LOOKS[asked.view].of(asked)
