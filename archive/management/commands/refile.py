from django.core.management.base import BaseCommand
from django.db import transaction

from archive import refiling
from archive.models import Edition, Filing


class Command(BaseCommand):
    help = "Puts every list in order anew: after an alphabet in archive/languages.py, or FILING_LANGUAGE, was changed."

    @transaction.atomic
    def handle(self, **options):
        Filing.objects.all().delete()
        read = refiling.complete(Edition.objects.all(), Filing.objects.all())
        moved = refiling.refile_for_the_house()
        self.stdout.write(f"{read} records filed in every language; {moved} moved in the order of the house.")
