from time import perf_counter

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from memorial.growing import grow


class Command(BaseCommand):
    help = "Make neutral synthetic records, clearly marked, until there are N; for measuring, never on a real memorial."

    def add_arguments(self, parser):
        parser.add_argument("--records", type=int, required=True, metavar="N", help="how many there shall be")
        parser.add_argument("--by", default="curator", help="the user name that stands in the revisions")

    def handle(self, *args, records, by, **options):
        person = get_user_model().objects.filter(username=by).first()
        if person is None:
            raise CommandError(f"There is no user “{by}”; name one with --by.")
        start = perf_counter()
        for made in grow(records, by=person):
            self.stdout.write(f"{made} records after {perf_counter() - start:.0f} s")
