from archive import derivatives, picturing
from archive.tiles import Pyramid

from .pictures import rights_of, size_of, tiles_of


def info(edition, *, base):
    """What a viewer must know of the tiles of an edition's picture; None where it has none."""
    size = size_of(edition)
    if not derivatives.is_deep(size):
        return None
    width, _address = picturing.largest_file(edition)
    whole = width, picturing.height_of(edition.description, width)
    return Pyramid(*size).info(tiles_of(edition, base), whole=whole, rights=rights_of(edition))
