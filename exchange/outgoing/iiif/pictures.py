"""The public files of an edition's picture, as IIIF describes them. Where it has none to show, there is nothing."""

from archive import derivatives, picturing
from archive.rights import RIGHTS

from . import words


def is_held(edition):
    """Behind the veil there is no picture either: such an edition names none (archive/veiling.py)."""
    return bool(edition.description.get("image_sha256"))


def size_of(edition):
    return edition.description["image_width"], edition.description["image_height"]


def thumbnails(edition, base):
    return [_copy(edition, base, 0)] if is_held(edition) else []


def widest(edition, base):
    """The widest copy, with what it shows in words, and with its tiles where it has any."""
    image = _copy(edition, base, -1)
    if alternative := words.said(edition.description, "alternative_text"):
        image["label"] = alternative
    if derivatives.is_deep(size_of(edition)):
        image["service"] = [{"id": tiles_of(edition, base), "type": "ImageService3", "profile": "level0"}]
    return image


def tiles_of(edition, base):
    return base + derivatives.tiles_address(edition.uid, edition.description["image_sha256"])


def rights_of(edition):
    """The address by which machines know a statement: http, also where people are sent to https."""
    found = RIGHTS.get(edition.description.get("rights"))
    return found.uri.replace("https:", "http:", 1) if found else ""


def _copy(edition, base, which):
    width, address = picturing.files_of(edition)["jpg"][which]
    height = picturing.height_of(edition.description, width)
    return {"id": base + address, "type": "Image", "format": "image/jpeg", "width": width, "height": height}
