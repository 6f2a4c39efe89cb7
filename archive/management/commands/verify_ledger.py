from django.core.management.base import BaseCommand, CommandError

from archive.ledger import faults
from archive.models import LedgerLine


class Command(BaseCommand):
    help = (
        "Verify the ledger and every edition; name whatever was altered, is missing or out of order, and exit non-zero."
    )

    def handle(self, *args, **options):
        found = 0
        for fault in faults():
            self.stderr.write(fault)
            found += 1
        if found:
            raise CommandError(f"The record is not whole: {found} fault(s).")
        self.stdout.write(f"The ledger is whole: {LedgerLine.objects.count()} lines, each follows the one before.")
