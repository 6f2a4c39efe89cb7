"""The search: one question, a page of its records, and what stands beside them."""

from django.http import HttpResponse
from ninja import Field, Router, Schema

from archive.api.examples import example
from archive.api.parameters import USUAL, Cursor, Limit, only_known
from archive.api.shapes import Address, Addresses, Digest, Problem, Uid, Unreadable, addresses
from archive.templatetags.frame import origin_of
from archive.veiling import is_distressing
from search.crawling import later
from search.facets.counting import YEAR
from search.finding import find
from search.page.hits import hits

from .asking import NAMES, PARAMETERS, asked_in
from .counted import Value, facets
from .walking import walked

router = Router(tags=["Search"])
EXAMPLE = example("/api/v1/search?q=harbour&kind=events", "search")


class Passage(Schema):
    text: str
    is_match: bool


class Tagged(Schema):
    uid: Uid
    title: str


class Hit(Schema):
    """One record that was found."""

    uid: Uid
    kind: str
    title: str
    alias: str = Field(description="The name by which it was found, where that is not its title.")
    language: str
    date: str = Field(description="As EDTF writes it; empty where it has none.")
    snippet: list[Passage] = Field(description="The passage in which the words stand.")
    tags: list[Tagged]
    edition: int
    sha256: Digest
    is_veiled: bool = Field(description="Whether it has a part that distresses, which is not shown here.")
    addresses: Addresses


class Place(Schema):
    position: int
    seal: str = Field(description="The hash of that line; empty while nothing was ever published.")


class Results(Schema):
    q: str
    remarks: list[str] = Field(description="How the question was read, where that is not just as it was written.")
    total: int
    sort: str
    records: list[Hit]
    facets: dict[str, list[Value]] = Field(description="Each counted as if nothing had been chosen in it.")
    years: dict[str, int] = Field(description="How many records may have been in each year.")
    ledger: Place = Field(description="The line of the ledger up to which this is the answer.")
    page: Address = Field(description="The page that answers the same question for people.")
    next: Address | None = Field(description="The address of the next page; null on the last.")


@router.get(
    "/search",
    operation_id="search",
    summary="Search",
    response={200: Results, 422: Unreadable, (429, 503): Problem},
    openapi_extra=EXAMPLE | {"parameters": PARAMETERS},
)
@only_known(also=NAMES)
def search(request, response: HttpResponse, limit: Limit = USUAL, cursor: Cursor = ""):
    """The same search as on the page: the same question language, facets, order and counts.

    What stands behind the question mark of any page of results can be asked here too. Whatever is typed, nothing in the
    question itself is an error: `remarks` say what was read otherwise than it was written. A record is found by its
    tag's broader tags and its place's wider places too.
    """
    asked = asked_in(request)
    if refused := later(request, asked):
        return refused
    found = find(asked, with_counts=True)
    here, following, remarks = walked(request, response, found, cursor=cursor, limit=limit)
    if found.is_behind:
        response.headers["Cache-Control"] = "no-store"  # nobody may keep it as the answer of today's ledger
    return {
        "q": asked.q,
        "remarks": [str(remark) for remark in (*found.remarks, *remarks)],
        "total": found.total,
        "sort": asked.sort,
        "records": [_said(request, hit) for hit in hits(here)],
        "facets": facets(here),
        "years": {str(year): count for year, count in found.counts[YEAR].items()},
        "ledger": {"position": found.place.position, "seal": found.place.seal},
        "page": origin_of(request) + asked.canonical.but(page=1).address,
        "next": following,
    }


def _said(request, hit):
    edition = hit.edition
    return {
        "uid": edition.uid,
        "kind": edition.kind,
        "title": edition.title,
        "alias": _text(hit.alias),
        "language": edition.language,
        "date": edition.description.get("date", ""),
        "snippet": [{"text": text, "is_match": is_match} for text, is_match in hit.snippet.segments],
        "tags": [{"uid": tag.uid, "title": tag.title} for tag in hit.tags],
        "edition": edition.number,
        "sha256": edition.digest,
        "is_veiled": is_distressing(edition),
        "addresses": addresses(request, edition, edition),
    }


def _text(snippet):
    return "".join(text for text, _is_match in snippet.segments)
