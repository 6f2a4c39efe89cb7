"""Writing lines of the ledger, and verifying that nobody altered them."""

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.description import digest
from archive.guards import missing_guards
from archive.models import Act, Edition, LedgerLine, Record, State
from archive.models.ledger import NOTHING_BEFORE

# Any fixed number: it names the lock under which PostgreSQL lets one transaction at a time extend the chain.
LOCK = 1990_01_20


def locked_head():
    """The last line, held still until this transaction ends. SQLite's immediate transactions hold it already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    return LedgerLine.objects.head()


def write_lines(editions, act, *, after):
    """One line for each edition, chained behind the line given (None: the ledger is empty)."""
    at = timezone.now().isoformat(timespec="seconds")
    lines = []
    for edition in editions:
        line = LedgerLine(
            act=act, uid=edition.uid, kind=edition.kind, edition=edition.number, digest=edition.digest, at=at
        )
        after = line.after(after)
        lines.append(line)
    return LedgerLine.objects.bulk_create(lines, batch_size=500)


def faults():
    """Sentences that name every altered, missing or reordered line and edition; none where the record is whole."""
    yield from _broken_links()
    yield from _broken_editions()
    yield from _unledgered_states()
    yield from _missing_guards()


def _broken_links():
    place, previous = 0, NOTHING_BEFORE
    for line in LedgerLine.objects.order_by("position").iterator():
        for missing in range(place + 1, line.position):
            yield _("Line %(position)s is missing.") % {"position": missing}
        if line.hash != line.computed_hash():
            yield _("Line %(position)s was altered: it does not match its own hash.") % {"position": line.position}
        if line.position == place + 1 and line.previous != previous:
            yield _("Line %(position)s does not follow line %(before)s: one of them was replaced or moved.") % {
                "position": line.position,
                "before": place,
            }
        place, previous = line.position, line.hash


def _broken_editions():
    lines = {(line.uid, line.edition): line for line in LedgerLine.objects.filter(act=Act.PUBLISHED).iterator()}
    erased = set(LedgerLine.objects.filter(act=Act.ERASED).values_list("uid", "edition"))
    last = _last_acts()
    for edition in Edition.objects.order_by("pk").iterator():
        words = {"title": edition.title, "uid": edition.uid, "number": edition.number}
        line = lines.pop((edition.uid, edition.number), None)
        if line is None:
            yield _("Edition %(number)s of %(uid)s stands in no line of the ledger.") % words
        elif line.digest != edition.digest:
            yield _("Edition %(number)s of %(uid)s has another digest than line %(position)s gives.") % (
                words | {"position": line.position}
            )
        if digest(edition.text) != edition.digest and (edition.uid, edition.number) not in erased:
            yield _("The text of edition %(number)s of %(uid)s was altered: it does not match its digest.") % words
        if edition.is_current and last.get(edition.uid) != Act.PUBLISHED:
            yield _("Edition %(number)s of %(uid)s is public, and the ledger says it was withdrawn.") % words
    for line in lines.values():
        words = {"position": line.position, "number": line.edition, "uid": line.uid}
        yield _("Line %(position)s names edition %(number)s of %(uid)s, which is missing.") % words


def _last_acts():
    """{uid: act}: whether the ledger last published or withdrew each record."""
    return dict(LedgerLine.objects.exclude(act=Act.ERASED).order_by("position").values_list("uid", "act"))


def _unledgered_states():
    """A cut-off end of the chain leaves no gap in it; the records remember what it said."""
    said = {State.PUBLISHED: Act.PUBLISHED, State.WITHDRAWN: Act.WITHDRAWN}
    last = _last_acts()
    public = Record.objects.filter(state__in=said).order_by("pk").values_list("uid", "title", "state")
    for uid, title, state in public.iterator():
        if last.get(uid) != said[state]:
            words = {"state": state, "title": title}
            yield _("A record is in the state “%(state)s”, and the ledger says otherwise: %(title)s.") % words


def _missing_guards():
    for name in missing_guards():
        yield _("The database trigger “%(name)s” that protects the ledger is missing.") % {"name": name}
