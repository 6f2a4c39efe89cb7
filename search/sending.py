"""A long file on its way: in pieces worth sending, in the language that was asked for, and only a few at once."""

from threading import BoundedSemaphore

from django.conf import settings
from django.utils import translation

PIECE = 1 << 15  # bytes sent at once
PLACES = BoundedSemaphore(settings.FILES_AT_ONCE)


class Busy(Exception):
    """As many files are being sent as may be at once."""


class Sending:
    """Pieces of a file on their way, one of the few at once; Busy where there is no place left.

    Whoever reads slowly holds a thread of the server for all that time. `close` gives the place back: servers call it
    whatever happens.
    """

    place = None

    def __init__(self, pieces):
        if not PLACES.acquire(blocking=False):
            raise Busy
        self.place, self.pieces = PLACES, pieces

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.pieces)

    def close(self):
        place, self.place = self.place, None
        if place:
            place.release()

    __del__ = close


def in_pieces(pieces, language):
    """What a format writes, as bytes in pieces worth sending, in the language of the request that asked for it."""
    waiting, is_first = [], True
    while (piece := _next_in(language, pieces)) is not None:
        waiting.append(piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace"))
        if is_first or sum(map(len, waiting)) >= PIECE:
            yield b"".join(waiting)
            waiting, is_first = [], False
    yield b"".join(waiting)


def _next_in(language, pieces):
    """A file is written long after its request was answered, when the thread speaks any language."""
    with translation.override(language):
        return next(pieces, None)
