"""What a batch fills into its photographs: the rows of its spreadsheet, and what is the same for all."""

from collections import defaultdict

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import Arrival, Batch, Outcome, State
from exchange.incoming import filling, sheets
from exchange.incoming.zip_names import key

NOTHING = {"number": 0, "file": ""}


def language_of(batch):
    """In which language the photographs of a batch are described, until somebody says another."""
    return batch.shared.get("values", {}).get("language") or settings.LANGUAGE_CODE


def fill_new(arrival, batch, *, by):
    """Fill a draft that has just come with all that the batch knows of it; whether there was anything to fill."""
    row = row_for(arrival, ByName(_rows(batch)), used_rows(batch)) if batch.sheet else None
    if row is None and not batch.shared:
        return False
    words = {"name": arrival.name, "row": row.number if row else 0, "sheet": batch.sheet_name}
    note = _("Arrived as %(name)s, described in row %(row)s of %(sheet)s.") if row else _("Arrived as %(name)s.")
    # What its own row says stands before what all have in common.
    return _fill([(arrival, together(shared_row(batch), row))], by=by, note=note % words)


def take_sheet(batch, file, *, name, by):
    """Read a spreadsheet in the place of the one before, and describe by it every draft that it names."""
    sheet = sheets.read(file, name=name, language=language_of(batch))
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch.pk)
        batch.sheet_name, batch.sheet_problems = name, [str(problem) for problem in sheet.problems]
        batch.sheet = [row.to_json() for row in sheet.rows]
        batch.save()
        batch.arrivals.update(row=None)
        used, rows = set(), ByName(sheet.rows)
        pairs = [(one, row) for one in drafts(batch) if (row := row_for(one, rows, used))]
        _fill(pairs, by=by, note=filling.from_sheet(name))
        _keep(pairs, ["row", "given", "sentence"])
    return sheet


def apply_to_all(batch, shared, *, by):
    """Fill every draft with what is the same for all, keeping what was changed by hand; how many were changed."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch.pk)
        batch.shared = shared
        batch.save()
        rows = {row.number: row for row in _rows(batch)}  # what a file's own row says stands before it here too
        pairs = [(arrival, together(shared_row(batch), rows.get(arrival.row))) for arrival in drafts(batch)]
        changed = _fill(pairs, by=by, note=_("Filled in for the whole batch."))
        _keep(pairs, ["given", "sentence"])
    return changed


def drafts(batch):
    """The arrivals of a batch whose photographs are still being written; what is in review or public is left alone."""
    kept = batch.arrivals.filter(outcome=Outcome.KEPT, photograph__state=State.DRAFT)
    return list(kept.select_related("photograph"))


def row_for(arrival, rows, used):
    """The row of the spreadsheet that names a file; one that describes another file already is not used again.

    `rows` are those that may (see `ByName`)."""
    row = sheets.row_for(rows.that_may_name(arrival.name), arrival.name)
    if row is None:
        return None
    if row.number in used:
        words = {"row": row.number}
        arrival.sentence = (
            _("Row %(row)s names this file, and describes another file of the same name already.") % words
        )
        return None
    used.add(row.number)
    arrival.row = row.number
    return row


class ByName:
    """Rows by the last part of their file's name, so that thousands of files do not each look through thousands."""

    def __init__(self, rows):
        self.rows = defaultdict(list)
        for row in rows:
            self.rows[_last(row.file)].append(row)

    def that_may_name(self, name):
        last = _last(name)
        return [row for part in dict.fromkeys([last, last.rpartition(".")[0]]) for row in self.rows.get(part, ())]


def _last(path):
    return key(path).rpartition("/")[2]


def used_rows(batch):
    return set(batch.arrivals.exclude(row=None).values_list("row", flat=True))


def rows_without_file(batch):
    """The rows whose file has not come."""
    used = used_rows(batch)
    return [row for row in _rows(batch) if row.number not in used]


def shared_row(batch):
    return sheets.Row.from_json(NOTHING | batch.shared)


def together(first, second):
    """Two rows as one; where both say something, the second does."""
    if second is None:
        return first
    return sheets.Row(
        number=second.number,
        file=second.file,
        values=first.values | second.values,
        words=first.words | second.words,
        links=first.links | second.links,
    )


def _rows(batch):
    return [sheets.Row.from_json(row) for row in batch.sheet]


def _keep(pairs, columns):
    Arrival.objects.bulk_update([arrival for arrival, _row in pairs], columns, batch_size=500)


def _fill(pairs, *, by, note):
    """Fill drafts from rows, and note on their arrivals what was filled in; how many were changed."""
    fillings = [filling.Filling(arrival.photograph, row, given=arrival.given) for arrival, row in pairs]
    filling.fill(fillings, by=by, note=note)
    for (arrival, _row), done in zip(pairs, fillings, strict=True):
        arrival.given = arrival.given | done.filled
        if done.problems:
            arrival.sentence = "\n".join(str(problem) for problem in done.problems)
    return sum(done.is_changed for done in fillings)
