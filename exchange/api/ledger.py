"""The ledger, line after line, as it was hashed."""

from django.http import HttpResponse
from ninja import Field, Router, Schema

from archive.api import cursors
from archive.api.examples import example
from archive.api.paging import paged
from archive.api.parameters import USUAL, After, Cursor, Limit, only_known
from archive.api.shapes import Address, Digest, Moment, Uid, Unreadable
from archive.models import Edition, LedgerLine

router = Router(tags=["Ledger"])

HASHED = ("position", "previous", "act", "uid", "kind", "edition", "digest", "at")
TELLING = ("uid", "kind")  # of a record that is not public now, these are null


class Line(Schema):
    position: int
    previous: Digest = Field(description="The hash of the line before; of the first line, 64 zeros.")
    act: str = Field(description="published, withdrawn or erased.")
    uid: Uid | None = Field(description="The record; null where it is not public now.")
    kind: str | None = Field(description="Its kind; null where it is not public now.")
    edition: int
    digest: Digest = Field(description="SHA-256 of the edition's description in canonical JSON.")
    at: Moment
    hash: Digest = Field(description="SHA-256 of the other eight in canonical JSON.")


class Ledger(Schema):
    lines: list[Line]
    next: Address | None = Field(description="The address of the next page; null on the last.")


@router.get(
    "/ledger",
    operation_id="list_ledger",
    summary="The ledger of publications",
    response={200: Ledger, 422: Unreadable},
    openapi_extra=example("/api/v1/ledger?limit=2", "ledger"),
)
@only_known
def ledger(request, response: HttpResponse, after: After = 0, limit: Limit = USUAL, cursor: Cursor = ""):
    """Everything that was published, withdrawn or erased, one line each, the oldest first.

    The hash of a line is the SHA-256 of its other eight members in canonical JSON (RFC 8785), so whoever keeps a copy
    can tell whether anything was altered. A line about a record that is not public now does not say which one it was:
    its own hash cannot be computed then, and still stands in the line that follows it.
    """
    place = cursors.opened(request, cursor)
    found = list(LedgerLine.objects.since(after if place is None else place)[: limit + 1])
    shown, following = paged(request, response, found, limit, place=lambda line: line.position)
    public = set(Edition.objects.current().filter(uid__in={line.uid for line in shown}).values_list("uid", flat=True))
    return {"lines": [_said(line, is_public=line.uid in public) for line in shown], "next": following}


def _said(line, *, is_public):
    said = {name: getattr(line, name) for name in (*HASHED, "hash")}
    return said if is_public else said | dict.fromkeys(TELLING)
