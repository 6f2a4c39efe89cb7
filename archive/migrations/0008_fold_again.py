"""Folding tells more letters of the Arabic and Armenian scripts apart: what stands folded in columns is folded anew."""

from django.db import migrations

AT_ONCE = 1000
# (model, the column that is folded, where its folded form stands)
FOLDED = (("Record", "title", "folded"), ("Name", "text", "folded"), ("Tag", "title", "vocabulary_key"))


def fold_again(apps, schema_editor):
    for model, column, folded in FOLDED:
        rows = apps.get_model("archive", model).objects.using(schema_editor.connection.alias)
        _fold_again(rows, column, folded)


def _fold_again(rows, column, folded):
    from archive.folding import fold

    last, longest = 0, rows.model._meta.get_field(folded).max_length
    is_unique = rows.model._meta.get_field(folded).unique
    while batch := list(rows.filter(pk__gt=last).order_by("pk").only("pk", column, folded)[:AT_ONCE]):
        last = batch[-1].pk
        for row in batch:
            anew = fold(getattr(row, column))[:longest]
            if anew == getattr(row, folded):
                continue
            # Two tags that have become one word stay as they are: a curator decides which of them shall go.
            if not (is_unique and rows.filter(**{folded: anew}).exists()):
                rows.filter(pk=row.pk).update(**{folded: anew})


class Migration(migrations.Migration):
    dependencies = [("archive", "0007_filings")]
    operations = [migrations.RunPython(fold_again, migrations.RunPython.noop)]
