from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.db.models.signals import post_migrate

        from archive.signals import ledger_grew

        post_migrate.connect(lists_are_complete, sender=self, dispatch_uid="archive.refiling")
        ledger_grew.connect(pictures_follow_the_ledger, dispatch_uid="archive.preparing")


def pictures_follow_the_ledger(sender, lines, **_more):
    from archive import preparing

    preparing.follow(lines)


def lists_are_complete(sender, using, apps=None, **_more):
    """A language that the pages have come to speak gets its lists; a database on its way back may have none."""
    from django.apps import apps as installed

    from archive import refiling

    try:
        models = [(apps or installed).get_model("archive", name) for name in ("Edition", "Filing")]
    except LookupError:
        return
    refiling.complete(*(model.objects.using(using) for model in models))
