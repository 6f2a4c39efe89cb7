"""The demonstration memorial comes in through the doors that everyone uses: applying, and publishing's moves."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from archive import publishing
from archive.applying import apply_all
from archive.folding import fold
from archive.models import Record, State, Tag
from memorial.demo.reading import records
from memorial.models import Memorial

CAME = "Came with the Black January demonstration."
COMPARED = "Compared with the facts of the Black January demonstration."


class NotAnEmptySite(ValueError):
    """The demonstration would stand in the way of somebody's own records; the sentence says which."""


@dataclass(frozen=True)
class Loaded:
    """What loading found and did."""

    told: list
    new: list

    @property
    def drafts(self):
        return [told for told in self.told if told.stays_draft]

    @property
    def withdrawn(self):
        return [told for told in self.told if told.withdrawn_because]

    @property
    def newly_public(self):
        return [told for told in self.new if not told.stays_draft and not told.withdrawn_because]


@transaction.atomic
def load(*, by):
    """Bring in what is not here yet, all or nothing. A record that is here is left alone, whatever has become of it."""
    told = list(records())
    here = Record.objects.by_uid([one.uid for one in told])
    _refuse_a_strange_site(told)
    new = [one.with_picture() for one in told if one.uid not in here]
    if new:
        _publish(new, apply_all([one.description for one in new], by=by, note=CAME), by=by)
    return Loaded(told, new)


def _publish(new, drafts, *, by):
    going = [(one, record) for one, record in zip(new, drafts, strict=True) if not one.stays_draft]
    in_review = publishing.move_all([record for _one, record in going], State.REVIEW, by=by, note=CAME)
    public = publishing.move_all(in_review, State.PUBLISHED, by=by, note=COMPARED)
    for (one, _draft), record in zip(going, public, strict=True):
        if one.withdrawn_because:
            publishing.move(record, State.WITHDRAWN, by=by, note=one.withdrawn_because)


def _refuse_a_strange_site(told):
    """There is one memorial on a site, and one tag for one word."""
    ours = [one.uid for one in told]
    words = [fold(one.title) for one in told if one.description.kind == "tag"]
    strangers = [
        *Memorial.objects.exclude(uid__in=ours),
        *Tag.objects.exclude(uid__in=ours).filter(vocabulary_key__in=words),
    ]
    if strangers:
        words = {"kind": strangers[0]._meta.verbose_name, "title": strangers[0].title}
        raise NotAnEmptySite(
            _("This site has the %(kind)s “%(title)s” of its own: load the demonstration into an empty one.") % words
        )
