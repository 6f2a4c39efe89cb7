from .arrivals import Arrival, Batch, Outcome
from .authorities import Organisation, Person, Place
from .editions import Address, Edition, Mention
from .filings import Filing
from .holdings import Photograph
from .ledger import Act, LedgerLine
from .names import Name
from .originals import Original
from .preparations import Preparation
from .record import ContentNote, Record, State, new_uid
from .relations import Relation
from .revisions import OpenGap, Revision
from .sources import Citation, Source
from .tags import Tag
from .texts import Origin, Text

__all__ = [
    "Act",
    "Address",
    "Arrival",
    "Batch",
    "Citation",
    "ContentNote",
    "Edition",
    "Filing",
    "LedgerLine",
    "Mention",
    "Name",
    "OpenGap",
    "Organisation",
    "Origin",
    "Original",
    "Outcome",
    "Person",
    "Photograph",
    "Place",
    "Preparation",
    "Record",
    "Relation",
    "Revision",
    "Source",
    "State",
    "Tag",
    "Text",
    "new_uid",
]
