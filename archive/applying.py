"""Description → record: the inverse of describing, for the demonstration, imports, restores and old revisions."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from archive import kinds, revising
from archive.describing import declared_columns, links_in
from archive.models import Record
from archive.models.rows import Row

# Parents first, children after: so many rows go into one statement.
BATCH = 500


class UnusableDescription(ValueError):
    """A Description that cannot become a record; the sentence says which record, where and why."""


def apply(description, *, by, note):
    """Make the record say what the description says; it is created where its uid is new. Leaves a revision."""
    return apply_all([description], by=by, note=note)[0]


@transaction.atomic
def apply_all(descriptions, *, by, note):
    """The same for many at once, all or none; they may refer to each other in any order."""
    old = Record.objects.in_bulk([description.uid for description in descriptions], field_name="uid")
    _add_records([description for description in descriptions if description.uid not in old])
    pks = _pks_meant(descriptions)
    by_kind = defaultdict(list)
    for description in descriptions:
        by_kind[description.kind].append(description)
    for kind, some in by_kind.items():
        _apply_kind(kinds.kind_named(kind), some, pks, old)
    records = Record.objects.in_bulk([description.uid for description in descriptions], field_name="uid")
    in_order = [records[description.uid] for description in descriptions]
    revising.keep_all(in_order, by=by, note=note)
    return in_order


def _add_records(descriptions):
    """Rows of the shared table alone, so that every uid has a primary key before anything refers to it."""
    names = (*Record.described, *Record.private)
    records = []
    for description in descriptions:
        record = Record(uid=description.uid, kind=description.kind)
        _fill(record, names, description.public | description.private, {}, where=description.uid)
        records.append(record)
    Record.objects.bulk_create(records, batch_size=BATCH)


def _pks_meant(descriptions):
    """Primary key by uid, of the records themselves and of every record they refer to."""
    meant = {uid for description in descriptions for uid in _uids_in(description)}
    return dict(Record.objects.filter(uid__in=meant).values_list("uid", "pk"))


def _uids_in(description):
    yield description.uid
    yield from description.public.get("tags", ())
    model = kinds.kind_named(description.kind)
    yield from (uid for _role, uid in links_in(model, description.public))


def _apply_kind(model, descriptions, pks, old):
    records = [_filled(model, description, pks, old) for description in descriptions]
    _insert_own_table(model, [record for record in records if record.uid not in old])
    changed = [record for record in records if record.uid in old]
    for record in changed:
        record.save()
    for row_model in kinds.row_models(model):
        row_model.objects.filter(record__in=changed).delete()
        row_model.objects.bulk_create(_rows(row_model, descriptions, pks), batch_size=BATCH)
    through = Record.tags.through
    through.objects.filter(record__in=changed).delete()
    through.objects.bulk_create(_taggings(through, descriptions, pks), batch_size=BATCH)


def _filled(model, description, pks, old):
    record = model(pk=pks[description.uid], uid=description.uid, kind=description.kind)
    if description.uid in old:
        record.state = old[description.uid].state
    _fill(record, declared_columns(model), description.public | description.private, pks, where=description.uid)
    return record


def _rows(row_model, descriptions, pks):
    rows = []
    for description in descriptions:
        hidden = description.private.get(row_model.key, {})
        for place, values in enumerate(description.public.get(row_model.key, ())):
            row = row_model(record_id=pks[description.uid], position=place)
            where = f"{description.uid}, {row_model.key} {place + 1}"
            _fill(
                row, (*row_model.described, *row_model.private), values | hidden.get(str(place), {}), pks, where=where
            )
            rows.append(row)
    return rows


def _taggings(through, descriptions, pks):
    try:
        return [
            through(record_id=pks[one.uid], tag_id=pks[tag])
            for one in descriptions
            for tag in one.public.get("tags", ())
        ]
    except KeyError as missing:
        raise UnusableDescription(
            _("A record has the tag %(uid)s, which is not here.") % {"uid": missing.args[0]}
        ) from missing


def _insert_own_table(model, records):
    """Rows of a kind's own table for records whose shared rows are there already."""
    # bulk_create refuses models with a parent table; this is the step it would take for each table.
    fields = model._meta.local_concrete_fields
    size = min(BATCH, connection.ops.bulk_batch_size(fields, records) or BATCH)
    for start in range(0, len(records), size):
        model._base_manager._insert(records[start : start + size], fields=fields)


def _fill(row, names, values, pks, *, where):
    for name in names:
        field = row._meta.get_field(name)
        setattr(row, field.attname, _value(field, values.get(name), pks, where))
    exclude = {field.name for field in row._meta.fields if field.is_relation or field.name not in names}
    try:
        row.clean_fields(exclude=exclude)
        if isinstance(row, Row):
            row.clean()
    except ValidationError as problem:
        raise UnusableDescription(f"{where}: {_sentences(problem)}") from problem


def _sentences(problem):
    """What is wrong, field by field where it says which."""
    if not hasattr(problem, "error_dict"):
        return " ".join(problem.messages)
    return "; ".join(f"{name}: {' '.join(found)}" for name, found in problem.message_dict.items())


def _value(field, value, pks, where):
    if value is None:
        return field.get_default()
    if not field.is_relation:
        return field.to_python(value)
    if value not in pks:
        raise UnusableDescription(
            _("%(where)s: %(field)s refers to the record %(uid)s, which is not here.")
            % {"where": where, "field": field.name, "uid": value}
        )
    return pks[value]
