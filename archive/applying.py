"""Description → record: the inverse of describing, for the demonstration, imports, restores and old revisions."""

from collections import defaultdict
from functools import cache

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from archive import kinds, revising
from archive.describing import columns, declared_columns, links_in
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
    records = {description.uid: _filled(description, old.get(description.uid)) for description in descriptions}
    # The shared table first, so that every uid has a primary key before anything refers to it.
    _insert(Record, [record for uid, record in records.items() if uid not in old])
    pks = _pks_meant(descriptions)
    by_kind = defaultdict(list)
    for description in descriptions:
        by_kind[description.kind].append(description)
    for kind, some in by_kind.items():
        _apply_kind(kinds.kind_named(kind), some, records, pks, old)
    now = Record.objects.in_bulk(list(records), field_name="uid")
    in_order = [now[description.uid] for description in descriptions]
    revising.keep_all(in_order, by=by, note=note)
    return in_order


def _filled(description, old):
    """The record with all that it says, except what refers to others."""
    model = kinds.kind_named(description.kind)
    record = model(uid=description.uid, kind=description.kind)
    if old:
        record.state = old.state
    _fill(record, declared_columns(model), description.public | description.private, where=description.uid)
    return record


def _insert(model, records):
    """Rows of one table for records whose kinds inherit it."""
    # bulk_create refuses models with a parent table; this is the step it would take for each table.
    fields = [field for field in model._meta.local_concrete_fields if field.remote_field or not field.primary_key]
    size = min(BATCH, connection.ops.bulk_batch_size(fields, records) or BATCH)
    for start in range(0, len(records), size):
        model._base_manager._insert(records[start : start + size], fields=fields)


def _pks_meant(descriptions):
    """Primary key by uid, of the records themselves and of every record they refer to."""
    meant = {uid for description in descriptions for uid in _uids_in(description)}
    return dict(Record.objects.filter(uid__in=meant).values_list("uid", "pk"))


def _uids_in(description):
    yield description.uid
    yield from description.public.get("tags", ())
    model = kinds.kind_named(description.kind)
    yield from (uid for _role, uid in links_in(model, description.public))


def _apply_kind(model, descriptions, records, pks, old):
    for one in descriptions:
        record = records[one.uid]
        record.pk = pks[one.uid]
        _link(record, declared_columns(model), one.public | one.private, pks, where=one.uid)
    _insert(model, [records[one.uid] for one in descriptions if one.uid not in old])
    changed = [records[one.uid] for one in descriptions if one.uid in old]
    for record in changed:
        record.save()
    for row_model in kinds.row_models(model):
        row_model.objects.filter(record__in=changed).delete()
        row_model.objects.bulk_create(_rows(row_model, descriptions, pks), batch_size=BATCH)
    through = Record.tags.through
    through.objects.filter(record__in=changed).delete()
    through.objects.bulk_create(_taggings(through, descriptions, pks), batch_size=BATCH)


def _rows(row_model, descriptions, pks):
    names = (*row_model.described, *row_model.private)
    rows = []
    for description in descriptions:
        hidden = description.private.get(row_model.key, {})
        for place, values in enumerate(description.public.get(row_model.key, ())):
            row = row_model(record_id=pks[description.uid], position=place)
            where = f"{description.uid}, {row_model.key} {place + 1}"
            values = values | hidden.get(str(place), {})
            _link(row, names, values, pks, where=where)
            _fill(row, names, values, where=where)
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


def _fill(row, names, values, *, where):
    """The columns that refer to nothing, checked."""
    try:
        for field in columns(type(row), names):
            if not field.is_relation:
                setattr(row, field.attname, _value(field, values.get(field.name)))
        row.clean_fields(exclude=_unchecked(type(row), names) | _well_chosen(row))
        if isinstance(row, Row):
            row.clean()
    except ValidationError as problem:
        raise UnusableDescription(f"{where}: {_sentences(problem)}") from problem


def _value(field, value):
    return field.get_default() if value is None else field.to_python(value)


@cache
def _unchecked(model, names):
    """What is not filled from a description, and links: these are followed, which is check enough."""
    return frozenset(field.name for field in model._meta.fields if field.is_relation or field.name not in names)


def _well_chosen(row):
    """Fields whose value is one of their choices: Django would list all of them anew for each row."""
    return {name for name, allowed in _choices(type(row)) if getattr(row, name) in allowed}


@cache
def _choices(model):
    fields = [field for field in model._meta.fields if field.choices]
    return [(field.attname, frozenset(value for value, _label in field.flatchoices)) for field in fields]


def _sentences(problem):
    """What is wrong, field by field where it says which."""
    if not hasattr(problem, "error_dict"):
        return " ".join(problem.messages)
    return "; ".join(f"{name}: {' '.join(found)}" for name, found in problem.message_dict.items())


def _link(row, names, values, pks, *, where):
    """The columns that refer to other records."""
    for field in columns(type(row), names):
        if field.is_relation:
            setattr(row, field.attname, _pk(values.get(field.name), pks, field, where))


def _pk(uid, pks, field, where):
    if uid is None:
        return field.get_default()
    if uid not in pks:
        raise UnusableDescription(
            _("%(where)s: %(field)s refers to the record %(uid)s, which is not here.")
            % {"where": where, "field": field.name, "uid": uid}
        )
    return pks[uid]
