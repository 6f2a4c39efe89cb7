"""Public records in the order in which the ledger names them: whoever walks it misses nothing that is published."""

from django.db.models import Exists, OuterRef

from archive.models import Act, Edition, LedgerLine

from . import cursors
from .paging import paged


def walk(request, response, *, after=0, cursor="", kind="", limit):
    """([(line, current edition)], address of the next page) from behind a line on, each record once; two queries.

    A record that is published anew moves to the end: a walk may meet it twice, and never misses it.
    """
    place = cursors.opened(request, cursor)
    pairs = _pairs(after if place is None else place, kind, limit + 1)
    shown, following = paged(request, response, pairs, limit, place=lambda pair: pair[0].position)
    return [pair for pair in shown if pair[1]], following


def _pairs(after, kind, most):
    """(line, current edition); without one where the next edition came between the two queries."""
    own = Edition.objects.current().filter(uid=OuterRef("uid"), number=OuterRef("edition"))
    lines = LedgerLine.objects.since(after).filter(Exists(own), act=Act.PUBLISHED)
    lines = list((lines.filter(kind=kind) if kind else lines)[:most])
    current = {(one.uid, one.number): one for one in Edition.objects.current().by_uid(_uids(lines)).values()}
    return [(line, current.get((line.uid, line.edition))) for line in lines]


def _uids(lines):
    return {line.uid for line in lines}


def before(moment):
    """The line behind which everything stands that was published since a moment; two queries."""
    fresh = Edition.objects.current().filter(published_at__gte=moment).order_by("published_at", "pk")
    first = fresh.values_list("uid", "number").first()
    if first is None:
        head = LedgerLine.objects.head()
        return head.position if head else 0
    return places([first])[first] - 1


def places(numbered):
    """{(uid, number): the line in which that edition was published}; one query."""
    lines = LedgerLine.objects.filter(act=Act.PUBLISHED, uid__in={uid for uid, _number in numbered})
    return {(uid, number): position for uid, number, position in lines.values_list("uid", "edition", "position")}
