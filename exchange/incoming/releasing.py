"""Many photographs on their way to the public, in pieces that each go whole or not at all."""

from django.db.models import Exists, OuterRef

from archive import publishing
from archive.models import OpenGap, Photograph, State
from exchange.incoming import standing
from exchange.incoming.waiting import Turn

PIECE = 2


def ask_for_review(batch, *, by):
    """Every draft of the batch that lacks nothing now waits for review; how many these are."""
    records = list(Photograph.objects.filter(pk__in=standing.ready(batch).values("photograph")).order_by("pk"))
    if records:
        publishing.move_all(records, State.REVIEW, by=by)
    return len(records)


def in_review(batch):
    """The photographs of a batch that wait for review, those that lack nothing that bars publication."""
    barring = OpenGap.objects.filter(record=OuterRef("pk"), is_hard=True)
    waits = Photograph.objects.filter(arrivals__batch=batch, state=State.REVIEW).distinct()
    return waits.exclude(Exists(barring)).order_by("pk")


def publish_some(batch, *, by, note, turn=None):
    """Publish as many as the time of one request allows, their public copies made; how many these were."""
    turn, done = turn or Turn(), 0
    while turn.lasts() and (records := list(in_review(batch)[:PIECE])):
        publishing.move_all(records, State.PUBLISHED, by=by, note=note)
        done += len(records)
    return done
