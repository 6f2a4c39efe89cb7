"""Record → Description and back. Kinds declare what describes them; this walks the declarations."""

from collections import defaultdict
from decimal import Decimal
from functools import cache

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
    # Plain values, not instances: half the work of describing would be making these.
    records = model.objects.filter(pk__in=pks).values("pk", "uid", "kind", *_attributes(model, declared_columns(model)))
    rows = {row: _rows_of(row, pks) for row in kinds.row_models(model)}
    tags = _tags_of(pks)
    uids = _uids_meant(model, records, rows)
    return {record["pk"]: _described(model, record, rows, tags[record["pk"]], uids) for record in records}


def _rows_of(row_model, pks):
    grouped = defaultdict(list)
    found = row_model.objects.filter(record__in=pks).order_by("position", "pk")
    for row in found.values("record_id", *_attributes(row_model, (*row_model.described, *row_model.private))):
        grouped[row["record_id"]].append(row)
    return grouped


def _tags_of(pks):
    grouped = defaultdict(list)
    for record, uid in Record.tags.through.objects.filter(record__in=pks).values_list("record_id", "tag__uid"):
        grouped[record].append(uid)
    return grouped


def _uids_meant(model, records, rows):
    """uid by primary key, for every record that these records or their rows point to."""
    meant = {record[field.attname] for field in record_links(model) for record in records}
    for row_model, grouped in rows.items():
        links = record_links(row_model)
        meant |= {row[field.attname] for field in links for some in grouped.values() for row in some}
    return dict(Record.objects.filter(pk__in=meant - {None}).values_list("pk", "uid"))


@cache
def columns(model, names):
    """The fields of a model by their names."""
    return tuple(model._meta.get_field(name) for name in names)


def _attributes(model, names):
    return [field.attname for field in columns(model, names)]


@cache
def record_links(model):
    """The foreign keys to records among a model's declared columns."""
    return tuple(field for field in columns(model, declared_columns(model)) if field.is_relation)


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
    public = _plain(record, columns(model, kinds.declared(model, "described")), uids)
    private = _plain(record, columns(model, kinds.declared(model, "private")), uids)
    for row_model, grouped in rows.items():
        if own := grouped.get(record["pk"]):
            shown, hidden = columns(row_model, row_model.described), columns(row_model, row_model.private)
            public[row_model.key] = [_plain(row, shown, uids) for row in own]
            private[row_model.key] = without_absent(
                {str(place): _plain(row, hidden, uids) for place, row in enumerate(own)}
            )
    public |= {"uid": record["uid"], "kind": record["kind"], "tags": sorted(tags)}
    return Description(public=without_absent(public), private=without_absent(private))


def _plain(row, fields, uids):
    return without_absent({field.name: _plain_value(row[field.attname], field, uids) for field in fields})


def _plain_value(value, field, uids):
    """A column's value in plain JSON types; a link to a record as that record's uid."""
    if field.is_relation:
        return uids.get(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value
