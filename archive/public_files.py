"""Folders of public files: one for each picture of a record, there whole or not at all, and gone at once."""

import json
import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from archive import confined, derivatives, originals
from archive.locks import held

UNFINISHED = ".unfinished-"
A_DAY = 24 * 60 * 60  # seconds


class CannotBeMade(Exception):
    """Why not: what the child process died of, or "damaged", or "missing" where there is no original."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def is_made(picture):
    """Whether the files of a wanted picture are there, made as they would be made now."""
    marker, folder = said_by(picture.uid, picture.token), derivatives.folder_of(picture.uid, picture.token)
    return marker.get("recipe") == picture.recipe and all((folder / name).is_file() for name in marker["files"])


def lacks(uid, token, name):
    """Whether a file is missing that should be there: all of them are, or this one was lost."""
    marker = said_by(uid, token)
    return derivatives.is_name(name) and (not marker or name in marker["files"])


def said_by(uid, token):
    """The marker of a picture's folder; empty where there is none, or none that can be read."""
    try:
        marker = json.loads((derivatives.folder_of(uid, token) / derivatives.MADE).read_text(encoding="utf-8"))
        return marker if {"recipe", "files"} <= marker.keys() else {}
    except (OSError, ValueError, AttributeError):
        return {}


def make(picture, *, is_wanted):
    """All files of a picture take their place, unless `is_wanted()` then says that nobody may see them any more."""
    if not originals.holds(picture.sha256):
        raise CannotBeMade("missing")
    try:
        with unfinished() as folder:
            whole = folder / "whole"
            whole.mkdir()
            _fill(whole, picture)
            # Held by removals too: whatever was withdrawn is either seen here, or removed afterwards.
            with held("place", picture.uid):
                if is_wanted():
                    _put(whole, derivatives.folder_of(picture.uid, picture.token))
    except OSError as problem:
        raise CannotBeMade("disk") from problem


def keep_only(uid, pictures):
    """No file of a record is left but those of these pictures; nor files that may be taken along where none may now."""
    keep = {picture.token: picture for picture in pictures}
    with held("place", uid):
        folder = derivatives.folder_of(uid)
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in keep or _gives_too_much(keep[path.name]):
                discard(path)
        if not keep and folder.is_dir():
            discard(folder)


def discard(path):
    """Out of reach at once, although deleting takes its time."""
    with unfinished() as folder:
        path.rename(folder / "discarded")


def not_wanted(wanted):
    """Folders of records that have no wanted picture ({uid: …}), and what a crash left unfinished a day ago."""
    for path in derivatives.public().glob("*"):
        if path.name.startswith(UNFINISHED):
            if time.time() - path.stat().st_mtime > A_DAY:
                yield path
        elif not path.name.startswith(".") and path.name not in wanted:
            yield path


@contextmanager
def unfinished():
    """A folder beside the public ones, on the same disk, that no address leads to; gone afterwards."""
    derivatives.public().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=derivatives.public()) as folder:
        yield Path(folder)


def _fill(whole, picture):
    size = _ask("derive", picture, whole, **picture.how)
    if derivatives.is_deep((size["width"], size["height"])):
        _ask("tile", picture, whole)
    files = sorted(path.relative_to(whole).as_posix() for path in whole.rglob("*") if path.is_file())
    with (whole / derivatives.MADE).open("w", encoding="utf-8") as file:
        json.dump({"recipe": picture.recipe, "files": files}, file)
        file.flush()
        os.fsync(file.fileno())


def _ask(order, picture, whole, **how):
    try:
        answer = confined.ask(order, original=str(originals.path_of(picture.sha256)), folder=str(whole), **how)
    except confined.Unanswered as problem:
        raise CannotBeMade(problem.reason) from problem
    if "refused" in answer:
        raise CannotBeMade(answer["refused"])
    return answer


def _put(whole, place):
    place.parent.mkdir(exist_ok=True)
    if place.is_dir():
        discard(place)
    whole.rename(place)


def _gives_too_much(picture):
    made = said_by(picture.uid, picture.token)
    return bool(made) and bool(made["recipe"].get("licence")) and not picture.licence
