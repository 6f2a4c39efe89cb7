"""The index on disk: many readers, one writer at a time, rebuilt beside the old one and swapped in whole.

`<DATA_DIR>/search/current` is a link to the generation in use, a folder named after the schema's version. What says how
far it has followed the ledger is written in the same commit as the records, so neither is ever ahead of the other.
"""

import fcntl
import os
import shutil
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import tantivy
from django.conf import settings

from . import documents, schema
from .checksums import beside_the_largest, damaged, stray

WAIT = 2.0  # seconds a reader waits for the writer before it answers with what is there
PAUSE = 0.01
SMALL_HEAP, LARGE_HEAP = 20_000_000, 300_000_000  # bytes of memory before a writer puts a segment on disk


class Busy(Exception):
    """Another process is writing, and did not finish in time."""


class NoIndex(Exception):
    """There is no index of this version that can be read."""


@dataclass(frozen=True)
class Place:
    """A line of the ledger: two ledgers may have the same positions, never the same hashes."""

    position: int = 0
    seal: str = ""


@dataclass(frozen=True)
class Reading:
    """The index as it stood at one place of the ledger; nothing written later shows in it."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    place: Place
    beside: int | None = None  # at most so many documents stand in all segments but the largest; None: not known
    head: Place | None = None  # where the ledger stood when the reading was taken
    left_out: tuple = ()  # uids withdrawn between the two, where the index could not be brought up

    def count(self, query):
        """How many documents a query finds: counted, not weighed."""
        return self.searcher.search(tantivy.Query.const_score_query(query, 0.0), 1).count


class Generation:
    """One whole index, open. Opened only where it is sound: writing to a damaged one ends the whole process."""

    def __init__(self, path):
        self.path = path
        with _readable(path):
            if any(damaged(path)):
                raise NoIndex(path)
            self.index = tantivy.Index.open(str(path))
            self.index.config_reader("manual")
        self.reload()

    def reload(self):
        with _readable(self.path):
            self.index.reload()
            searcher = self.index.searcher()
            place, beside = _place(searcher, self.index.schema), beside_the_largest(self.path, searcher)
            self.reading = Reading(searcher, self.index.schema, place, beside)
        return self.reading


@contextmanager
def _readable(path):
    """NoIndex where files are missing, cut or garbled."""
    try:
        yield
    except (ValueError, IndexError, KeyError, FileNotFoundError) as problem:
        raise NoIndex(path) from problem
    except BaseException as problem:
        if not is_panic(problem):
            raise
        raise NoIndex(path) from problem


def is_panic(problem):
    """What tantivy raises where a file does not hold what it should can only be known by its name."""
    return type(problem).__name__ == "PanicException"


def _place(searcher, its_schema):
    """Where the index stands; IndexError where it does not say."""
    found = searcher.search(tantivy.Query.term_query(its_schema, "uid", schema.MARKER), 1)
    marker = searcher.doc(found.hits[0][1])
    return Place(marker.get_first("position"), marker.get_first("seal"))


def directory():
    return Path(getattr(settings, "SEARCH_DIR", None) or settings.DATA_DIR / "search")


_open = {}  # directory → the generation this process has open there


def forget():
    """Whoever asks next opens the index anew, and finds out whether it is sound."""
    _open.pop(directory(), None)


def folder_in_use():
    """Where the generation in use lies; NoIndex where there is none of this version."""
    path = directory() / "current"
    try:
        name = os.readlink(path)
    except OSError as problem:
        raise NoIndex(path) from problem
    if not name.startswith(f"{schema.VERSION}-"):
        raise NoIndex(path)
    return directory() / name


def current():
    """The generation in use, open."""
    folder, known = folder_in_use(), _open.get(directory())
    if known is None or known.path != folder:
        known = _open[directory()] = Generation(folder)
    return known


@contextmanager
def writing(wait=WAIT):
    """Only one process and thread at a time; Busy after `wait` seconds. The lock goes with whoever held it."""
    directory().mkdir(mode=0o700, parents=True, exist_ok=True)
    until = time.monotonic() + wait
    with open(directory() / "lock", "w") as lock:
        while not _locked(lock):
            if time.monotonic() > until:
                raise Busy
            time.sleep(PAUSE)
        _clear_up()
        yield


def _clear_up():
    """What a process left that died while it wrote here, or while it built another index."""
    with suppress(NoIndex, OSError, ValueError, KeyError):
        folder = folder_in_use()
        _remove_all_but(folder.name)
        for path in list(stray(folder)):
            path.unlink()


def _locked(lock):
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def changes(index, place, *, heap=SMALL_HEAP):
    """A writer: all it did becomes visible together with the place it brings the index to, or nothing does."""
    writer = index.writer(heap, 1)
    try:
        yield writer
        writer.delete_documents_by_term("uid", schema.MARKER)
        writer.add_document(documents.marker(place.position, place.seal))
        writer.commit()
    finally:
        writer.wait_merging_threads()  # and gives tantivy's own lock back


@contextmanager
def new_generation(place):
    """A writer of an empty index, which takes the old one's place when all of it is there. Only while writing()."""
    path = directory() / f"{schema.VERSION}-{token_hex(4)}"
    path.mkdir()
    try:
        with changes(tantivy.Index(schema.build(), path=str(path), reuse=False), place, heap=LARGE_HEAP) as writer:
            yield writer
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)  # where the disk is full, half an index must not stay on it
        raise
    _swap(path.name)
    _remove_all_but(path.name)


def _swap(name):
    link = directory() / f"next-{token_hex(4)}"
    link.symlink_to(name)
    link.replace(directory() / "current")


def _remove_all_but(name):
    """Earlier generations and unfinished ones. Who still reads one keeps its files open and loses nothing."""
    for path in directory().iterdir():
        if path.name not in (name, "current", "lock"):
            with suppress(OSError):
                path.unlink() if path.is_symlink() or path.is_file() else shutil.rmtree(path)
