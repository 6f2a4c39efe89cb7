"""A house filled in bulk: the very rows that describing, reviewing and publishing would leave, far faster."""

import gc
from functools import cache

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from archive import editioning, filing, kinds, readiness
from archive.describing import columns, declared_columns
from archive.folding import fold, slug
from archive.models import Act, Address, Edition, Filing, LedgerLine, Mention, OpenGap, Record, Revision, State
from archive.models.fields import FoldedField
from archive.publishing import MOVES

from .counted import kind_of
from .rows import Rows, settle
from .things import NOTE, description
from .uids import number_at, uid_of

BATCH = 5000
TAGGING = Record.tags.through
# What the doors write down: when it is made, sent for review, published.
NOTES = (NOTE, str(MOVES[State.DRAFT, State.REVIEW].label), NOTE)


def fill(wanted):
    """Add what is missing until there are as many as wanted; yields how many there are after each batch."""
    first = filled() + 1
    for start in range(first, wanted + 1, BATCH):
        end = min(start + BATCH, wanted + 1)
        gc.disable()  # a batch makes a million things and no cycle
        with transaction.atomic():
            tables = write([description(number) for number in range(start, end)])
        gc.enable()
        yield end - 1
    if first <= wanted:
        settle(tables)


def filled():
    """How many there are. They are written in their order, so that all numbers up to it are taken."""
    first = before_the_first()
    return Record.objects.filter(pk__gt=first, notes=NOTE).count() if first is not None else 0


def before_the_first():
    """What to add to a record's number for its primary key, or None where there is no record yet."""
    pk = Record.objects.filter(uid=uid_of(1)).values_list("pk", flat=True).first()
    return None if pk is None else pk - 1


def write(descriptions):
    """All that describes these records, their history, and what the public sees of them; returns the tables."""
    rows, moment = Rows(), timezone.now()
    before = before_the_first()
    before = rows.key(Record) - 1 if before is None else before
    by, head = get_user_model().objects.get(username="curator"), LedgerLine.objects.head()
    for one in descriptions:
        record = _described(rows, one, before)
        _kept(rows, record, one, by, moment)
        head = _published(rows, record, one, head, moment)
    return rows.write()


def _described(rows, one, before):
    model, pk_of = kinds.kind_named(one.kind), lambda uid: uid and before + number_at(uid)
    record = model(pk=pk_of(one.uid), id=pk_of(one.uid), uid=one.uid, kind=one.kind, state=State.PUBLISHED)
    _fill(record, declared_columns(model), one.public | one.private, pk_of)
    for table in _tables_of(model):
        for name in _derived(table):
            table._meta.get_field(name).pre_save(record, True)
        rows.add(table, record)
    for row_model in kinds.row_models(model):
        for place, values in enumerate(one.public.get(row_model.key, ())):
            rows.add_new(row_model, record_id=record.pk, position=place, **_row(row_model, values, pk_of))
    for uid in one.public.get("tags", ()):
        rows.add_new(TAGGING, record_id=record.pk, tag_id=pk_of(uid))
    return record


def _fill(row, names, values, pk_of):
    for field in columns(type(row), tuple(names)):
        if field.name in values:
            value = values[field.name]
            setattr(row, field.attname, pk_of(value) if field.is_relation else field.to_python(value))


def _row(row_model, values, pk_of):
    found = {
        field.attname: pk_of(values[field.name]) if field.is_relation else values[field.name]
        for field in columns(row_model, row_model.described)
        if field.name in values
    }
    return found | {name: fold(found[of])[:limit] for name, of, limit in _folded(row_model)}


@cache
def _folded(row_model):
    fields = row_model._meta.local_concrete_fields
    return [(field.attname, field.of, field.max_length) for field in fields if isinstance(field, FoldedField)]


@cache
def _tables_of(model):
    """The shared table first, then the kind's own."""
    return tuple(reversed([base for base in model.__mro__ if issubclass(base, Record)]))


@cache
def _derived(table):
    """Columns that are worked out from others, or from the clock, whenever a row is saved."""
    fields = table._meta.local_concrete_fields
    return tuple(field.name for field in fields if hasattr(field, "of") or getattr(field, "auto_now", False))


def _kept(rows, record, one, by, moment):
    facts = {"record_id": record.pk, "text": one.text, "public_digest": one.digest}
    whose = {"at": moment, "by_id": by.pk, "by_name": by.get_username()}
    for number, note in enumerate(NOTES, start=1):
        rows.add_new(Revision, number=number, note=note, **facts, **whose)
    for code, is_hard in sorted({gap.code: gap.is_hard for gap in readiness.gaps(one)}.items()):
        rows.add_new(OpenGap, record_id=record.pk, code=code, is_hard=is_hard)


def _published(rows, record, one, head, moment):
    """The ledger's new head."""
    address = slug(one.public["title"])
    edition = editioning._edition(record, one, number=1, slug=address, at=moment)
    edition.pk = rows.key(Edition)
    rows.add(Edition, edition)
    for role, uid in editioning._links(one.public):
        rows.add_new(Mention, edition_id=edition.pk, role=role, uid=uid, kind=kind_of(number_at(uid)))
    for filed in filing.places(edition):
        rows.add_new(Filing, edition_id=edition.pk, **filed)
    rows.add_new(Address, kind=one.kind, slug=address, uid=one.uid)
    said = {"act": str(Act.PUBLISHED), "uid": one.uid, "kind": one.kind, "edition": 1, "digest": one.digest}
    line = LedgerLine(**said, at=moment.isoformat(timespec="seconds")).after(head)
    rows.add(LedgerLine, line)
    return line
