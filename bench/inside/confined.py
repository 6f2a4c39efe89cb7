"""One order to the confined child, and what it cost, as JSON. Arguments: the order, the original, a folder."""

import json
import resource
import sys
import time

from archive import confined


def main(order, original, folder):
    start = time.perf_counter()
    answer = confined.ask(order, original=original, folder=folder)
    seconds = time.perf_counter() - start
    if "refused" in answer:
        raise SystemExit(f"{original} was refused.")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "peak_mib": peak}))


main(*sys.argv[1:])
