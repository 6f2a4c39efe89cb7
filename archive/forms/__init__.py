"""The forms of the desk: a record with its reason, a picture through its gate, a move with its note."""

from .alternative_texts import AlternativeTextForm
from .moves import MoveForm, NoteForm
from .photographs import FocusForm, PhotographForm, receive
from .records import RecordForm, choosing_records

__all__ = [
    "AlternativeTextForm",
    "FocusForm",
    "MoveForm",
    "NoteForm",
    "PhotographForm",
    "RecordForm",
    "choosing_records",
    "receive",
]
