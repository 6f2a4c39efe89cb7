"""Derivatives: an original and a width → a file that may be seen; made when published, gone when withdrawn."""

import logging
import os
import re
import tempfile
import time
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from archive import originals
from archive.pixels import DAMAGE, decoded, in_srgb, narrowed

WIDTHS = (320, 640, 1280, 2560)
FORMATS = {
    "webp": {"format": "WEBP", "quality": 80, "method": 2},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}
UID = re.compile(r"[0-9a-z]{1,16}")
TOKEN = re.compile(r"[0-9a-f]{32}")
NAME = re.compile(rf"[1-9][0-9]{{0,3}}\.({'|'.join(FORMATS)})")
UNFINISHED = ".unfinished-"
AT_ONCE = 500  # uids asked for in one query
A_DAY = 24 * 60 * 60  # seconds

log = logging.getLogger(__name__)


def token(uid, sha256):
    """The part of a derivative's address that nobody can guess: of the record, the original and the site's secret."""
    return salted_hmac("archive.derivatives", f"{uid}:{sha256}", algorithm="sha256").hexdigest()[:32]


def address(uid, sha256, width, format):
    return f"/media/{uid}/{token(uid, sha256)}/{width}.{format}"


def widths_for(width):
    """The widths a picture is made in, narrowest first: it is never enlarged."""
    widest = min(width, WIDTHS[-1])
    return (*(narrower for narrower in WIDTHS if narrower < widest), widest)


def path_of(uid, token, name):
    """The existing file behind a derivative's address, or None."""
    if not (UID.fullmatch(uid) and TOKEN.fullmatch(token) and NAME.fullmatch(name)):
        return None
    path = _public() / uid / token / name
    return path if path.is_file() else None


def make(uid, sha256):
    """All derivatives of a record's picture or none; those of its earlier pictures go. True if any had to be made."""
    folder = _folder(uid) / token(uid, sha256)
    is_new = not folder.is_dir()
    if is_new:
        _make_in(folder, sha256)
    for other in set(folder.parent.iterdir()) - {folder}:
        _discard(other)
    return is_new


def remove(uid):
    """No derivative of a record is left. True if there were any."""
    folder = _folder(uid)
    if not folder.is_dir():
        return False
    _discard(folder)
    return True


def follow(lines):
    """Bring the derivatives of all records that the ledger's lines name into step with their current editions."""
    uids = iter({line.uid: None for line in lines})
    while batch := list(islice(uids, AT_ONCE)):
        wanted = dict(wanted_pictures(batch))
        for uid in batch:
            _bring_into_step(uid, wanted.get(uid))


def wanted_pictures(uids=None):
    """(uid, sha256) of each current edition with a picture: of these records, or of all."""
    from archive.models import Edition

    editions = Edition.objects.current().filter(text__contains='"image_sha256":')
    if uids is not None:
        editions = editions.filter(uid__in=uids)
    for edition in editions.iterator():
        if sha256 := edition.description.get("image_sha256"):
            yield edition.uid, sha256


def remove_orphans(wanted):
    """What belongs to none of the wanted uids goes, and what a crash left unfinished. How many folders that were."""
    found = [path for path in _public().glob("*") if path.name not in wanted and not _may_be_in_work(path)]
    for path in found:
        _discard(path)
    return len(found)


def _bring_into_step(uid, sha256):
    try:
        if sha256:
            make(uid, sha256)
        else:
            remove(uid)
    except DAMAGE:
        log.exception("The derivatives of %s could not be made; rebuild_derivatives will try again.", uid)
    # Making is slow: a withdrawal that came meanwhile found nothing to remove.
    now_wanted = dict(wanted_pictures([uid])).get(uid) if sha256 else None
    if sha256 != now_wanted:
        _bring_into_step(uid, now_wanted)


def _public():
    return Path(settings.MEDIA_DIR) / "public"


def _folder(uid):
    if not UID.fullmatch(uid):
        raise ValueError(f"{uid!r} is no uid.")
    return _public() / uid


def _may_be_in_work(path):
    return path.name.startswith(UNFINISHED) and time.time() - path.stat().st_mtime < A_DAY


def _make_in(folder, sha256):
    with _unfinished() as unfinished:
        whole = unfinished / "whole"
        whole.mkdir()
        _write_all(whole, sha256)
        folder.parent.mkdir(exist_ok=True)
        whole.rename(folder)


def _discard(folder):
    """Out of reach at once, although deleting takes its time."""
    with _unfinished() as unfinished:
        folder.rename(unfinished / "discarded")


@contextmanager
def _unfinished():
    _public().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=_public()) as unfinished:
        yield Path(unfinished)


def _write_all(folder, sha256):
    with originals.open_original(sha256) as file:
        across, picture, profile = decoded(file, widest=WIDTHS[-1])
    proportion = picture.height / picture.width
    picture = in_srgb(narrowed(picture, widths_for(across)[-1], proportion), profile)
    for width in reversed(widths_for(across)):
        picture = narrowed(picture, width, proportion)
        for format, how in FORMATS.items():
            _write(folder / f"{width}.{format}", picture, how)


def _write(path, picture, how):
    picture.info = {}  # Pillow would write a comment or a profile it finds there
    with path.open("wb") as file:
        picture.save(file, **how)
        file.flush()
        os.fsync(file.fileno())
