"""Photographs counted by what they have in common: one row for all that are alike in date, rights and image."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Value, When

from archive.choosing import HELD, NOT_HELD
from archive.decades import decades_of
from archive.rights import RIGHTS


@dataclass(frozen=True)
class Fact:
    """What so many photographs have in common."""

    decades: frozenset
    rights: str
    image: str
    count: int

    def holds(self, chosen, *, but=""):
        """Whether they are chosen; `but` is the filter that a count beside its own options leaves aside."""
        sides = {
            "decade": not chosen.decade or chosen.decade in self.decades,
            "rights": not chosen.rights or chosen.rights == self.rights,
            "image": not chosen.image or chosen.image == self.image,
        }
        return all(holds for name, holds in sides.items() if name != but)


def facts_of(editions):
    """In one query."""
    is_held = Case(When(image_sha256="", then=Value(0)), default=Value(1), output_field=IntegerField())
    alike = editions.order_by().annotate(is_held=is_held)
    return [_fact(*row) for row in alike.values_list("earliest", "latest", "rights", "is_held").annotate(Count("pk"))]


def _fact(earliest, latest, rights, is_held, count):
    group = RIGHTS[rights].group if rights in RIGHTS else ""
    return Fact(frozenset(decades_of(earliest, latest)), group, HELD if is_held else NOT_HELD, count)
