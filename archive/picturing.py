"""Which files a page names for a picture: widths and squares, in every format, or the private ones of a preview."""

from functools import lru_cache

from django.urls import reverse

from archive import derivatives
from archive.rights import RIGHTS


# Their names are sealed with the site's secret, which costs more than to remember them.
@lru_cache(maxsize=4096)
def addresses(uid, sha256, width):
    """{format: [(width, address)]}, narrowest first."""
    return {
        format: [
            (narrower, derivatives.address(uid, sha256, narrower, format)) for narrower in derivatives.widths_for(width)
        ]
        for format in derivatives.FORMATS
    }


@lru_cache(maxsize=4096)
def crops(uid, sha256, shortest):
    """The same of its squares; of a picture whose shorter side is less than a square's, the width it really has."""
    sides = [side for side in derivatives.SIDES if side < shortest]
    sides += [side for side in derivatives.SIDES if side >= shortest][:1]
    return {
        format: [(min(side, shortest), derivatives.crop_address(uid, sha256, side, format)) for side in sides]
        for format in derivatives.FORMATS
    }


def files_of(edition):
    """{format: [(width, address)]} of an edition's picture. One without a row is a preview, and has no public files."""
    d = edition.description
    return addresses(edition.uid, d["image_sha256"], d["image_width"]) if edition.pk else previewed(edition)


def squares_of(edition):
    d = edition.description
    shortest = min(d["image_width"], d["image_height"])
    return crops(edition.uid, d["image_sha256"], shortest) if edition.pk else previewed(edition)


def previewed(edition):
    """The same, for the staff alone."""
    width = min(edition.description["image_width"], 1280)
    return {"jpg": [(width, reverse("admin:picture", args=[edition.uid, 1280]))]}


def largest_file(edition):
    """(width, address) of the widest JPEG, for those who want to look closely or may take it with them."""
    return files_of(edition)["jpg"][-1]


def card_file(edition):
    """(width, height, address) of the JPEG that other sites show beside a link to this page."""
    d = edition.description
    width, address = [file for file in files_of(edition)["jpg"] if file[0] <= 1280][-1]
    return width, height_of(d, width), address


def height_of(description, width):
    """Rounded as it was when the file was made (archive/pixels/reading.py)."""
    return max(1, round(width * (description["image_height"] / description["image_width"])))


def may_download(edition):
    rights = RIGHTS.get(edition.description.get("rights"))
    return bool(rights and rights.may_download)
