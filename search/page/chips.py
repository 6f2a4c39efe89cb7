"""What was chosen and what was excluded, each a link to the question without it."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.showing import name_in
from archive.templatetags.phrases import capitalised
from search.asked import Asked
from search.facets import FACETS, YEARS

from .panels import ORDER

# What the values of these facets say needs no name before it.
SPEAK_FOR_THEMSELVES = ("image", "certainty")


@dataclass(frozen=True)
class Chip:
    name: str
    value: str
    without: Asked
    language: str = ""

    @property
    def words(self):
        return f"{self.name}: {self.value}" if self.name else self.value


def chips(found):
    """One for each choice, in the order of the facets."""
    return [chip for name in ORDER for chip in (_years(found.asked) if name == YEARS else _values(found, FACETS[name]))]


def _years(asked):
    if asked.first:
        yield Chip(_("From"), str(asked.first), asked.but(first=None))
    if asked.last:
        yield Chip(_("To"), str(asked.last), asked.but(last=None))


def _values(found, facet):
    asked = found.asked
    name = "" if facet.name in SPEAK_FOR_THEMSELVES else _short(facet)
    for value in asked.values(facet.name):
        yield _chip(found, facet, value, name)
    if facet.name in asked.every:
        yield Chip(name, _("all of them"), asked.but(every=tuple(one for one in asked.every if one != facet.name)))
    for value in asked.excluded_values(facet.name):
        yield _chip(found, facet, value, _("%(name)s, not") % {"name": name} if name else _("Not"))


def _chip(found, facet, value, name):
    said = value_name(found, facet, value)
    return Chip(name, str(said), found.asked.without_value(facet.name, value), getattr(said, "language", ""))


def _short(facet):
    return _("Kind") if facet.name == "kind" else str(facet.label)


def value_name(found, facet, value):
    """What visitors call a value of an address; where it is of nothing public, whatever was typed."""
    if facet.is_linked:
        edition = found.behind.get((facet.name, value))
        return name_in(edition, get_language()) if edition else value
    return capitalised(str(facet.values()[value].label))
