from django.core.management.base import BaseCommand, CommandError

from archive import originals, pictures, preparing, public_files
from archive.models import Original, Photograph, Preparation
from archive.wanted import wanted_pictures


class Command(BaseCommand):
    help = (
        "Makes the public files that published pictures lack, and removes those that no published picture needs. "
        "Kept files of which nothing is known yet are examined first."
    )

    def handle(self, **options):
        examined = [self._examine(sha256) for sha256 in self._unknown()]
        wanted = dict(wanted_pictures())
        removed = [public_files.discard(path) for path in list(public_files.not_wanted(wanted))]
        outcomes = [self._make(uid, pictures) for uid, pictures in wanted.items()]
        made, there, failed = (outcomes.count(outcome) for outcome in (True, False, None))
        if examined:
            self.stdout.write(f"{examined.count(True)} originals examined.")
        self.stdout.write(f"{made} made, {there} already there, {len(removed)} removed.")
        if failed or not all(examined):
            raise CommandError(f"{failed + examined.count(False)} failed, see above.")

    def _unknown(self):
        """Files of photographs that were kept before originals had rows of their own."""
        held = Photograph.objects.exclude(image_sha256="").values_list("image_sha256", flat=True)
        return sorted(set(held) - set(Original.objects.values_list("sha256", flat=True)))

    def _examine(self, sha256):
        try:
            with originals.open_original(sha256) as file:
                originals.take_in(file, name=sha256)
        except (FileNotFoundError, pictures.UnacceptablePicture) as problem:
            self.stderr.write(f"{sha256}: {problem}")
            return False
        return True

    def _make(self, uid, pictures):
        """Whether they had to be made; None where that failed."""
        public_files.keep_only(uid, pictures)
        if all(map(public_files.is_made, pictures)):
            return False
        preparation = preparing.make_now(uid)
        if preparation.state == Preparation.State.MADE:
            return True
        self.stderr.write(f"{uid}: {preparation.reason}")
        return None
