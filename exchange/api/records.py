"""Records and their editions, as they were sealed."""

from django.http import HttpResponse
from ninja import Field, Router, Schema

from archive.api.examples import example
from archive.api.moments import moment
from archive.api.parameters import USUAL, After, Cursor, Kind, Limit, Show, Since, Uid, known_kind, only_known
from archive.api.shapes import Address, Problem, Sealed, Unreadable, sealed
from archive.api.walking import before, places, walk

from .gate import current_or_refused

router = Router(tags=["Records"])


class Records(Schema):
    records: list[Sealed]
    next: Address | None = Field(description="The address of the next page; null on the last.")


@router.get(
    "/records",
    operation_id="list_records",
    summary="All public records",
    response={200: Records, 422: Unreadable},
    openapi_extra=example("/api/v1/records?kind=event&limit=1", "records"),
)
@only_known
def records(
    request,
    response: HttpResponse,
    kind: Kind = "",
    since: Since = "",
    after: After = 0,
    limit: Limit = USUAL,
    cursor: Cursor = "",
):
    """The current edition of every public record, in the order in which the ledger names them.

    A record that is published anew moves to the end. To stay up to date, keep the highest `ledger` you have seen, and
    ask with `after` for what came since. Records that distress are shortened here; each can be read whole at its own
    address. A record that you hold and no longer find here was withdrawn: please take it away too.
    """
    start = moment(since, parameter="since")
    after = max(after, before(start)) if start else after
    found, following = walk(request, response, after=after, kind=known_kind(request), limit=limit, cursor=cursor)
    shown = [sealed(request, edition, line.position, may_show=False) for line, edition in found]
    return {"records": shown, "next": following}


@router.get(
    "/records/{uid:uid}",
    operation_id="get_record",
    summary="One record",
    response={200: Sealed, (404, 410): Problem, 422: Unreadable},
    openapi_extra=example("/api/v1/records/b0x3g8t2k1", "record"),
)
@only_known
def record(request, uid: Uid, show: Show = ""):
    """The current edition of a record, as it was sealed.

    Where `is_veiled` is true, the description leaves out what distresses; `show=1` gives it whole. A record that was
    withdrawn answers 410, and its identifier is never given to another.
    """
    edition = current_or_refused(uid)
    return sealed(request, edition, places([(uid, edition.number)])[uid, edition.number])
