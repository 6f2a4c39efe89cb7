from django.core.management.base import BaseCommand, CommandError

from archive import derivatives
from archive.pixels import DAMAGE


class Command(BaseCommand):
    help = "Makes the derivatives that published pictures lack, and removes those that no published picture needs."

    def handle(self, **options):
        wanted = dict(derivatives.wanted_pictures())
        removed = derivatives.remove_orphans(wanted)
        outcomes = [self._make(uid, sha256) for uid, sha256 in wanted.items()]
        made, there, failed = (outcomes.count(outcome) for outcome in (True, False, None))
        self.stdout.write(f"{made} made, {there} already there, {removed} removed.")
        if failed:
            raise CommandError(f"{failed} could not be made: their originals are missing or damaged, see above.")

    def _make(self, uid, sha256):
        """Whether it had to be made; None where that failed."""
        try:
            return derivatives.make(uid, sha256)
        except DAMAGE as problem:
            self.stderr.write(f"{uid}: {problem}")
            return None
