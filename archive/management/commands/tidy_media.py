from itertools import groupby

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from archive import tidying
from archive.models import Original


class Command(BaseCommand):
    help = "Lists the files that belong to nothing, or removes them, and names the originals that are missing."

    def add_arguments(self, parser):
        parser.add_argument("--remove", action="store_true", help="remove what is listed; it cannot be brought back")
        parser.add_argument(
            "--hours",
            type=float,
            default=24,
            help="leave what is younger than this: an upload may be under way (default: 24)",
        )

    def handle(self, *, remove, hours, **options):
        leftovers = list(tidying.leftovers(older_than=hours * 3600))
        for label, of_one_kind in groupby(leftovers, key=lambda leftover: leftover.label):
            self._tell(label, list(of_one_kind))
        if remove:
            self._remove(leftovers, hours)
        else:
            self.stdout.write(f"{len(leftovers)} found. Nothing was removed: --remove does that.")
        self._name_missing(list(tidying.missing_originals()))

    def _tell(self, label, leftovers):
        size = filesizeformat(sum(leftover.size for leftover in leftovers))
        self.stdout.write(f"{label}: {len(leftovers)} ({size})")
        for leftover in leftovers:
            self.stdout.write(f"  {leftover.path}")

    def _remove(self, leftovers, hours):
        # Asked again: what was listed may have arrived once more since.
        gone = [leftover.remove() for leftover in leftovers if leftover.is_older_than(hours * 3600)]
        rows = Original.objects.filter(sha256__in=tidying.originals_without_file())
        rows_gone, _by_model = rows.delete()
        self.stdout.write(f"{len(gone)} removed, and {rows_gone} descriptions of originals that were gone already.")

    def _name_missing(self, missing):
        for sha256, uids in missing:
            self.stderr.write(f"The original {sha256} is missing; it belongs to {', '.join(uids)}.")
        if missing:
            raise CommandError(f"{len(missing)} originals are missing: bring them back from a backup.")
