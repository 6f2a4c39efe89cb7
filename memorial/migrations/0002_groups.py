"""The four groups of a house: who writes, who tends, who answers for what is public, who runs it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

KINDS = {
    "archive": ("record", "photograph", "person", "organisation", "place", "source"),
    "memorial": ("entry", "event", "statement"),
}
EVERY_KIND = [(app, kind) for app, kinds in KINDS.items() for kind in kinds]
TAG, MEMORIAL = ("archive", "tag"), ("memorial", "memorial")


def may(acts, *kinds):
    return {(app, f"{act}_{kind}") for app, kind in kinds for act in acts.split()}


SUBMIT = {("archive", "submit_record")}
ANSWER_FOR = {("archive", "publish_record"), ("archive", "withdraw_record")}
CONTRIBUTOR = may("add change view", *EVERY_KIND) | may("add view", TAG) | SUBMIT
CURATOR = CONTRIBUTOR | may("delete", *EVERY_KIND, TAG) | may("change", TAG) | may("add change view", MEMORIAL)
REVIEWER = may("view", *EVERY_KIND, TAG, MEMORIAL) | SUBMIT | ANSWER_FOR
ADMINISTRATOR = (
    CURATOR
    | ANSWER_FOR
    | may("delete", MEMORIAL)
    | may("add change delete view", ("auth", "user"), ("auth", "group"))
    | {("archive", "erase_edition")}
)
GROUPS = {"contributor": CONTRIBUTOR, "curator": CURATOR, "reviewer": REVIEWER, "administrator": ADMINISTRATOR}


def make_groups(apps, schema_editor):
    alias = schema_editor.connection.alias
    _make_permissions(apps, alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias).select_related("content_type")
    there = {(one.content_type.app_label, one.codename): one for one in permissions}
    for name, allowed in GROUPS.items():
        group, _is_new = apps.get_model("auth", "Group").objects.using(alias).get_or_create(name=name)
        group.permissions.add(*(there[one] for one in sorted(allowed)))


def _make_permissions(apps, alias):
    """Django makes them after all migrations; they are needed now."""
    for app in ("archive", "memorial", "auth"):
        config = apps.get_app_config(app)
        config.models_module = True
        create_permissions(config, apps=apps, using=alias, verbosity=0)
        config.models_module = None


class Migration(migrations.Migration):
    dependencies = [
        ("memorial", "0001_initial"),
        ("archive", "0002_guards"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
