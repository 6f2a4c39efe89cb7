"""Records per second of writing the same rows and tags, and nothing else: no check, no revision, no edition."""

import sys
import time

from django.db import transaction

from archive.models import Record, Tag
from memorial.growing import BATCH, record, tags

TAGGING = Record.tags.through


def rate(records):
    for tag in tags():
        Tag.objects.create(uid=tag.uid, title=tag.public["title"])
    keys = dict(Tag.objects.values_list("uid", "pk"))
    spent = 0.0
    for first in range(1, records + 1, BATCH):
        batch = [record(number) for number in range(first, min(first + BATCH, records + 1))]
        start = time.perf_counter()
        write(batch, keys)
        spent += time.perf_counter() - start
    return records / spent


@transaction.atomic
def write(batch, keys):
    rows = Record.objects.bulk_create([row(description) for description in batch])
    tagged = [(made.pk, keys[tag]) for made, one in zip(rows, batch, strict=True) for tag in one.public["tags"]]
    TAGGING.objects.bulk_create([TAGGING(record_id=pk, tag_id=tag) for pk, tag in tagged])


def row(description):
    columns = {name: description.public[name] for name in Record.described if name in description.public}
    return Record(uid=description.uid, kind=description.kind, notes=description.private["notes"], **columns)


if __name__ == "__main__":
    sys.stdout.write(f"{rate(int(sys.argv[1]))}\n")
