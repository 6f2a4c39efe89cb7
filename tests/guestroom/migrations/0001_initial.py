import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("archive", "0002_guards")]
    operations = [
        migrations.CreateModel(
            name="Recording",
            fields=[
                (
                    "record_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="archive.record",
                    ),
                ),
                ("minutes", models.PositiveIntegerField(blank=True, null=True)),
            ],
            bases=("archive.record",),
        ),
    ]
