"""The demonstration's files → Descriptions: readable keys become uids, drawings become kept originals."""

import tomllib
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from archive import kinds, originals
from archive.describing import record_links
from archive.description import Description
from archive.models.record import UID_LENGTH, UID_LETTERS
from memorial.demo import drawings

RECORDS = Path(__file__).parent / "records"

# What is referred to comes before what refers to it, as far as can be: so the ledger reads.
ORDER = (
    "tag",
    "source",
    "organisation",
    "person",
    "place",
    "photograph",
    "event",
    "entry",
    "statement",
    "memorial",
)
PICTURES = {
    "carnation": drawings.carnation,
    "carnation_laid": drawings.carnation_laid,
    "absheron_map": drawings.absheron_map,
}


@dataclass(frozen=True)
class Told:
    """One record as its file tells it: what it says of itself, and what the loader shall do with it."""

    key: str
    description: Description
    picture: str = ""
    stays_draft: bool = False
    withdrawn_because: str = ""

    @property
    def uid(self):
        return self.description.uid

    @property
    def title(self):
        return self.description.public["title"]

    def with_picture(self):
        """The same with its drawing drawn and kept; drawing takes seconds, so it is done for new records only."""
        if not self.picture:
            return self
        file = BytesIO(PICTURES[self.picture]())
        image = originals.photograph_columns(originals.take_in(file, name=f"{self.picture}.png"))
        del image["image_device"]  # private, and nothing but a pencil
        return replace(self, description=replace(self.description, public=self.description.public | image))


def uid_of(key):
    """The uid of a record by its kind and key ("event/black-january"): the same on every site, for ever."""
    number, letters = int(sha256(f"carnation demonstration: {key}".encode()).hexdigest(), 16), ""
    while len(letters) < UID_LENGTH:
        number, place = divmod(number, len(UID_LETTERS))
        letters += UID_LETTERS[place]
    return letters


def records():
    """Every record of the demonstration, in the order in which they are published."""
    for kind in ORDER:
        tables = tomllib.loads((RECORDS / f"{kind}.toml").read_text(encoding="utf-8"))
        for name, says in tables.items():
            yield _told(kind, f"{kind}/{name}", says)


def _told(kind, key, says):
    instructions = {name: says.pop(name) for name in ("picture", "stays_draft", "withdrawn_because") if name in says}
    return Told(key, _description(kinds.kind_named(kind), key, says), **instructions)


def _description(model, key, says):
    private = {name: says.pop(name) for name in kinds.declared(model, "private") if name in says}
    public = _with_uids(model, says) | {"kind": model._meta.model_name, "uid": uid_of(key)}
    public["tags"] = sorted(uid_of(f"tag/{tag}") for tag in says.get("tags", ()))
    for row_model in kinds.row_models(model):
        public[row_model.key] = [_with_uids(row_model, row) for row in says.get(row_model.key, ())]
    return Description(public, private)


def _with_uids(model, says):
    """The same columns; where one of them links to a record, its uid in place of its key."""
    links = {field.name for field in record_links(model)}
    return {name: uid_of(value) if name in links else value for name, value in says.items()}
