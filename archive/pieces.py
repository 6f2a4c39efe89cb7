"""What is drawn once: pieces that follow from an edition, and whole pages for one state of the ledger.

A page asks the ledger for its head at every visit; when anything at all was published or withdrawn, it is drawn anew.
"""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.template.loader import get_template
from django.utils import timezone


@dataclass(frozen=True)
class Piece:
    """A template and all that it depends on; pieces with equal keys look alike."""

    template: str
    key: tuple
    context: dict = field(compare=False)

    @property
    def html(self):
        return _draw(self) if settings.DEBUG else _drawn(self)


def _draw(piece):
    return get_template(piece.template).render(piece.context)


_drawn = lru_cache(maxsize=4096)(_draw)
_pages = LocMemCache("archive.pages", {"OPTIONS": {"MAX_ENTRIES": 500}})


def page(request, draw):
    """A whole public page, drawn once for each state of the ledger, day, address and choice of light or dark.

    Only under a head that was read before the view began: a page may be newer than its head, never older.
    """
    head = getattr(request, "ledger_head", "")
    if settings.DEBUG or not head:
        return draw()
    address = (request.scheme, request.get_host(), request.get_full_path())
    parts = (head, str(timezone.localdate()), request.COOKIES.get("theme", ""), *address)
    name = hashlib.blake2b("\n".join(parts).encode(), digest_size=20).hexdigest()
    return _pages.get(name) or _keep(request, name, draw())


def _keep(request, name, drawn):
    if not is_of_this_moment(request):
        _pages.set(name, str(drawn), timeout=None)
    return drawn


def of_this_moment(request):
    """What is drawn now lacks something that the next visitor may get: nobody shall keep it."""
    request.is_of_this_moment = True


def is_of_this_moment(request):
    return getattr(request, "is_of_this_moment", False)
