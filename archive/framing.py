"""The records that every public page shows something of, whatever else it shows."""

from functools import lru_cache

from archive import kinds
from archive.ledger_head import head_of
from archive.models import Edition


def frame_of(request):
    """Digests of the editions in the frame of this request's page."""
    return _frame_at(head_of(request))


@lru_cache(maxsize=4)
def _frame_at(head):
    """The same; `head` is the state of the ledger for which they hold."""
    names = [name for name, model in kinds.all_kinds().items() if model.frames_pages]
    return tuple(Edition.objects.current().of_kind(*names).order_by("pk").values_list("digest", flat=True))
