"""The vocabulary: each public tag with its names, what stands above and below it, and how many records carry it."""

from collections import defaultdict

from django.http import HttpResponse
from ninja import Field, Router, Schema

from archive.api.examples import example
from archive.api.parameters import USUAL, Cursor, Limit, only_known
from archive.api.shapes import Address, Addresses, Uid, Unreadable, addresses
from archive.api.walking import walk
from archive.counting import counts_of_tags
from archive.models import Edition, Mention

router = Router(tags=["Tags"])

BACKWARDS = {"broader": "narrower", "related": "related"}


class Name(Schema):
    text: str
    language: str


class Beside(Schema):
    """A tag named by another one."""

    uid: Uid
    title: str


class Tag(Schema):
    uid: Uid
    title: str
    language: str
    definition: str
    names: list[Name] = Field(description="Its other spellings, and what it is called in other languages.")
    broader: list[Beside]
    narrower: list[Beside]
    related: list[Beside]
    records: int = Field(description="How many public records stand under it, those under narrower tags included.")
    ledger: int = Field(description="The line of the ledger in which it was published.")
    addresses: Addresses


class Tags(Schema):
    tags: list[Tag]
    next: Address | None = Field(description="The address of the next page; null on the last.")


@router.get(
    "/tags",
    operation_id="list_tags",
    summary="The vocabulary",
    response={200: Tags, 422: Unreadable},
    openapi_extra=example("/api/v1/tags?limit=1", "tags"),
)
@only_known
def tags(request, response: HttpResponse, limit: Limit = USUAL, cursor: Cursor = ""):
    """Every public tag, in the order in which the ledger names them.

    Whatever stands under a narrower tag stands under the broader one too: the numbers are those of the search.
    """
    found, following = walk(request, response, cursor=cursor, kind="tag", limit=limit)
    beside = _beside([edition for _line, edition in found])
    counts = counts_of_tags(request)
    shown = [_said(request, line, edition, beside[edition.uid], counts) for line, edition in found]
    return {"tags": shown, "next": following}


def _said(request, line, edition, beside, counts):
    return {
        "uid": edition.uid,
        "title": edition.title,
        "language": edition.language,
        "definition": edition.summary,
        "names": list(_names(edition)),
        **{role: sorted(beside[role], key=lambda one: one["title"]) for role in ("broader", "narrower", "related")},
        "records": counts.get(edition.uid, 0),
        "ledger": line.position,
        "addresses": addresses(request, edition, edition),
    }


def _names(edition):
    described = edition.description
    titles = [row for row in described.get("texts", ()) if row["field"] == "title"]
    for row in (*described.get("names", ()), *titles):
        yield {"text": row["text"], "language": row["language"]}


def _beside(editions):
    """{uid: {role: [tag]}}: what each names and what names each, where both are public; two queries."""
    stated = {(edition.uid, role, to) for edition in editions for role, to in _stated(edition)}
    uids = {edition.uid for edition in editions}
    naming = Mention.objects.filter(uid__in=uids, role__in=BACKWARDS, edition__is_current=True, edition__kind="tag")
    stated |= {(to, BACKWARDS[role], uid) for to, role, uid in naming.values_list("uid", "role", "edition__uid")}
    named = Edition.objects.current().of_kind("tag").by_uid({to for _uid, _role, to in stated})
    found = defaultdict(lambda: defaultdict(list))
    for uid, role, to in sorted(stated):
        if to in named and to != uid:
            found[uid][role].append({"uid": to, "title": named[to].title})
    return found


def _stated(edition):
    relations = edition.description.get("relations", ())
    return [(row["role"], row["to"]) for row in relations if row["role"] in BACKWARDS]
