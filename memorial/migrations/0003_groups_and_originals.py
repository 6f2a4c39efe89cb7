"""Who may take an original away: those who tend the holdings, and those who run the house."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def allow(apps, schema_editor):
    alias = schema_editor.connection.alias
    config = apps.get_app_config("archive")
    config.models_module = True  # Django makes permissions after all migrations; this one is needed now
    create_permissions(config, apps=apps, using=alias, verbosity=0)
    config.models_module = None
    permission = apps.get_model("auth", "Permission").objects.using(alias).get(codename="download_original")
    for group in apps.get_model("auth", "Group").objects.using(alias).filter(name__in=["curator", "administrator"]):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("memorial", "0002_groups"), ("archive", "0004_pictures_of_editions")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
