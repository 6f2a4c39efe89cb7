import time

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search import following, index


class Command(BaseCommand):
    help = "Build the search index anew from everything published, beside the old one, and put it in its place."

    def handle(self, **options):
        begun = time.monotonic()
        try:
            count = following.rebuild()
        except index.Busy:
            raise CommandError(_("Another process is writing the search index. Try again later.")) from None
        except OSError as problem:
            raise CommandError(_("The search index cannot be written: %(problem)s") % {"problem": problem}) from problem
        said = ngettext("%(count)s record can be found.", "%(count)s records can be found.", count) % {"count": count}
        self.stdout.write(f"{said} ({time.monotonic() - begun:.1f} s)")
