from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from archive import signals
        from archive.tagged import offer

        from . import tagged
        from .following import on_ledger_grew

        signals.ledger_grew.connect(on_ledger_grew, dispatch_uid="search follows the ledger")
        offer(tagged)
