"""The photographs before and after one, among those of the same event: by date, undated last, then by title."""

from dataclasses import dataclass

from django.db.models import F, Q, Subquery

from archive.models import Edition
from archive.veiling import veiled

# The roles in which a photograph belongs to a record, and to the others that belong to it.
BELONGING = ("depicts", "portrait of", "document of", "illustrates", "about", "place")
FORWARD = (F("earliest").asc(nulls_last=True), "filed", "uid")
BACKWARD = (F("earliest").desc(nulls_first=True), "-filed", "-uid")


@dataclass(frozen=True)
class Neighbours:
    of: Edition
    before: Edition | None = None
    after: Edition | None = None

    def __bool__(self):
        return bool(self.before or self.after)


def neighbours(shown):
    """Those of an edition that is public now, in one query; None where it stands alone."""
    shared = shared_record(shown)
    if shared is None or not shown.edition.is_current or shown.is_preview:
        return None
    others = _beside(shown.edition, shared.uid)
    found = {"before" if _order(other) < _order(shown.edition) else "after": veiled(other) for other in others}
    return Neighbours(shared, **found)


def shared_record(shown):
    """The event it belongs to; without one, the first public record it states."""
    found = [edition for role in BELONGING for edition, _note in shown.related(role)]
    return min(found, key=lambda edition: edition.kind != "event", default=None)


def _beside(edition, shared):
    others = Edition.objects.current().of_kind(edition.kind).filter(mentions__uid=shared, mentions__role__in=BELONGING)
    ends = [others.filter(_later(edition)).order_by(*FORWARD), others.filter(_earlier(edition)).order_by(*BACKWARD)]
    first, last = (Subquery(end.values("pk")[:1]) for end in ends)
    return Edition.objects.filter(Q(pk=first) | Q(pk=last))


def _later(edition):
    behind = Q(filed__gt=edition.filed) | Q(filed=edition.filed, uid__gt=edition.uid)
    if edition.earliest is None:
        return Q(earliest=None) & behind
    return Q(earliest__gt=edition.earliest) | Q(earliest=None) | (Q(earliest=edition.earliest) & behind)


def _earlier(edition):
    before = Q(filed__lt=edition.filed) | Q(filed=edition.filed, uid__lt=edition.uid)
    if edition.earliest is None:
        return Q(earliest__isnull=False) | before
    return Q(earliest__lt=edition.earliest) | (Q(earliest=edition.earliest) & before)


def _order(edition):
    return (edition.earliest is None, edition.earliest or edition.published_at.date(), edition.filed, edition.uid)
