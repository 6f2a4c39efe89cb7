from .authorities import Organisation, Person, Place
from .editions import Address, Edition, Mention
from .holdings import Photograph
from .ledger import Act, LedgerLine
from .names import Name
from .record import ContentNote, Record, State, new_uid
from .relations import Relation
from .revisions import OpenGap, Revision
from .sources import Citation, Source
from .tags import Tag
from .texts import Origin, Text

__all__ = [
    "Act",
    "Address",
    "Citation",
    "ContentNote",
    "Edition",
    "LedgerLine",
    "Mention",
    "Name",
    "OpenGap",
    "Organisation",
    "Origin",
    "Person",
    "Photograph",
    "Place",
    "Record",
    "Relation",
    "Revision",
    "Source",
    "State",
    "Tag",
    "Text",
    "new_uid",
]
