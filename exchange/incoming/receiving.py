"""What comes in one request, in any mixture: pictures, a ZIP of them, a spreadsheet of their captions."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from archive.models import Outcome
from exchange.incoming import batches, captions, sheets, waiting, zips
from exchange.incoming.waiting import Turn
from exchange.incoming.zip_members import is_of_the_system


@dataclass(frozen=True)
class Received:
    """What became of one upload: an outcome of arrivals, or “sheet”, “zip” or “full”; and the sentence that says so."""

    name: str
    outcome: str
    sentence: str = ""


def receive(batch, uploads, *, by, turn=None):
    """Take in what has come, as far as the time of one request goes; the rest waits. Yields what became of each."""
    turn = turn or Turn()
    # Spreadsheets first, so that the pictures that come with them are described at once.
    for upload in sorted(_of_people(uploads), key=lambda one: not sheets.is_sheet(one.name)):
        try:
            yield from _receive(batch, upload, by=by, turn=turn)
        except batches.BatchIsFull as full:
            yield Received(batches.shown(upload.name), "full", str(full))


def _of_people(uploads):
    """Without what systems leave behind in every folder."""
    return [one for one in uploads if not is_of_the_system(one.name)]


def _receive(batch, upload, *, by, turn):
    if sheets.is_sheet(upload.name):
        with upload.open() as file:
            yield _read_sheet(batch, file, name=upload.name, by=by)
    elif PurePosixPath(upload.name.lower()).suffix == ".zip":
        with upload.open() as file:
            yield from _unpack(batch, file, name=upload.name, by=by)
    elif turn.lasts():
        with upload.open() as file:
            arrival = batches.take(batch, file, name=upload.name, by=by)
        yield Received(arrival.name, arrival.outcome, arrival.sentence)
    else:
        batches.refuse_more(batch, 1)
        arrival = batches.put_aside(batch, upload.path, name=upload.name)
        yield Received(arrival.name, arrival.outcome)


def _read_sheet(batch, file, *, name, by):
    name = batches.shown(name)
    try:
        sheet = captions.take_sheet(batch, file, name=name, by=by)
    except sheets.UnreadableSheet as problem:
        return Received(name, "sheet", str(problem))
    words = {"name": name, "rows": len(sheet.rows)}
    return Received(name, "sheet", _("%(name)s: %(rows)s rows read.") % words)


def _unpack(batch, file, *, name, by):
    """Every picture of a ZIP waits in the batch; unpacking is quick, looking at pictures is not."""
    shown, count = batches.shown(name), 0
    try:
        for member in zips.members(file, name=name):
            if member.file is not None and sheets.is_sheet(member.name):
                yield _read_sheet(batch, member.file, name=member.name, by=by)
                continue
            batches.refuse_more(batch, 1)
            _put_aside(batch, member)
            count += 1
    except zips.UnreadableZip as problem:
        batches.refuse(batch, name, str(problem))
        yield Received(shown, Outcome.REFUSED, str(problem))
    else:
        words = {"name": shown, "files": count}
        yield Received(shown, "zip", _("%(name)s: %(files)s files unpacked.") % words)


def _put_aside(batch, member):
    if member.file is None:
        return batches.refuse(batch, member.name, str(member.problem))
    with waiting.laid(member.file) as path:
        return batches.put_aside(batch, path, name=member.name)


def go_on(batch, *, by, turn=None):
    """Take in files that wait, in their order, as far as the time of one request goes; how many still wait."""
    turn = turn or Turn()
    waits = batch.arrivals.filter(outcome=Outcome.WAITING)
    for arrival in waits.iterator():
        if not turn.lasts():
            break
        _take_waiting(batch, arrival, by=by)
    return waits.count()


def _take_waiting(batch, arrival, *, by):
    path = waiting.path_of(arrival)
    try:
        with path.open("rb") as file:
            batches.take(batch, file, name=arrival.name, by=by, arrival=arrival)
    except FileNotFoundError:
        gone = _("“%(name)s” is no longer among the files that wait. Send it again.") % {"name": arrival.name}
        batches.refuse(batch, arrival.name, gone, arrival=arrival)
    path.unlink(missing_ok=True)
