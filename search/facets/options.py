"""What can be chosen of one facet beside the results, each with its exact count."""

from itertools import islice

from archive.browsing import Option

from .counting import all_counts, count_of
from .linked import LINKED
from .tally import Tally

FEW = 5  # values of a facet of records, where not all are asked for
SPARE = 4  # times as many are looked at where some are of records that are not public


def most_frequent(found, most):
    """{facet: [(uid, how many)]} of facets of records, the most frequent first; not all of them need be public."""
    return {facet.name: list(islice(_own_order(found, facet, found.counts[facet.name]), most)) for facet in LINKED}


def in_order(found, facet, tally, ignored=()):
    """(uid, how many) of the values of a facet of records, the most frequent first; more are counted where needed."""
    given = set()
    for uid, count in tally.in_order(lambda uid: count_of(found.questions, facet, ignored, uid)):
        given.add(uid)
        yield uid, count
    if not tally.is_exact:
        whole = Tally(all_counts(found.questions, facet, ignored))
        yield from (pair for pair in in_order(found, facet, whole) if pair[0] not in given)


def _own_order(found, facet, tally):
    """As if nothing had been chosen in the facet."""
    return in_order(found, facet, tally, [facet.name])


def linked_options(found, facet):
    """The chosen first, then the most frequent; labels are editions."""
    frequent = dict(found.frequent[facet.name])
    chosen = [uid for (name, _value), uid in found.questions.linked.items() if name == facet.name]
    rare = {uid: count_of(found.questions, facet, [facet.name], uid) for uid in chosen if uid not in frequent}
    options = [_linked(found, found.named[uid], count) for uid, count in (rare | frequent).items()]
    options = [option for option in options if not option.is_off]
    options.sort(key=lambda one: (not (one.is_chosen or one.is_excluded), -one.count, one.label.filed, one.label.uid))
    fixed = sum(one.is_chosen or one.is_excluded for one in options)
    return options[: max(FEW, fixed)]


def all_linked(found, facet):
    """[(uid, count)] of every value, the most frequent first."""
    return list(in_order(found, facet, Tally(all_counts(found.questions, facet, [facet.name]))))


def _linked(found, edition, count):
    """Chosen or excluded under its present slug or a former one."""
    asked, linked = found.asked, found.questions.linked
    is_chosen, is_excluded = (
        any(linked.get(pair) == edition.uid for pair in pairs) for pairs in (asked.chosen, asked.excluded)
    )
    return Option(edition.slug, edition, count, is_chosen, is_excluded)


def fact_options(found, fact):
    """Every value that was found, chosen or is always listed: the most frequent first."""
    counted, asked = found.counts[fact.name], found.asked
    options = [
        Option(
            value,
            known.label,
            counted.get(known.indexed, 0),
            value in asked.values(fact.name),
            value in asked.excluded_values(fact.name),
        )
        for value, known in fact.values().items()
    ]
    shown = [option for option in options if not option.is_off or fact.is_always_listed(option.value)]
    return sorted(shown, key=lambda option: -option.count)
