"""How a record becomes public and ceases to be: a table of moves, and one function that makes them."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive import readiness, revising, signals
from archive.editioning import withdraw_editions, write_editions
from archive.ledger import locked_head, write_lines
from archive.models import Act, Edition, Record, State


@dataclass(frozen=True)
class Move:
    """Who may make a move, what its button says, and whether it must say why."""

    permission: str
    label: str
    needs_note: bool = True


MOVES = {
    (State.DRAFT, State.REVIEW): Move("archive.submit_record", _("Ask for review"), needs_note=False),
    (State.REVIEW, State.DRAFT): Move("archive.submit_record", _("Return to draft")),
    (State.REVIEW, State.PUBLISHED): Move("archive.publish_record", _("Publish")),
    (State.PUBLISHED, State.PUBLISHED): Move("archive.publish_record", _("Publish the changes")),
    (State.PUBLISHED, State.WITHDRAWN): Move("archive.withdraw_record", _("Withdraw")),
    (State.WITHDRAWN, State.DRAFT): Move("archive.submit_record", _("Take up again as a draft")),
}


class CannotMove(ValueError):
    """A move that cannot be made; the sentence says which record and why, `gaps` what is missing."""

    def __init__(self, sentence, gaps=()):
        super().__init__(sentence)
        self.gaps = gaps


def moves_from(state, user):
    """The moves a user may make from a state: {to: Move}."""
    return {to: move for (start, to), move in MOVES.items() if start == state and user.has_perm(move.permission)}


def move(record, to, *, by, note=""):
    """Move one record to another state; returns it as it is afterwards."""
    return move_all([record], to, by=by, note=note)[0]


def move_all(records, to, *, by, note=""):
    """Move many records, all or none: revisions, editions and ledger lines in one transaction, one signal after it."""
    with transaction.atomic():
        head = locked_head()
        records = _locked(records)
        _allow(records, to, by=by, note=note)
        Record.objects.filter(pk__in=[record.pk for record in records]).update(state=to)
        # A move always says what it was, also where nobody has to say why.
        descriptions = revising.keep_all(records, by=by, note=note or str(MOVES[records[0].state, to].label))
        lines = _public_consequences(records, descriptions, to, head)
        for record in records:
            record.state = to
        if lines:
            # What is published is published: a listener that fails is logged, and catches up later.
            transaction.on_commit(lambda: signals.ledger_grew.send_robust(sender=Record, lines=lines))
    return records


def _locked(records):
    """The records as they are now; nobody else moves them until this transaction ends."""
    fresh = Record.objects.select_for_update().in_bulk([record.pk for record in records])
    return [fresh[record.pk] for record in records]


def _allow(records, to, *, by, note):
    for record in records:
        found = MOVES.get((record.state, to))
        if found is None:
            words = {"title": record.title, "state": record.get_state_display(), "to": State(to).label}
            raise CannotMove(_("“%(title)s” cannot go from “%(state)s” to “%(to)s”.") % words)
        if not by.has_perm(found.permission):
            raise PermissionDenied(_("You may not do this: %(label)s.") % {"label": found.label})
        if found.needs_note and not note.strip():
            raise CannotMove(_("“%(label)s” needs a note that says why.") % {"label": found.label})


def _public_consequences(records, descriptions, to, head):
    """The ledger lines of a move, written; none where a move stays behind the scenes."""
    if to == State.PUBLISHED:
        _refuse_unready(records, descriptions)
        _refuse_unchanged(descriptions)
        editions = write_editions(records, descriptions, at=timezone.now())
        return write_lines(editions, Act.PUBLISHED, after=head)
    if to == State.WITHDRAWN:
        return write_lines(withdraw_editions(records), Act.WITHDRAWN, after=head)
    return []


def _refuse_unready(records, descriptions):
    for record, description in zip(records, descriptions, strict=True):
        missing = [gap for gap in readiness.gaps(description) if gap.is_hard]
        if missing:
            sentences = " ".join(str(gap.sentence) for gap in missing)
            raise CannotMove(
                _("“%(title)s” is not ready: %(missing)s") % {"title": record.title, "missing": sentences}, gaps=missing
            )


def _refuse_unchanged(descriptions):
    digests = {description.uid: description.digest for description in descriptions}
    for edition in Edition.objects.current().filter(uid__in=digests).only("uid", "title", "digest", "number"):
        if edition.digest == digests[edition.uid]:
            words = {"title": edition.title, "number": edition.number}
            raise CannotMove(
                _("“%(title)s” says just what its edition %(number)s says; there is nothing to publish.") % words
            )


def erase(edition, *, by, note):
    """Take the words of a past edition away for ever, at somebody's right; the chain still verifies."""
    if edition.is_current:
        raise CannotMove(_("Withdraw the record first: its current edition cannot be erased."))
    if not by.has_perm("archive.erase_edition") or not note.strip():
        raise PermissionDenied(_("Erasing needs the permission to erase, and a note that says why."))
    with transaction.atomic():
        lines = write_lines([edition], Act.ERASED, after=locked_head())
        Edition.objects.filter(pk=edition.pk).update(
            title="", summary="", filed="", image_sha256="", rights="", text=""
        )
        revising.keep(edition.record, by=by, note=note)
        transaction.on_commit(lambda: signals.ledger_grew.send_robust(sender=Record, lines=lines))
