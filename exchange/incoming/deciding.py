"""A picture that looks like another: the curator keeps both, or leaves the new one out."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from archive.models import Arrival, Outcome, Photograph, State


class CannotLeaveOut(ValueError):
    """Why a photograph stays where it is, in a sentence."""


def undecided(batch):
    """The arrivals that wait for a decision, in their order."""
    waits = batch.arrivals.filter(outcome=Outcome.KEPT, is_decided=False, photograph__state=State.DRAFT)
    return waits.select_related("photograph")


def keep_both(arrival):
    Arrival.objects.filter(pk=arrival.pk).update(is_decided=True)


def leave_out(arrival, *, by):
    """Delete the draft; its arrival says who left it out. The file goes when media are tidied, if nobody uses it."""
    if not may_leave_out(arrival, by):
        raise PermissionDenied
    try:
        with transaction.atomic():
            photograph = Photograph.objects.select_for_update().get(pk=arrival.photograph_id)
            _refuse_what_is_needed(photograph)
            arrival.outcome, arrival.is_decided, arrival.photograph = Outcome.LEFT_OUT, True, None
            arrival.sentence = _("Left out by %(name)s.") % {"name": by.get_username()}
            arrival.save()
            photograph.delete()
    except ProtectedError as problem:
        words = {"title": photograph.title}
        raise CannotLeaveOut(_("“%(title)s” stays: another record refers to it.") % words) from problem


def may_leave_out(arrival, user):
    """Whoever may delete photographs; and whoever brought this one, while it is a draft."""
    return user.has_perm("archive.delete_photograph") or arrival.batch.begun_by_id == user.pk


def _refuse_what_is_needed(photograph):
    if photograph.state != State.DRAFT or photograph.editions.exists():
        raise CannotLeaveOut(_("“%(title)s” stays: it is no longer a draft.") % {"title": photograph.title})
