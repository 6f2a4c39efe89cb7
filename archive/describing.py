"""Record → Description and back. Kinds declare what describes them; this walks the declarations."""

from collections import defaultdict

from django.db import models

from archive import kinds
from archive.description import Description, without_absent
from archive.models import Record


def describe(record):
    """What a record says of itself now, read afresh from the database."""
    return describe_all([record])[0]


def describe_all(records):
    """Descriptions in the given order, by a fixed number of queries for each kind, however many records."""
    found = {}
    by_kind = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record.pk)
    for kind, pks in by_kind.items():
        found |= _describe_kind(kinds.kind_named(kind), pks)
    return [found[record.pk] for record in records]


def _describe_kind(model, pks):
    records = model.objects.in_bulk(pks)
    rows = {row: _rows_of(row, pks) for row in kinds.row_models(model)}
    tags = _tags_of(pks)
    uids = _uids_meant(model, records.values(), rows)
    return {pk: _described(model, record, rows, tags[pk], uids) for pk, record in records.items()}


def _rows_of(row_model, pks):
    grouped = defaultdict(list)
    for row in row_model.objects.filter(record__in=pks).order_by("record", "position", "pk"):
        grouped[row.record_id].append(row)
    return grouped


def _tags_of(pks):
    grouped = defaultdict(list)
    for record, uid in Record.tags.through.objects.filter(record__in=pks).values_list("record_id", "tag__uid"):
        grouped[record].append(uid)
    return grouped


def _uids_meant(model, records, rows):
    """uid by primary key, for every record that these records or their rows point to."""
    meant = {getattr(record, field.attname) for field in record_links(model) for record in records}
    for row_model, grouped in rows.items():
        links = record_links(row_model)
        meant |= {getattr(row, field.attname) for field in links for some in grouped.values() for row in some}
    return dict(Record.objects.filter(pk__in=meant - {None}).values_list("pk", "uid"))


def record_links(model):
    """The foreign keys to records among a model's declared columns."""
    return [field for name in declared_columns(model) if (field := model._meta.get_field(name)).is_relation]


def links_in(model, public):
    """(role, uid) of everything a public description links to, except its tags. A relation's role is its own."""
    for field in record_links(model):
        if uid := public.get(field.name):
            yield field.name, uid
    for row_model in kinds.row_models(model):
        names = [field.name for field in record_links(row_model)]
        for row in public.get(row_model.key, ()):
            yield from ((row.get("role", name), row[name]) for name in names if row.get(name))


def declared_columns(model):
    return (*kinds.declared(model, "described"), *kinds.declared(model, "private"))


def _described(model, record, rows, tags, uids):
    public = _columns(record, kinds.declared(model, "described"), uids)
    private = _columns(record, kinds.declared(model, "private"), uids)
    for row_model, grouped in rows.items():
        own = grouped.get(record.pk, ())
        public[row_model.key] = [_columns(row, row_model.described, uids) for row in own]
        hidden = {str(place): _columns(row, row_model.private, uids) for place, row in enumerate(own)}
        private[row_model.key] = without_absent(hidden)
    public |= {"uid": record.uid, "kind": record.kind, "tags": sorted(tags)}
    return Description(public=without_absent(public), private=without_absent(private))


def _columns(row, names, uids):
    return without_absent({name: _plain(row, row._meta.get_field(name), uids) for name in names})


def _plain(row, field, uids):
    """A column's value in plain JSON types; a link to a record as that record's uid."""
    value = getattr(row, field.attname)
    if field.is_relation:
        return uids.get(value)
    if isinstance(field, models.DecimalField) and value is not None:
        return format(value.normalize(), "f")
    return value
