"""Alternative texts that were saved before weak ones were written down."""

from django.db import migrations

from archive.folding import fold

BATCH = 500


def weaknesses(photograph):
    text = photograph.alternative_text.strip()
    if len(text) < 25:
        yield "alternative-text-short"
    if len(text) > 400:
        yield "alternative-text-long"
    if fold(text) in map(fold, (photograph.title, photograph.caption, photograph.caption_published)):
        yield "alternative-text-is-caption"


def write_down(apps, schema_editor):
    alias = schema_editor.connection.alias
    OpenGap = apps.get_model("archive", "OpenGap")
    photographs = apps.get_model("archive", "Photograph").objects.using(alias)
    told = photographs.exclude(image_sha256="").exclude(alternative_text="").filter(is_decorative=False)
    gaps = [
        OpenGap(record_id=photograph.pk, code=code, is_hard=False)
        for photograph in told.only("title", "caption", "caption_published", "alternative_text").iterator()
        for code in weaknesses(photograph)
    ]
    OpenGap.objects.using(alias).bulk_create(gaps, batch_size=BATCH, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_pictures_of_editions")]
    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
