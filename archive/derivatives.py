"""The public files of a picture: what they are called, and at which addresses they stand."""

import re
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from archive.pixels.sizes import SIDES, WIDTHS, is_deep, widths_for

__all__ = ["FORMATS", "SIDES", "TYPES", "WIDTHS", "is_deep", "widths_for"]

# Named here, because not every machine knows them, and browsers refuse what is not called a picture.
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
FORMATS = tuple(TYPES)  # the smallest files first
RECIPE = 1  # one more whenever the same original would give other files
MADE = "made"  # the file that says how the others beside it were made; no address leads to it

UID = re.compile(r"[0-9a-z]{1,16}")
TOKEN = re.compile(r"[0-9a-f]{32}")
NAME = re.compile(rf"(?:[1-9][0-9]{{0,3}}|square-(?:{'|'.join(map(str, SIDES))}))\.(?:{'|'.join(FORMATS)})")
TILE = re.compile(r"tiles/(?:full|[0-9]{1,6}(?:,[0-9]{1,6}){3})/(?:max|[0-9]{1,6},[0-9]{1,6})/0/default\.jpg")


def token(uid, sha256):
    """The part of a derivative's address that nobody can guess: of the record, the original and the site's secret."""
    return salted_hmac("archive.derivatives", f"{uid}:{sha256}", algorithm="sha256").hexdigest()[:32]


def address(uid, sha256, width, format):
    return f"/media/{uid}/{token(uid, sha256)}/{width}.{format}"


def crop_address(uid, sha256, side, format):
    """A square around the focal point; smaller than its name says where the whole picture is."""
    return address(uid, sha256, f"square-{side}", format)


def tiles_address(uid, sha256):
    """Where the tiles of a picture begin, for those that have any (is_deep)."""
    return f"/media/{uid}/{token(uid, sha256)}/tiles"


def is_name(name):
    """Whether a picture can have a file of this name at all."""
    return bool(NAME.fullmatch(name) or TILE.fullmatch(name))


def folder_of(uid, token=""):
    """Where the files of a record lie, or of one of its pictures; ValueError for what is no part of an address."""
    if not UID.fullmatch(uid) or (token and not TOKEN.fullmatch(token)):
        raise ValueError(f"{uid!r} is no uid, or {token!r} no token.")
    return public() / uid / token


def path_of(uid, token, name):
    """The existing file behind a derivative's address, or None."""
    if not (UID.fullmatch(uid) and TOKEN.fullmatch(token) and is_name(name)):
        return None
    path = folder_of(uid, token) / name
    return path if path.is_file() else None


def public():
    return Path(settings.MEDIA_DIR) / "public"
