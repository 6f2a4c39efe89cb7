"""The records behind the values of an address: by their present slug, or by one that they had before."""

from django.db.models import Q

from archive.models import Address, Edition

from .facets import FACETS


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
