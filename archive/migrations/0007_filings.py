"""Lists stand in the alphabet of the page's language: filings take the place of one initial and one index of names.

They are written when all migrations are done (archive/refiling.py), as for a language that is new.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_kind_of_mentions")]
    operations = [
        migrations.CreateModel(
            name="Filing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=12)),
                ("kind", models.CharField(max_length=32)),
                ("sort_key", models.BinaryField(max_length=150)),
                ("initial", models.CharField(max_length=4)),
                (
                    "edition",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filings",
                        to="archive.edition",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["language", "kind", "sort_key", "edition"], name="filed_by_alphabet"),
                    models.Index(
                        fields=["language", "kind", "initial", "sort_key", "edition"], name="filed_by_initial"
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=["edition", "language"], name="one_filing_a_language")],
            },
        ),
        migrations.RemoveIndex("edition", "current_by_alphabet"),
        migrations.RemoveIndex("edition", "current_by_initial"),
        migrations.RemoveField("edition", "initial"),
    ]
