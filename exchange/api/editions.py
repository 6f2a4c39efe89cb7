"""The editions of a record: all of them by number, and each as it was sealed."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from archive.api import cursors
from archive.api.examples import example
from archive.api.paging import paged
from archive.api.parameters import USUAL, Cursor, Limit, Number, Show, Uid, only_known
from archive.api.refusals import Refused
from archive.api.shapes import Address, Addresses, Digest, Moment, Problem, Sealed, Unreadable, addresses, sealed
from archive.api.walking import places
from archive.models import Edition

from .gate import current_or_refused

router = Router(tags=["Editions"])


class Numbered(Schema):
    """One edition in the list of its record's editions."""

    edition: int
    sha256: Digest
    ledger: int = Field(description="The line of the ledger in which it was published.")
    published_at: Moment
    is_current: bool
    is_erased: bool = Field(description="Whether its words were taken away for ever, at somebody's right.")
    addresses: Addresses


class Editions(Schema):
    editions: list[Numbered]
    next: Address | None = Field(description="The address of the next page; null on the last.")


@router.get(
    "/records/{uid:uid}/editions",
    operation_id="list_editions",
    summary="The editions of a record",
    response={200: Editions, (404, 410): Problem, 422: Unreadable},
    openapi_extra=example("/api/v1/records/b0x3g8t2k1/editions", "editions"),
)
@only_known
def editions(request, response: HttpResponse, uid: Uid, limit: Limit = USUAL, cursor: Cursor = ""):
    """Every edition that was published of a record, the first one first, without their words."""
    current = current_or_refused(uid)
    last = cursors.opened(request, cursor) or 0
    found = list(Edition.objects.filter(uid=uid, number__gt=last).order_by("number")[: limit + 1])
    shown, following = paged(request, response, found, limit, place=lambda edition: edition.number)
    lines = places([(uid, edition.number) for edition in shown])
    return {"editions": [_numbered(request, one, lines, current) for one in shown], "next": following}


def _numbered(request, edition, lines, current):
    return {
        "edition": edition.number,
        "sha256": edition.digest,
        "ledger": lines[edition.uid, edition.number],
        "published_at": edition.published_at.isoformat(),
        "is_current": edition.is_current,
        "is_erased": not edition.text,
        "addresses": addresses(request, edition, current),
    }


@router.get(
    "/records/{uid:uid}/editions/{int:number}",
    operation_id="get_edition",
    summary="One edition",
    response={200: Sealed, (404, 410): Problem, 422: Unreadable},
    openapi_extra=example("/api/v1/records/b0x3g8t2k1/editions/2", "edition"),
)
@only_known
def edition(request, uid: Uid, number: Number, show: Show = ""):
    """One edition as it was sealed, as long as its record is public.

    The `description` is written in canonical JSON, as all of the answer is: its SHA-256 is `sha256`, unless `is_veiled`
    says that what distresses was left out. An edition whose words were erased answers 410 and says so.
    """
    current = current_or_refused(uid)
    found = current if current.number == number else Edition.objects.filter(uid=uid, number=number).first()
    if found is None:
        raise Refused(404, _("This record has no edition with this number."))
    if not found.text:
        raise Refused(410, _("The words of this edition were erased for ever, at somebody's right."))
    return sealed(request, found, places([(uid, number)])[uid, number], current=current)
