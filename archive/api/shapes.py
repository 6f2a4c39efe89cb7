"""The shapes of answers: what OpenAPI says of them, and what every answer is checked against before it is sent."""

from typing import Annotated, Any

from ninja import Field, Schema

from archive.templatetags.frame import origin_of
from archive.veiling import asks_to_see, behind_veil, is_distressing

from .openness import ROOT

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Uid = Annotated[str, Field(pattern="^[0-9a-z]{10,16}$")]


class Problem(Schema):
    detail: str = Field(description="What is the matter, in a sentence.")


class Unreadable(Problem):
    fields: dict[str, str] = Field(description="A sentence for each parameter that cannot be read.")


class Addresses(Schema):
    page: Address = Field(description="The page of the record, as it is called now.")
    permanent: Address = Field(description="The record's address for ever.")
    edition: Address = Field(description="This very edition's address for ever.")
    api: Address = Field(description="This very edition here.")
    canonical: Address = Field(description="The sealed text alone, byte for byte.")
    jsonld: Address = Field(description="The edition in schema.org's words.")


class Sealed(Schema):
    """One edition: what a record said of itself when it was published."""

    uid: Uid = Field(description="The record's name for ever.")
    kind: str = Field(description="What it is: event, photograph, person …")
    title: str
    edition: int = Field(description="The number of the edition, from 1.")
    sha256: Digest = Field(description="SHA-256 of the description in canonical JSON (RFC 8785).")
    ledger: int = Field(description="The line of the ledger in which it was published.")
    published_at: Moment
    is_current: bool
    is_veiled: bool = Field(
        description="Whether the description leaves out what distresses. One that does has another digest."
    )
    description: dict[str, Any] = Field(description="What was published, as it was sealed.")
    addresses: Addresses


def sealed(request, edition, place, *, current=None, may_show=True):
    """An edition as `Sealed` has it; `current` is what took its place, `place` its line of the ledger."""
    current = current or edition
    distresses = is_distressing(edition) or is_distressing(current)
    is_veiled = distresses and not (may_show and asks_to_see(request))
    shown = behind_veil(edition, note_of=current) if is_veiled else edition
    return {
        "uid": edition.uid,
        "kind": edition.kind,
        "title": edition.title,
        "edition": edition.number,
        "sha256": edition.digest,
        "ledger": place,
        "published_at": edition.published_at.isoformat(),
        "is_current": edition.is_current,
        "is_veiled": is_veiled,
        "description": shown.description,
        "addresses": addresses(request, edition, current),
    }


def addresses(request, edition, current):
    base = origin_of(request)
    own = base + edition.own_address
    return {
        "page": base + current.get_absolute_url(),
        "permanent": base + edition.permanent_address,
        "edition": own,
        "api": f"{base}{ROOT}records/{edition.uid}/editions/{edition.number}",
        "canonical": own.removesuffix("/") + ".json",
        "jsonld": own.removesuffix("/") + ".jsonld",
    }
