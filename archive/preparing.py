"""Having public pictures made: when the ledger grew, by a worker where one runs, and when what is missing is asked for.

Removing is never left to anyone: it happens at once, in the request that withdraws.
"""

import logging
import time
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.utils import timezone

from archive import public_files
from archive.locks import Busy, held
from archive.models import Act, Preparation
from archive.public_files import CannotBeMade, is_made
from archive.wanted import wanted_of, wanted_pictures

try:
    from django.tasks import task
except ImportError:  # Django 5.2
    from django_tasks import task

AT_ONCE = 500  # uids asked for in one query
ATTEMPTS = 3
FOR_EVER = ("missing", "damaged")  # trying again changes nothing before somebody has done something
PAUSE = timedelta(minutes=1)  # before a worker tries again; twice as long before the third time
IN_A_REQUEST = 20  # seconds of making in a request that publishes many; the others wait to be asked for
A_MOMENT = 10  # seconds that one waits for what somebody else is making

log = logging.getLogger(__name__)


def follow(lines):
    """Bring the public files of all records that these lines of the ledger name into step with their editions."""
    lacking, uids = [], iter({line.uid: None for line in lines})
    less = {line.uid for line in lines if line.act != Act.PUBLISHED}
    while batch := list(islice(uids, AT_ONCE)):
        wanted = dict(wanted_pictures(batch))
        for uid in batch:
            if uid in less or uid in wanted:
                _remove_others(uid, wanted.get(uid, ()))
        lacking += [uid for uid, pictures in wanted.items() if not all(map(is_made, pictures))]
        if gone := less.intersection(batch) - wanted.keys():
            Preparation.objects.filter(uid__in=gone).delete()
    ask_for(lacking)


def ask_for(uids):
    """Have the pictures of these records made, whatever became of it before: now, or by a worker where one runs."""
    _begin_again(uids)
    until = time.monotonic() + IN_A_REQUEST
    for uid in uids:
        if settings.HAS_WORKER or time.monotonic() < until:
            prepare.enqueue(uid)


@task()
def prepare(uid):
    """One attempt; where it failed for a reason that may pass, a worker comes back to it."""
    state = attempt(uid)
    if state == Preparation.State.WAITING and settings.HAS_WORKER:
        attempts = Preparation.objects.filter(uid=uid).values_list("attempts", flat=True).first() or 1
        prepare.using(run_after=timezone.now() + PAUSE * attempts).enqueue(uid)


def have_made(uid):
    """Whether the pictures of a record are there now, made if they were not; Busy where others are being made.

    Only one at a time is made because a visitor asked, and none whose making has failed for good.
    """
    if Preparation.objects.filter(uid=uid, state=Preparation.State.FAILED).exists():
        return False
    with held("asked-for", wait=A_MOMENT):
        return attempt(uid) == Preparation.State.MADE


def make_now(uid):
    """The Preparation after one fresh attempt, here and now, whatever became of it before."""
    _begin_again([uid])
    attempt(uid)
    return Preparation.objects.get(uid=uid)


def attempt(uid):
    """Make what a record lacks, and say how that stands now; it is not made twice at the same time."""
    try:
        with held("making", uid, wait=A_MOMENT):
            return _attempt(uid)
    except Busy:
        return Preparation.State.WAITING


def _begin_again(uids):
    fields = ("state", "attempts", "problem", "asked_at", "changed_at")
    waiting = [Preparation(uid=uid) for uid in uids]
    Preparation.objects.bulk_create(
        waiting, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["uid"], update_fields=fields
    )


def _attempt(uid):
    lacking = [picture for picture in wanted_of(uid) if not is_made(picture)]
    preparation, _is_new = Preparation.objects.get_or_create(uid=uid)
    # Counted before it begins, so that a picture that ends this very process is not tried for ever.
    attempts = preparation.attempts + 1 if lacking else 0
    _note(uid, attempts=attempts)
    try:
        for picture in lacking:
            public_files.make(picture, is_wanted=lambda picture=picture: picture in wanted_of(uid))
    except CannotBeMade as problem:
        return _failed(uid, attempts, problem)
    return _note(uid, state=Preparation.State.MADE, attempts=0, problem="")


def _failed(uid, attempts, problem):
    is_final = problem.reason in FOR_EVER or attempts >= ATTEMPTS
    log.error("The pictures of %s could not be made (%s), attempt %s.", uid, problem.reason, attempts)
    state = Preparation.State.FAILED if is_final else Preparation.State.WAITING
    return _note(uid, state=state, problem=problem.reason)


def _note(uid, **columns):
    """Nothing is noted of a record that was withdrawn meanwhile."""
    Preparation.objects.filter(uid=uid).update(changed_at=timezone.now(), **columns)
    return columns.get("state")


def _remove_others(uid, pictures):
    try:
        public_files.keep_only(uid, pictures)
    except OSError:
        log.exception("The public files of %s could not be removed; no address leads to them, tidy_media will.", uid)
