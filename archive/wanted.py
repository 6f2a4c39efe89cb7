"""Which pictures visitors may see, and how each is to be made: read from the editions, and from nothing else."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import Exists, OuterRef

from archive import derivatives
from archive.models import Edition
from archive.rights import RIGHTS

AT_ONCE = 500  # rows read at a time


@dataclass(frozen=True)
class Wanted:
    """One picture of a record. Credit and licence travel with the files where the rights let a visitor take them."""

    uid: str
    sha256: str
    focus: tuple[int, int] | None = None
    credit: str = ""
    licence: str = ""

    @property
    def token(self):
        return derivatives.token(self.uid, self.sha256)

    @property
    def how(self):
        """What the files depend on besides the original, as plain JSON."""
        return {"focus": list(self.focus) if self.focus else None, "credit": self.credit, "licence": self.licence}

    @property
    def recipe(self):
        return {"recipe": derivatives.RECIPE, **self.how}


def wanted_pictures(uids=None):
    """(uid, [Wanted]) of public records with pictures: of these, or of all. An old edition keeps showing its own."""
    columns = ("uid", "number", "image_sha256", "rights", "text")
    editions = _with_pictures().only(*columns).order_by("uid", "number")
    found = editions.iterator(chunk_size=AT_ONCE) if uids is None else editions.filter(uid__in=uids)
    for uid, of_one in groupby(found, key=attrgetter("uid")):
        # The newest edition with a picture says how it is to be shown.
        newest = {edition.image_sha256: edition for edition in of_one}
        yield uid, [_wanted(edition) for edition in newest.values()]


def wanted_of(uid):
    return next((pictures for _uid, pictures in wanted_pictures([uid])), [])


def is_shown(uid, token):
    """Whether a picture's address is one of a public record; costs one query."""
    shown = set(_with_pictures().filter(uid=uid).values_list("image_sha256", flat=True))
    return token in {derivatives.token(uid, sha256) for sha256 in shown}


def _with_pictures():
    """Editions with a picture, whose words were not erased, of records that are public now."""
    current = Edition.objects.current().filter(uid=OuterRef("uid"))
    return Edition.objects.filter(Exists(current)).exclude(image_sha256="")


def _wanted(edition):
    d, rights = edition.description, RIGHTS.get(edition.rights)
    focus = (d["focus_x"], d["focus_y"]) if "focus_x" in d and "focus_y" in d else None
    if not (rights and rights.may_download):
        return Wanted(edition.uid, edition.image_sha256, focus)
    return Wanted(edition.uid, edition.image_sha256, focus, d.get("credit", ""), rights.uri)
