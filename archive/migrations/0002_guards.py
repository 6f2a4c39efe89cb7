from django.db import migrations

from archive import guards


def set_up(apps, schema_editor):
    for statement in guards.statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]
    # Never taken down again: a ledger without its guards is no ledger.
    operations = [migrations.RunPython(set_up, migrations.RunPython.noop)]
