from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "exchange"
    verbose_name = _("Exchange")

    def ready(self):
        from archive.signals import ledger_grew
        from exchange.outgoing.offered import offer_all
        from exchange.outgoing.whole.standing import follow

        offer_all()
        ledger_grew.connect(follow, dispatch_uid="the files of all editions follow the ledger")
