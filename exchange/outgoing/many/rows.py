"""One record as a row of a table: the facts that all kinds share, and the names of what it mentions."""

from archive.describing import links_in
from exchange.outgoing.plain import one_line

COLUMNS = (
    "uid",
    "kind",
    "title",
    "other names",
    "summary",
    "date",
    "earliest",
    "latest",
    "language",
    "tags",
    "people and organisations",
    "places",
    "rights",
    "credit",
    "image held",
    "edition",
    "published",
    "sha256",
    "address",
    "permanent address",
)
BEHIND = "; "


def row(edition, mentioned, base):
    """Its cells, texts as one line each."""
    return tuple(cell if type(cell) is int else one_line(cell) for cell in _cells(edition, mentioned, base))


def _cells(edition, mentioned, base):
    said = edition.description
    related = [mentioned[uid] for uid in _uids(edition) if uid in mentioned]
    return (
        edition.uid,
        edition.kind,
        edition.title,
        BEHIND.join(name["text"] for name in said.get("names", ())),
        edition.summary,
        said.get("date", ""),
        edition.earliest.isoformat() if edition.earliest else "",
        edition.latest.isoformat() if edition.latest else "",
        edition.language,
        BEHIND.join(mentioned[uid].title for uid in said.get("tags", ()) if uid in mentioned),
        BEHIND.join(one.title for one in related if one.kind in ("person", "organisation")),
        BEHIND.join(one.title for one in related if one.kind == "place"),
        said.get("rights", ""),
        said.get("credit", ""),
        "yes" if said.get("image_sha256") else "",
        edition.number,
        edition.published_at.isoformat(),
        edition.digest,
        base + edition.get_absolute_url(),
        base + edition.permanent_address,
    )


def _uids(edition):
    """What a record links to, each once, in the order of its description."""
    return dict.fromkeys(uid for role, uid in links_in(edition.model, edition.description) if role != "source")
