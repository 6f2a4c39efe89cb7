"""What needs somebody today: the queues of the desk, and the counts beside them."""

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst

from archive import languages, readiness
from archive.admin import cells
from archive.description import Description
from archive.models import OpenGap, Record, Revision, State, Text

SHOWN = 6  # lines of a queue; its list has the rest


def today(request, desk):
    """The context of the desk's first page, by a fixed number of queries."""
    admins = {name: own for name, own in desk.admins_of_kinds().items() if own.has_view_permission(request)}
    records = Record.objects.filter(kind__in=admins)
    return {
        "queues": {
            "review": _lines(waiting(records), admins),
            "gaps": _lines(lacking(records), admins),
            "changed": _lines(cells.with_cells(records.with_unpublished_changes())[:SHOWN], admins),
        },
        "counts": counts(records, admins),
        "coverage": coverage(records),
        "further_boxes": [render_to_string(*box, request=request) for find in desk.boxes if (box := find(request))],
        "everything": reverse("admin:archive_record_changelist"),
    }


def waiting(records):
    """In review, longest waiting first, with who asked."""
    return _with_newest(cells.with_cells(records)).filter(state=State.REVIEW).order_by("changed_at")[:SHOWN]


def lacking(records):
    """Records with gaps, those that bar publication first, the rest by last change."""
    gaps = OpenGap.objects.filter(record=OuterRef("pk"))
    gappy = (
        records.exclude(state=State.WITHDRAWN)
        .filter(Exists(gaps))
        .annotate(is_barred=Exists(gaps.filter(is_hard=True)))
    )
    found = list(_with_newest(cells.with_cells(gappy)).order_by("-is_barred", "-changed_at")[:SHOWN])
    for record in found:
        record.gaps = readiness.gaps(Description.from_text(record.newest_text))
    return found


def counts(records, admins):
    """[(kind, address of its list, how many, how many of them published)] in the order of the kinds."""
    published = Count("pk", filter=Q(state=State.PUBLISHED))
    rows = records.order_by().values_list("kind").annotate(Count("pk"), published=published)
    found = {kind: numbers for kind, *numbers in rows}
    return [
        (capfirst(own.opts.verbose_name_plural), own.list_address(), *found.get(name, (0, 0)))
        for name, own in admins.items()
        if own.model.has_list
    ]


def coverage(records):
    """How many records there are in each of the site's languages, of how many in all."""
    asked = {}
    for code, _name in settings.LANGUAGES:
        texts = Text.objects.filter(record=OuterRef("pk"), language=code)
        asked[code] = Count("pk", filter=Q(language=code) | Exists(texts))
    found = records.order_by().aggregate(total=Count("pk"), **asked)
    return [(code, languages.LANGUAGES[code].endonym, found[code], found["total"]) for code in asked]


def _with_newest(records):
    newest = Revision.objects.filter(record=OuterRef("pk")).order_by("-number")
    return records.annotate(
        newest_text=Subquery(newest.values("text")[:1]),
        newest_by=Subquery(newest.values("by_name")[:1]),
        newest_note=Subquery(newest.values("note")[:1]),
    )


def _lines(records, admins):
    return [
        {
            "record": record,
            "kind": cells.kind_label(record),
            "thumb": cells.thumb(record),
            "state": cells.state(record),
            "address": admins[record.kind].change_address(record.pk),
        }
        for record in records
    ]
