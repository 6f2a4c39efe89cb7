from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search import comparing, following, index

MOST_MENDED_SINGLY = 10_000  # where more differ, a rebuild is quicker


class Command(BaseCommand):
    help = (
        "Compare the search index with the editions, record by record, and say what is missing, stale or too much; "
        "exit non-zero where they differ. Nobody has to wait meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="write anew exactly what differs")

    def handle(self, *, mend, **options):
        try:
            if not self._is_readable(mend):
                return
            with comparing.side_by_side() as reading:
                count, uids = self._compared(reading)
            if not count:
                self.stdout.write(_("The search index and the editions say the same."))
            elif mend:
                self._mend(uids)
            else:
                self._complain(count)
        except (index.Busy, following.SearchUnavailable):
            raise CommandError(_("The search index could not be brought up to the ledger. Try again later.")) from None
        except OSError as problem:
            raise CommandError(_("The search index cannot be written: %(problem)s") % {"problem": problem}) from problem

    def _is_readable(self, mend):
        """Whether there is something to compare; where it is mended, it is built anew and nothing is left to do."""
        faults = comparing.faults_of_the_whole()
        for fault in faults:
            self.stderr.write(fault)
        if not faults:
            return True
        if not mend:
            self._complain(len(faults))
        self._rebuild()
        return False

    def _compared(self, reading):
        """(how many differences, the uids of all of them; None where only a rebuild mends them)."""
        count, uids = 0, set()
        for count, difference in enumerate(comparing.differences(reading), 1):
            self.stderr.write(difference.sentence)
            if uids is not None:
                uids.add(difference.uid)
            if not difference.uid or count > MOST_MENDED_SINGLY:
                uids = None
        return count, uids

    def _mend(self, uids):
        if uids is None:
            return self._rebuild()
        following.mend(sorted(uids))
        said = ngettext("%(count)s record was mended.", "%(count)s records were mended.", len(uids))
        self.stdout.write(said % {"count": len(uids)})

    def _rebuild(self):
        count = following.rebuild()
        said = ngettext(
            "The index was built anew; %(count)s record can be found.",
            "The index was built anew; %(count)s records can be found.",
            count,
        )
        self.stdout.write(said % {"count": count})

    def _complain(self, count):
        raise CommandError(
            ngettext(
                "The search index is not the same as the editions: %(count)s difference. --mend repairs it.",
                "The search index is not the same as the editions: %(count)s differences. --mend repairs them.",
                count,
            )
            % {"count": count}
        )
