"""Files arrive: each becomes a draft at once, or an arrival that says why not; none takes another down."""

import re
from pathlib import PurePosixPath
from unicodedata import normalize

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from archive import likenesses, originals, pictures, revising
from archive.models import Arrival, Batch, Outcome, Photograph
from exchange.incoming import captions, waiting


class BatchIsFull(ValueError):
    """The batch holds as many files as one may; the sentence says how many these are."""


def begin(*, by):
    return Batch.objects.create(begun_by=by, begun_by_name=by.get_username())


def take(batch, file, *, name, by, arrival=None):
    """What became of one file: an Arrival. None where another request has meanwhile taken the one that waited."""
    refuse_more(batch, 0 if arrival else 1)
    try:
        original = originals.take_in(file, name=name)
    except pictures.UnacceptablePicture as refusal:
        return refuse(batch, name, str(refusal), arrival=arrival)
    with transaction.atomic():
        batch = locked(batch)
        arrival = _placed(batch, name, arrival)
        if arrival is None:
            return None
        arrival.sha256 = original.sha256
        if Photograph.objects.filter(image_sha256=original.sha256).exists():
            arrival.outcome = Outcome.SAME
            arrival.save()
        else:
            _become_a_draft(arrival, original, batch, by=by, looks=likenesses.alike(original))
    return arrival


def refuse(batch, name, sentence, *, arrival=None):
    """Write down that a file was refused, and why."""
    with transaction.atomic():
        arrival = _placed(locked(batch), name, arrival)
        if arrival is not None:
            arrival.outcome, arrival.sentence = Outcome.REFUSED, sentence
            arrival.save()
    return arrival


def put_aside(batch, path, *, name):
    """An arrival that waits: its file is moved beside the originals, to be taken when there is time."""
    with transaction.atomic():
        arrival = _placed(locked(batch), name, None)
        arrival.outcome = Outcome.WAITING
        arrival.save()
        path.rename(waiting.path_of(arrival))
    return arrival


def again(arrival, *, by):
    """A second record of a file that is held already, because the curator insists."""
    with transaction.atomic():
        batch = locked(arrival.batch)
        arrival = Arrival.objects.filter(pk=arrival.pk, outcome=Outcome.SAME).first()
        if arrival is None:
            return None
        with originals.open_original(arrival.sha256) as file:
            original = originals.take_in(file, name=arrival.name)
        _become_a_draft(arrival, original, batch, by=by, looks=[])
    return arrival


def locked(batch):
    """The batch as it is now; nobody else adds to it until this transaction ends."""
    return Batch.objects.select_for_update().get(pk=batch.pk)


def refuse_more(batch, files):
    """BatchIsFull where so many more files do not fit."""
    if batch.arrivals.count() + files > settings.UPLOAD_MAX_FILES:
        words = {"most": settings.UPLOAD_MAX_FILES}
        raise BatchIsFull(_("One batch takes %(most)s files. Begin another batch for the rest.") % words)


def _placed(batch, name, arrival):
    """A new arrival behind the others, or the one that waited, if it still does."""
    if arrival is not None:
        return Arrival.objects.filter(pk=arrival.pk, outcome=Outcome.WAITING).first()
    last = batch.arrivals.aggregate(last=Max("position"))["last"] or 0
    return Arrival(batch=batch, position=last + 1, name=shown(name))


def _become_a_draft(arrival, original, batch, *, by, looks):
    language = captions.language_of(batch)
    photograph = Photograph(title=title_from(arrival.name), language=language, **originals.photograph_columns(original))
    photograph.save()
    arrival.outcome, arrival.photograph = Outcome.KEPT, photograph
    arrival.given = {"title": photograph.title, "language": language}
    arrival.alike = _in_use(looks)
    arrival.is_decided = not arrival.alike
    if not captions.fill_new(arrival, batch, by=by):
        revising.keep(photograph, by=by, note=_("Arrived as %(name)s.") % {"name": arrival.name})
    arrival.save()


def _in_use(looks):
    """The checksums among alike originals that some photograph shows, nearest first."""
    nearest = [original.sha256 for original, _distance in looks]
    used = set(Photograph.objects.filter(image_sha256__in=nearest).values_list("image_sha256", flat=True))
    return [sha256 for sha256 in nearest if sha256 in used]


def shown(name):
    """A file's name as a page may show it and the table can hold it."""
    return normalize("NFC", pictures.shown(name))[: Arrival._meta.get_field("name").max_length]


def title_from(name):
    """A file's name, readable: without its ending, and with spaces for what stood in their place."""
    words = re.sub(r"[_\s]+", " ", PurePosixPath(name).stem).strip()
    return (words or name)[: Photograph._meta.get_field("title").max_length]
