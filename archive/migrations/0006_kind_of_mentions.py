"""Mentions say of what kind the record is that they name, so that search can count people, places and events apart."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    alias = schema_editor.connection.alias
    mentions = apps.get_model("archive", "Mention").objects.using(alias)
    named = apps.get_model("archive", "Record").objects.using(alias).filter(uid=OuterRef("uid"))
    mentions.update(kind=Subquery(named.values("kind")[:1]))


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_gaps_of_alternative_texts")]
    operations = [
        migrations.AddField("mention", "kind", models.CharField(max_length=32, default=""), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
