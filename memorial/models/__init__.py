from .claims import Claim
from .entries import Entry
from .events import Event
from .memorial import Memorial, Observance
from .statements import Statement, Step

__all__ = ["Claim", "Entry", "Event", "Memorial", "Observance", "Statement", "Step"]
