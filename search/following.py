"""The index follows the ledger: after every commit, here or elsewhere, and after a crash, from the last line it saw."""

from dataclasses import replace

from archive import kinds
from archive.models import Act, Edition, LedgerLine

from . import index
from .documents import document
from .index import Busy, NoIndex, Place

LINES_AT_ONCE = 5000
UIDS_AT_ONCE = 1000  # in one query
REBUILD_WAIT = 600  # seconds a person waits who asked for a rebuild


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
    try:
        with index.writing(wait):
            reading = _brought_up()
            return replace(reading, head=reading.place)
    except (Busy, OSError, ValueError) as problem:
        # A full disk or a long rebuild elsewhere: what is there still answers, without what was withdrawn since.
        return _as_it_is(problem)


def rebuild():
    """A new index of all current editions, swapped in whole; returns how many there are."""
    with index.writing(REBUILD_WAIT):
        return _rebuilt()


def on_ledger_grew(sender, lines, **kwargs):
    """Where this fails, Django logs it, what was published stays published, and the next search catches up."""
    catch_up()


def ledger_head():
    line = LedgerLine.objects.order_by("-position").values_list("position", "hash").first()
    return Place(*line) if line else Place()


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
        uids = sorted({line.uid for line in lines})
        with index.changes(generation.index, place) as writer:
            for uid in uids:
                writer.delete_documents_by_term("uid", uid)
            for edition in _current(uids):
                writer.add_document(document(edition))


def _lines_after(place):
    """The next lines of the ledger; OtherLedger where the line at this place is not the one that was applied."""
    lines = list(LedgerLine.objects.since(place.position - 1)[: LINES_AT_ONCE + 1])
    if place.position == 0:
        return lines[:LINES_AT_ONCE]
    if not lines or Place(lines[0].position, lines[0].hash) != place:
        raise OtherLedger
    return lines[1:]


def _current(uids):
    """The editions that are current now. Where one is newer than the line that named it, its own line repeats it."""
    findable = kinds.listed()
    for start in range(0, len(uids), UIDS_AT_ONCE):
        # Asked for the kinds as well, SQLite would walk through every edition of them.
        found = Edition.objects.current().filter(uid__in=uids[start : start + UIDS_AT_ONCE])
        yield from (edition for edition in found.iterator() if edition.kind in findable)


def _findable():
    """What visitors may look for: the memorial's own texts frame every page, and are no record among others."""
    return Edition.objects.current().of_kind(*kinds.listed())


def _rebuilt():
    count = 0
    with index.new_generation(ledger_head()) as writer:
        for edition in _findable().order_by("pk").iterator(chunk_size=UIDS_AT_ONCE):
            writer.add_document(document(edition))
            count += 1
    return count


def _as_it_is(problem):
    try:
        reading = index.current().reload()
    except NoIndex:
        raise SearchUnavailable from problem
    place = reading.place
    if place.position and not LedgerLine.objects.filter(position=place.position, hash=place.seal).exists():
        raise SearchUnavailable from problem
    gone = LedgerLine.objects.since(place.position).exclude(act=Act.PUBLISHED).values_list("uid", flat=True)
    return replace(reading, head=ledger_head(), left_out=tuple(sorted(set(gone))))
