from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from archive.signals import ledger_grew

        ledger_grew.connect(derivatives_follow_the_ledger, dispatch_uid="archive.derivatives")


def derivatives_follow_the_ledger(sender, lines, **_more):
    from archive import derivatives

    derivatives.follow(lines)
