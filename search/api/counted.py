"""The values of every facet with their counts, as they stand beside the results on the page."""

from ninja import Field, Schema

from archive.browsing import Option
from archive.models import Edition
from search.facets import FACETS
from search.page.panels import choice

MOST = 1000  # values of the one facet of which all are asked for


class Value(Schema):
    value: str = Field(description="What the parameter is given.")
    label: str
    count: int
    is_chosen: bool
    is_excluded: bool


def facets(found):
    """{facet: values} of all that was found, chosen or excluded."""
    return {
        name: [_said(option) for option in _options(found, facet) if not option.is_off]
        for name, facet in FACETS.items()
    }


def _options(found, facet):
    wants_all = facet.is_linked and found.asked.more == facet.name
    return _every(found, facet) if wants_all else found.options[facet.name]


def _every(found, facet):
    """All values of a facet of records, the most frequent first; one query."""
    counted = found.all_values(facet.name)[:MOST]
    public = Edition.objects.current().of_kind(facet.name).by_uid(uid for uid, _count in counted)
    for uid, count in counted:
        if uid in public:
            yield _option(found, facet, public[uid], count)


def _option(found, facet, edition, count):
    linked = found.questions.linked
    is_chosen, is_excluded = (
        any(linked.get(pair) == edition.uid for pair in pairs if pair[0] == facet.name)
        for pairs in (found.asked.chosen, found.asked.excluded)
    )
    return Option(edition.slug, edition, count, is_chosen, is_excluded)


def _said(option):
    chosen = choice(option)
    return {
        "value": chosen.value,
        "label": chosen.name,
        "count": chosen.count,
        "is_chosen": chosen.is_chosen,
        "is_excluded": chosen.is_excluded,
    }
