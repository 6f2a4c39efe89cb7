"""What is drawn once: pieces and whole pages that follow from editions, which never change, and a few choices.

A page still asks the database who is public at every visit; it is drawn anew when what it shows is another.
"""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.template.loader import get_template


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


def page(key, draw):
    """A whole page; `key` is all that it depends on."""
    if settings.DEBUG:
        return draw()
    name = hashlib.blake2b(repr(key).encode(), digest_size=20).hexdigest()
    return _pages.get(name) or _keep(name, draw())


def _keep(name, drawn):
    _pages.set(name, str(drawn), timeout=None)
    return drawn


def forget():
    """Draw everything anew: for tests, and for measuring what drawing costs."""
    _pages.clear()
    _drawn.cache_clear()
