"""The records behind the values of an address: by their present slug, or a former one; and beside results."""

from django.db.models import Q

from archive.models import Address, Edition
from archive.models.prepared import current_by_uid

from .facets import FACETS, LINKED

KINDS = frozenset(facet.name for facet in LINKED)
MOST_KEPT = 2000

_kept = {}  # the line of the ledger at which records were named last, and those that were


def editions_behind(asked):
    """{(facet, value): current edition} of all that was chosen or excluded and is public; two queries, or none."""
    pairs = [pair for pair in (*asked.chosen, *asked.excluded) if FACETS[pair[0]].is_linked]
    if not pairs:
        return {}
    one_of = Q()
    for kind, slug in pairs:
        one_of |= Q(kind=kind, slug=slug)
    uids = {(kind, slug): uid for kind, slug, uid in Address.objects.filter(one_of).values_list("kind", "slug", "uid")}
    current = Edition.objects.current().by_uid(uids.values())
    return {pair: current[uids[pair]] for pair in pairs if uids.get(pair) in current}


def editions_beside(uids, reading):
    """Current editions of records that stand beside results, by uid: only of the kinds that do.

    Every page names the same few tags, people and places, so they are kept while the ledger does not grow.
    """
    if reading.place != reading.head:
        return _of_linked_kinds(uids)
    at, known = _kept.get("last", (None, {}))
    if at != reading.head or len(known) > MOST_KEPT:
        known = {}
        _kept["last"] = reading.head, known
    if new := uids - known.keys():
        known |= dict.fromkeys(new) | _of_linked_kinds(new)
    return {uid: known[uid] for uid in uids if known[uid]}


def _of_linked_kinds(uids):
    return {uid: edition for uid, edition in current_by_uid(uids).items() if edition.kind in KINDS}


def forget():
    _kept.clear()
