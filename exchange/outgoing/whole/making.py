"""Writing all current editions of one moment into files, one record after the other, and nothing half made in place."""

import gzip
import hashlib
import os
from itertools import islice
from secrets import token_hex

from django.conf import settings
from django.utils import timezone

from archive.describing import links_in
from archive.formats import OFFERED, Head
from archive.house import house_name
from archive.ledger_head import ledger_head
from archive.models import Edition, LedgerLine
from archive.one_moment import one_moment
from archive.veiling import veiled

from .standing import ABOUT, NAME, Whole, discard, folder, put, sync, take_back

FORMATS = ("jsonl", "csv")
ROWS_AT_ONCE = 500  # asked of the database
UIDS_AT_ONCE = 1000  # in one question to it
LEVEL = 6  # of gzip: at 9 a quarter is saved of nothing, in thrice the time


class TakenBack(Exception):
    """Something was withdrawn or erased while the files were made."""


def make(base):
    """The Whole that lies ready now; TakenBack, and nothing does, where the ledger took back a record meanwhile."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    made = folder() / f"made-{token_hex(4)}"
    made.mkdir()
    try:
        whole = _written(made, base)
    except BaseException:
        discard(made)
        raise
    put(made)
    # Whoever withdrew something before this line saw the files before; whoever does behind it, removes these.
    if not whole.is_in_force(ledger_head()):
        take_back(whole)
        raise TakenBack
    return whole


def _written(made, base):
    with one_moment():
        head = _what_is_said(base)
        files = {}
        for extension in FORMATS:
            name = f"{NAME}.{extension}.gz"
            files[name] = {"format": extension} | _file(made / name, OFFERED[extension].write(head, rows()))
    whole = Whole(head.position, head.seal, head.at, head.licence, head.total, files, made)
    with open(made / ABOUT, "w", encoding="utf-8") as about:
        about.write(whole.text)
        about.flush()
        os.fsync(about.fileno())
    sync(made)
    return whole


def _what_is_said(base):
    line = LedgerLine.objects.head()
    return Head(
        title="All current editions",
        query="",
        address=f"{base}/data/",
        file=f"{base}/data/",
        base=base,
        house=house_name(),
        at=timezone.localtime().isoformat(timespec="seconds"),
        position=line.position if line else 0,
        seal=line.hash if line else "",
        licence=settings.DATA_LICENCE,
        total=Edition.objects.current().count(),
    )


def rows():
    """(edition, {uid: current edition it mentions}) of everything public, as lists show it."""
    editions = Edition.objects.current().order_by("pk").iterator(chunk_size=ROWS_AT_ONCE)
    while some := list(islice(editions, ROWS_AT_ONCE)):
        named = _current({uid for edition in some for uid in _mentioned_by(edition)})
        yield from ((veiled(edition), named) for edition in some)


def _current(uids):
    uids, found = sorted(uids), {}
    for start in range(0, len(uids), UIDS_AT_ONCE):
        found |= Edition.objects.current().by_uid(uids[start : start + UIDS_AT_ONCE])
    return found


def _mentioned_by(edition):
    yield from (uid for role, uid in links_in(edition.model, edition.description) if role != "source")
    yield from edition.description.get("tags", ())


def _file(path, pieces):
    """Written, compressed and through to the disk: what it weighs and sums up to. The same records give the same."""
    with open(path, "xb") as file:
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=LEVEL, mtime=0) as packed:
            for piece in pieces:
                packed.write(piece.encode() if isinstance(piece, str) else piece)
        file.flush()
        os.fsync(file.fileno())
    with open(path, "rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
