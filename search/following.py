"""The index follows the ledger: after every commit, here or elsewhere, and after a crash, from the last line it saw."""

import logging
import time
from contextlib import contextmanager
from dataclasses import replace

from archive import kinds
from archive.models import Act, Edition, LedgerLine

from . import index
from .documents import document
from .index import Busy, NoIndex, Place
from .moving import under_moved
from .vocabulary import vocabulary

LINES_AT_ONCE = 5000
UIDS_AT_ONCE = 1000  # in one query
IN_ONE_GO, ALIKE = 120_000, 8  # documents; the engine makes one segment of eight alike, and several of others
REBUILD_WAIT = 600  # seconds a person waits who asked for a rebuild
PATIENCE = 10  # seconds in which one search waits for the writer, and the others answer with what is there

log = logging.getLogger(__name__)
_waited = {"until": 0.0}


class SearchUnavailable(Exception):
    """There is no index to answer from, and none can be made at this moment."""


class OtherLedger(Exception):
    """The index was made from lines that this ledger does not have: a restored database, another one."""


def catch_up(wait=index.WAIT):
    """A Reading of the index as far as the ledger has come. Costs one small query where nothing is new."""
    head = ledger_head()
    reading = _reading_at(head)
    if reading and reading.place == head:
        return replace(reading, head=head)
    is_first = time.monotonic() > _waited["until"]
    try:
        with index.writing(wait if is_first else 0):
            reading = _brought_up()
            _waited["until"] = 0.0
            return replace(reading, head=reading.place)
    except (Busy, OSError, ValueError) as problem:
        # A full disk or a long rebuild elsewhere: what is there still answers, without what was withdrawn since.
        if is_first:
            _waited["until"] = time.monotonic() + PATIENCE
            log.warning("The search index could not follow the ledger: %s", problem or "another process is writing it.")
        return _as_it_is(problem)


@contextmanager
def answering():
    """Around all that reads the index: SearchUnavailable where its files turn out to be damaged, and a new one next."""
    try:
        yield
    except BaseException as problem:
        if not index.is_panic(problem):
            raise
        index.forget()
        raise SearchUnavailable from problem


def rebuild():
    """A new index of all current editions, swapped in whole; returns how many there are."""
    with index.writing(REBUILD_WAIT):
        return _rebuilt()


def mend(uids):
    """Write anew what the index holds of these records; it stays at its place in the ledger."""
    with index.writing(REBUILD_WAIT):
        generation = index.current()
        _write(uids, generation, generation.reload().place)


def on_ledger_grew(sender, lines, **kwargs):
    """Where this fails, Django logs it, what was published stays published, and the next search catches up."""
    catch_up()


def ledger_head():
    line = LedgerLine.objects.order_by("-position").values_list("position", "hash").first()
    return Place(*line) if line else Place()


def is_of_this_ledger(place):
    """Whether a line of the ledger stands at this place; before its first line it does."""
    return not place.position or LedgerLine.objects.filter(position=place.position, hash=place.seal).exists()


def _reading_at(head):
    """What this process can read now, as new as another process may have made it."""
    try:
        reading = index.current().reading
        return reading if reading.place == head else index.current().reload()
    except NoIndex:
        return None


def _brought_up():
    """Under the lock: apply the lines that are new, or build the index where there is none of this ledger."""
    try:
        index.current().reload()
        _apply_new_lines()
    except (NoIndex, OtherLedger):
        _rebuilt()
    return index.current().reload()


def _apply_new_lines():
    generation = index.current()
    place = generation.reading.place
    while lines := _lines_after(place):
        place = Place(lines[-1].position, lines[-1].hash)
        _write({line.uid for line in lines}, generation, place)
        generation.reload()


def _write(uids, generation, place):
    """These records, and those under tags or places among them that have come to stand under others."""
    public = vocabulary(place)
    uids = sorted({*uids, *under_moved(uids, generation.reading, public)})
    with index.changes(generation.index, place) as writer:
        for uid in uids:
            writer.delete_documents_by_term("uid", uid)
        for edition in current(uids):
            writer.add_document(document(edition, public))


def _lines_after(place):
    """The next lines of the ledger; OtherLedger where the line at this place is not the one that was applied."""
    lines = list(LedgerLine.objects.since(place.position - 1)[: LINES_AT_ONCE + 1])
    if place.position == 0:
        return lines[:LINES_AT_ONCE]
    if not lines or Place(lines[0].position, lines[0].hash) != place:
        raise OtherLedger
    return lines[1:]


def current(uids):
    """The editions that are current now. Where one is newer than the line that named it, its own line repeats it."""
    listed = kinds.listed()
    for start in range(0, len(uids), UIDS_AT_ONCE):
        # Asked for the kinds as well, SQLite would walk through every edition of them.
        found = Edition.objects.current().filter(uid__in=uids[start : start + UIDS_AT_ONCE])
        editions = found.prefetch_related("mentions")
        yield from (edition for edition in editions if edition.kind in listed)


def findable():
    """What visitors may look for: the memorial's own texts frame every page, and are no record among others."""
    return Edition.objects.current().of_kind(*kinds.listed())


def _rebuilt():
    head, count = ledger_head(), 0
    public, total = vocabulary(head), findable().count()
    with index.new_generation(head) as writer:
        for edition in findable().order_by("pk").prefetch_related("mentions").iterator(chunk_size=UIDS_AT_ONCE):
            writer.add_document(document(edition, public))
            count += 1
            if total > IN_ONE_GO and not count % -(-total // ALIKE):
                writer.commit()
    return count


def _as_it_is(problem):
    try:
        reading = index.current().reload()
    except NoIndex:
        raise SearchUnavailable from problem
    if not is_of_this_ledger(reading.place):
        raise SearchUnavailable from problem
    gone = LedgerLine.objects.since(reading.place.position).exclude(act=Act.PUBLISHED).values_list("uid", flat=True)
    return replace(reading, head=ledger_head(), left_out=tuple(sorted(set(gone))))
