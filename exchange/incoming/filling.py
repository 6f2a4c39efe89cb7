"""What a row says, put into a photograph: by the doors of the desk, with its validation and one revision."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from archive import revising
from archive.models import Photograph, Relation, Text
from archive.pictures import shown
from exchange.incoming.rows import Row
from exchange.incoming.writing import Here, Tagged, Writing


@dataclass
class Filling:
    """One photograph to be filled from one row.

    `given` is what the batch filled in before (as `filled` told it): such values are replaced, those changed by hand
    since are kept. Title and language of a new draft belong in it, or they count as a curator's own.
    """

    photograph: Photograph  # saved or not; afterwards the one that is saved, read afresh
    row: Row
    given: dict = field(default_factory=dict)
    filled: dict = field(default_factory=dict)
    """What this row has put in, in plain JSON: {"title": "…", "caption (az)": "…", "tags": ["uid"], "place": […]}."""
    problems: list = field(default_factory=list)

    @property
    def is_changed(self):
        return bool(self.filled)


@transaction.atomic
def fill(fillings, *, by, note):
    """Fill photographs, each with one revision; one that nothing changes, or that is gone, is left alone.

    `note` is a sentence for all, or a function of a Filling (`from_sheet("captions.xlsx")`). Words without a language,
    and words in the photograph's own language, go into its fields; other languages become translations. Two updates
    for each photograph; all else takes a fixed number of queries for all of them."""
    fillings = _read_afresh(fillings)
    here = Here([filling.photograph.pk for filling in fillings], _uids_in(fillings))
    writings = [Writing(filling, here) for filling in fillings]
    for writing in writings:
        writing.write()
        if writing.filled:
            writing.photograph.save()
    _save_rows(writings)
    _keep([filling for filling in fillings if filling.is_changed], by=by, note=note)


def _keep(fillings, *, by, note):
    notes = {filling.photograph.pk: note(filling) if callable(note) else note for filling in fillings}
    if notes:
        photographs = [filling.photograph for filling in fillings]
        revising.keep_all(photographs, by=by, note=lambda photograph: notes[photograph.pk])


def from_sheet(name):
    """The note of a photograph filled from a sheet: “Filled from captions.xlsx, row 14.”"""
    words = _("Filled from %(name)s, row %(row)s.")
    return lambda filling: words % {"name": shown(name), "row": filling.row.number}


def _read_afresh(fillings):
    """The same as they are now, locked: somebody may have written since they were read. Those that are gone are not."""
    pks = [filling.photograph.pk for filling in fillings if filling.photograph.pk]
    now = {photograph.pk: photograph for photograph in _locked(pks)} if pks else {}
    for filling in fillings:
        filling.photograph = now.get(filling.photograph.pk) if filling.photograph.pk else filling.photograph
    return [filling for filling in fillings if filling.photograph is not None]


def _locked(pks):
    return Photograph.objects.select_for_update().filter(pk__in=pks).order_by("pk")


def _uids_in(fillings):
    """Every record that the rows name, or named before."""
    before = [given for filling in fillings for given in filling.given.values() if isinstance(given, list)]
    now = [uids for filling in fillings for uids in filling.row.links.values()]
    return {uid for uids in (*before, *now) for uid in uids}


def _save_rows(writings):
    """What goes, goes first: a translation that is replaced has its successor in the same place."""
    for model in (Text, Relation, Tagged):
        going = [row.pk for writing in writings for row in writing.going[model]]
        coming = [row for writing in writings for row in writing.coming[model]]
        if going:
            model.objects.filter(pk__in=going).delete()
        model.objects.bulk_create(coming, batch_size=500)
