"""What stands above what among the public tags and places: whatever is under one is under all that stands above it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from archive.models import Edition, LedgerLine, Mention

from .facets import UPWARD


@dataclass(frozen=True)
class Vocabulary:
    """`above` names for each uid those right above it, in order, where there are any."""

    above: dict

    @cached_property
    def below(self):
        """{uid: those right below it}, where there are any."""
        found = defaultdict(set)
        for uid, some in self.above.items():
            for one in some:
                found[one].add(uid)
        return dict(found)

    def over(self, uids):
        """These and all that stands above them."""
        return _reached(uids, self.above)

    def under(self, uid):
        """This and all that stands below it."""
        return _reached([uid], self.below)


_kept = {}  # the last that this process has read, and at which line


def vocabulary(place):
    """As it stands at a line of the ledger, or later: read anew where a tag or a place was published or withdrawn."""
    kept, found = _kept.get("last", (None, None))
    if kept != place:
        found = found if kept and _is_unmoved(kept, place) else _read()
        _kept["last"] = place, found
    return found


def _is_unmoved(kept, place):
    """Whether the lines after one place, up to another, name no tag and no place."""
    lines = LedgerLine.objects.filter(position__range=(kept.position, place.position))
    telling = lines.filter(Q(position=kept.position) | Q(kind__in=[facet.name for facet in UPWARD]))
    return list(telling.values_list("position", "hash")[:2]) == [(kept.position, kept.seal)]


def _read():
    found = defaultdict(set)
    for facet in UPWARD:
        upward = Mention.objects.filter(role=facet.upward, kind=facet.name)
        own = upward.filter(edition__in=Edition.objects.current().of_kind(facet.name))
        for uid, above in own.values_list("edition__uid", "uid"):
            found[uid].add(above)
    return Vocabulary({uid: tuple(sorted(some)) for uid, some in found.items()})


def _reached(uids, steps):
    """Everything on the way, each once: curators may have made a circle."""
    reached, waiting = set(uids), [*uids]
    while waiting:
        new = [uid for uid in steps.get(waiting.pop(), ()) if uid not in reached]
        reached.update(new)
        waiting += new
    return reached
