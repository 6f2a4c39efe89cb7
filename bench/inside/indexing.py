"""Builds the index where it is not up to date, and tells what that took and takes. Argument: "build" or "rates".

The rate of catching up is that of lines of the ledger applied again: each takes one document out and puts one in."""

import json
import sys
import time

from archive.models import LedgerLine
from bench.rooms import own_peak_memory
from search import following, index

AGAIN = 2000  # lines


def is_up_to_date():
    try:
        return index.current().reload().place == following.ledger_head()
    except index.NoIndex:
        return False


def built():
    """{} where there was nothing to do."""
    if is_up_to_date():
        return {}
    start = time.perf_counter()
    count = following.rebuild()
    seconds = time.perf_counter() - start
    return {"rate": count / seconds, "seconds": seconds, "peak_mib": own_peak_memory()}


def rates():
    """How long one line takes, and how many a second where many wait."""
    following.catch_up()
    many, one = _seconds_from(AGAIN), sorted(_seconds_from(1) for _time in range(9))[4]
    return {"many": AGAIN / many, "one_ms": one * 1000, "size": size(), "segments": segments()}


def _seconds_from(lines):
    head = LedgerLine.objects.head()
    line = LedgerLine.objects.get(position=head.position - lines)
    with index.writing(), index.changes(index.current().index, index.Place(line.position, line.hash)):
        pass  # the index now says that it has followed no further
    index.current().reload()
    start = time.perf_counter()
    following.catch_up(wait=60)
    return time.perf_counter() - start


def size():
    folder = index.directory() / "current"
    return sum(file.stat().st_size for file in folder.resolve().iterdir())


def segments():
    return index.current().reading.searcher.num_segments


if __name__ == "__main__":
    json.dump({"build": built, "rates": rates}[sys.argv[1]](), sys.stdout)
