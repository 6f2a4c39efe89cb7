from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchange.outgoing.whole.making import TakenBack, make


class Command(BaseCommand):
    help = "Write all current editions into the files that /data/ hands out: JSON Lines and CSV, compressed."

    def add_arguments(self, parser):
        parser.add_argument("--base", help="where the memorial stands, such as https://memorial.example.org")

    def handle(self, *, base, **options):
        base = (base or _own_address()).rstrip("/")
        try:
            whole = make(base)
        except TakenBack:
            raise CommandError(
                _("A record was withdrawn or erased while the files were made, so they were removed. Make them again.")
            ) from None
        except OSError as problem:
            raise CommandError(_("The files cannot be written: %(problem)s") % {"problem": problem}) from problem
        said = ngettext(
            "%(count)s edition at line %(position)s of the ledger, with addresses of %(base)s:",
            "%(count)s editions at line %(position)s of the ledger, with addresses of %(base)s:",
            whole.count,
        )
        self.stdout.write(said % {"count": whole.count, "position": whole.position, "base": base})
        for name, file in whole.files.items():
            self.stdout.write(f"{file['sha256']}  {name}  {file['bytes']}")


def _own_address():
    """By the settings: the first origin whose forms are accepted, else the first host."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return settings.CSRF_TRUSTED_ORIGINS[0]
    host = next((host for host in settings.ALLOWED_HOSTS if "*" not in host), None)
    if host is None:
        raise CommandError(_("Say where the memorial stands: --base https://memorial.example.org"))
    return f"{'https' if settings.HTTPS else 'http'}://{host.lstrip('.')}"
