"""Every value of one facet, for the question as it stands: looked through, by count or by alphabet, page by page."""

from django.core.paginator import Paginator
from django.utils.translation import get_language

from archive.browsing import Option
from archive.folding import fold
from archive.languages import sort_key
from archive.models import Edition, Filing
from search import answers
from search.facets import FACETS

from .contents import frame
from .panels import Panel, choice, may_be_every, stands_for_others

PER_PAGE = 100
MOST_INSIDE = 5000  # values in whose names something is found


def context(found):
    """What search/every_value.html needs."""
    asked, facet = found.asked, FACETS[found.asked.more]
    page, choices = _linked(found, facet) if facet.is_linked else _facts(found, facet)
    return frame(found) | {
        "panel": Panel(
            facet.name,
            facet.label,
            choices=tuple(choices),
            may_be_every=may_be_every(asked, facet),
            is_every=facet.name in asked.every,
            stands_for_others=stands_for_others(found, facet, page.object_list),
        ),
        "page": page,
        "elsewhere": [*_elsewhere(asked, facet, {one.value for one in choices})],
        "by_count": asked.but(by=""),
        "by_alphabet": asked.but(by="alphabet"),
        "back": asked.but(more="", inside="", by=""),
    }


def _linked(found, facet):
    """(page of editions, its choices): only what is public is counted, and only a page's editions are read."""
    asked, counts = found.asked, dict(found.all_values(facet.name))
    filed = _alphabet(found, facet)
    uids = filed if asked.by else sorted(filed, key=lambda uid: (-counts.get(uid, 0), filed[uid]))
    inside = _inside(found, facet)
    kept = [uid for uid in uids if counts.get(uid) and (inside is None or uid in inside)]
    page = Paginator(kept, PER_PAGE).get_page(asked.page)
    editions = Edition.objects.current().by_uid(page.object_list)
    page.object_list = [editions[uid] for uid in page.object_list if uid in editions]
    return page, [_choice(found, facet, edition, counts[edition.uid]) for edition in page.object_list]


def _alphabet(found, facet):
    """{uid: place} of every public record of a kind, in the alphabet of the page's language."""
    language = get_language()

    def filed():
        filings = Filing.objects.of_kind(facet.name, language=language)
        return {uid: at for at, uid in enumerate(filings.values_list("edition__uid", flat=True))}

    return answers.remembered(found.questions.reading, ("alphabet", facet.name, language), filed)


def _inside(found, facet):
    """The records of a kind in whose names words stand that begin like all of those looked for; None: no matter."""
    spelled = fold(found.asked.inside).split()
    if not spelled:
        return None
    return set(found.uids_of(found.questions.named_like(facet.name, spelled), limit=MOST_INSIDE))


def _choice(found, facet, edition, count):
    behind = {pair: one.uid for pair, one in found.behind.items() if pair[0] == facet.name}
    chosen, excluded = (
        {behind[pair] for pair in pairs if pair in behind} for pairs in (found.asked.chosen, found.asked.excluded)
    )
    return choice(Option(edition.slug, edition, count, edition.uid in chosen, edition.uid in excluded))


def _facts(found, fact):
    choices = [choice(option) for option in found.options[fact.name]]
    if looked_for := fold(found.asked.inside):
        choices = [one for one in choices if looked_for in fold(one.name)]
    if found.asked.by:
        choices.sort(key=lambda one: sort_key(one.name, get_language()))
    page = Paginator(choices, PER_PAGE).get_page(found.asked.page)
    return page, page.object_list


def _elsewhere(asked, facet, listed):
    """Parameters of what was chosen or excluded of the facet, but does not stand on this page of its values."""
    for sign, values in (("", asked.values(facet.name)), ("-", asked.excluded_values(facet.name))):
        yield from ((sign + facet.name, value) for value in values if value not in listed)
