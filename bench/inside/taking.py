"""Takes the whole result of a question in one format: how soon it begins, how fast it comes, how much memory it needs.

Each format in a process of its own, for the peak of a process never goes down again.
"""

import json
import resource
import sys
import time

from django.test import Client


def peak():
    """In MiB, of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def take(extension, query, host="localhost"):
    address = f"/search/results.{extension}{query}"
    b"".join(Client().head(address, headers={"host": host}).streaming_content)  # the index is open, the code is read
    before, start = peak(), time.perf_counter()
    pieces = iter(Client().get(address, headers={"host": host}).streaming_content)
    size, longest = len(next(pieces)), 0
    first = time.perf_counter() - start
    for piece in pieces:
        size, longest = size + len(piece), max(longest, len(piece))
    return {
        "first_ms": round(first * 1000, 1),
        "seconds": round(time.perf_counter() - start, 2),
        "mib": round(size / 2**20, 1),
        "longest_piece_kib": round(longest / 1024, 1),
        "more_memory_mib": round(peak() - before, 1),
    }


if __name__ == "__main__":
    json.dump(take(*sys.argv[1:]), sys.stdout)
