"""Editions that were written before they had columns for their picture and their rights."""

import json

from django.db import migrations


def fill(apps, schema_editor):
    editions = apps.get_model("archive", "Edition").objects.using(schema_editor.connection.alias)
    for edition in editions.filter(kind="photograph").exclude(text="").iterator():
        says = json.loads(edition.text)
        edition.image_sha256, edition.rights = says.get("image_sha256", ""), says.get("rights", "")
        edition.save(update_fields=["image_sha256", "rights"])


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_photographs")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
