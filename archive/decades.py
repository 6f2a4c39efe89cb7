"""Decades in which a date may lie, and the records whose date may lie in one."""

from datetime import date

from django.db.models import Q

from archive.choosing import UNDATED


def decades_of(earliest, latest):
    """Every decade a date may lie in; of an open one, that of the end which is known."""
    first, last = earliest or latest, latest or earliest
    if first is None:
        return [UNDATED]
    return [str(decade) for decade in range(first.year // 10 * 10, last.year + 1, 10)]


def in_decade(decade):
    """A condition on editions: what `decades_of` says of each, asked of the database."""
    if decade == UNDATED:
        return Q(earliest=None, latest=None)
    first, last = date(int(decade), 1, 1), date(int(decade) + 9, 12, 31)
    whole = Q(earliest__lte=last, latest__gte=first)
    open_ends = Q(earliest=None, latest__range=(first, last)) | Q(latest=None, earliest__range=(first, last))
    return whole | open_ends
