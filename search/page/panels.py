"""The facets beside the results as visitors see them, in the order of the page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language

from archive.models import Edition
from archive.showing import name_in
from archive.templatetags.phrases import capitalised
from search.asked import Asked
from search.facets import FACETS, YEARS
from search.facets.options import FEW

from .histogram import histogram

ORDER = (
    "kind", YEARS, "certainty", "tag", "wording", "image", "language", "place", "event", "person", "organisation",
    "rights",
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """One value of a facet, under the name and in the language that visitors read."""

    value: str
    name: str
    language: str
    count: int
    is_chosen: bool = False
    is_excluded: bool = False

    @property
    def is_off(self):
        return not (self.count or self.is_chosen or self.is_excluded)


@dataclass(frozen=True)
class Panel:
    """One facet; `more` is the question whose page lists all of its values."""

    name: str
    label: str | Promise = ""
    choices: tuple = ()
    more: Asked | None = None
    may_be_every: bool = False
    is_every: bool = False
    stands_for_others: bool = False  # whether one of its values stands for others below it, too
    histogram: object = None

    @property
    def excluding(self):
        """The parameter that leaves its values out."""
        return f"-{self.name}"


def panels(found):
    """Those that have something to offer."""
    drawn = (_years(found) if name == YEARS else _panel(found, FACETS[name]) for name in ORDER)
    return [panel for panel in drawn if panel]


def _years(found):
    has_some = found.years or found.asked.first or found.asked.last
    return Panel(YEARS, histogram=histogram(found)) if has_some else None


def _panel(found, facet):
    options, asked = found.options[facet.name], found.asked
    if not _offers_something(found, options):
        return None
    return Panel(
        facet.name,
        facet.label,
        choices=tuple(choice(option) for option in options),
        more=asked.but(more=facet.name) if _has_more(found, facet, options) else None,
        may_be_every=may_be_every(asked, facet),
        is_every=facet.name in asked.every,
        stands_for_others=stands_for_others(found, facet, [option.label for option in options]),
    )


def _offers_something(found, options):
    """A single value that every record has leaves nothing to choose."""
    alive = [option for option in options if not option.is_off]
    if len(options) == 1 == len(alive) and alive[0].count == found.total:
        return alive[0].is_chosen or alive[0].is_excluded
    return bool(alive)


def choice(option):
    if isinstance(option.label, Edition):
        said = name_in(option.label, get_language())
        name, language = str(said), said.language
    else:
        name, language = capitalised(str(option.label)), ""
    return Choice(option.value, name, language, option.count, option.is_chosen, option.is_excluded)


def may_be_every(asked, facet):
    return facet.is_linked and len(asked.values(facet.name)) > 1


def stands_for_others(found, facet, editions):
    return facet.is_linked and any(edition.uid in found.vocabulary.below for edition in editions)


def _has_more(found, facet, options):
    return facet.is_linked and len(options) >= FEW and len(found.counts[facet.name].counted) > len(options)


def unlisted(found):
    """Parameters of what was chosen or excluded, but stands nowhere beside the results."""
    listed = {(name, option.value) for name in FACETS for option in found.options[name]}
    asked = found.asked
    given = [*(("", pair) for pair in asked.chosen), *(("-", pair) for pair in asked.excluded)]
    return [(sign + name, value) for sign, (name, value) in given if (name, value) not in listed]
