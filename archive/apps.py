from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from archive.signals import ledger_grew

        ledger_grew.connect(pictures_follow_the_ledger, dispatch_uid="archive.preparing")


def pictures_follow_the_ledger(sender, lines, **_more):
    from archive import preparing

    preparing.follow(lines)
