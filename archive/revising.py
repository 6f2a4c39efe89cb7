"""Every door that changes a record leaves a revision: what it says now, who did it and why."""

from collections import defaultdict

from django.db.models import Max

from archive import readiness
from archive.describing import describe_all
from archive.models import OpenGap, Revision

BATCH = 500


def keep(record, *, by, note):
    """Keep what the record says now as its next revision."""
    keep_all([record], by=by, note=note)


def keep_all(records, *, by, note):
    """The same for many (`note` may be a function of each); also writes what each lacks. Returns what each says now."""
    last = _last_numbers(records)
    descriptions = describe_all(records)
    revisions = [
        Revision(
            record_id=record.pk,
            number=last.get(record.pk, 0) + 1,
            by=by,
            by_name=by.get_username(),
            note=note(record) if callable(note) else note,
            text=description.text,
            public_digest=description.digest,
        )
        for record, description in zip(records, descriptions, strict=True)
    ]
    _write_gaps(records, descriptions)
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    return descriptions


def _last_numbers(records):
    kept = Revision.objects.filter(record__in=[record.pk for record in records])
    return dict(kept.values("record").annotate(last=Max("number")).values_list("record", "last"))


def _write_gaps(records, descriptions):
    """Written anew only where they differ: most doors change none."""
    kept = OpenGap.objects.filter(record__in=[record.pk for record in records])
    before = defaultdict(dict)
    for pk, code, is_hard in kept.values_list("record", "code", "is_hard"):
        before[pk][code] = is_hard
    now = {
        record.pk: {gap.code: gap.is_hard for gap in readiness.gaps(description)}
        for record, description in zip(records, descriptions, strict=True)
    }
    changed = [pk for pk, found in now.items() if found != before[pk]]
    OpenGap.objects.filter(record__in=changed).delete()
    new = [OpenGap(record_id=pk, code=code, is_hard=now[pk][code]) for pk in changed for code in sorted(now[pk])]
    OpenGap.objects.bulk_create(new, batch_size=BATCH)
