"""What searching costs, in houses of synthetic records. Alone: python -m bench.searching --records 10000 100000

With --house, the houses stay in that folder and are used again: filled and indexed once, measured as often as you like.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import quantiles

from bench.rooms import House
from bench.searched.reporting import report
from bench.searched.watching import found_after

COMBINATIONS, RIVAL_SECONDS, PUBLICATIONS = 3000, 8, 60
RIVALS_AT_MOST = 200_000  # records; beyond, one answer of the ORM takes minutes
BY_HAND_AT_MOST = 200_000  # the counts by hand are kept in memory
WORKERS = 2


def measure(folder, sizes, *, combinations=COMBINATIONS, publications=PUBLICATIONS):
    """{records: everything about the house that holds so many}, the smallest first."""
    return {records: of_one(Path(folder) / str(records), records, combinations, publications) for records in sizes}


def of_one(folder, records, combinations, publications):
    house = made(folder, records)
    found = {"records": records, "built": json.loads((folder / "built.json").read_text())}
    found["load"] = os.getloadavg()[0]
    found["rates"] = inside(house, "indexing", "rates")
    found["times"] = inside(house, "searching")
    if records <= RIVALS_AT_MOST and find_spec("taggit"):
        rival = House(folder)
        rival.environment["DJANGO_SETTINGS_MODULE"] = "bench.rivals.settings"
        found["rivals"] = inside(rival, "rivals", str(RIVAL_SECONDS))
    if combinations and records <= BY_HAND_AT_MOST:
        found["by hand"] = inside(house, "counting", str(combinations))
    if publications:
        found["readers"] = with_readers(house, publications)
    return found


def made(folder, records):
    """The house, filled and indexed; what is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    house = House(folder)
    house.manage("migrate", "--verbosity", "0")
    house.manage("demo_account")
    house.manage("collectstatic", "--no-input", "--verbosity", "0")
    kept = folder / "built.json"
    built = json.loads(kept.read_text()) if kept.exists() else {}
    filled = inside(house, "filling", str(records))
    built |= {"filled": filled} if filled["rate"] else {}
    if indexed := inside(house, "indexing", "build"):
        built |= {"index": indexed | {"load": os.getloadavg()[0]}}
    kept.write_text(json.dumps(built))
    return house


def inside(house, name, *words):
    start = time.perf_counter()
    found = json.loads(house.python("-m", f"bench.inside.{name}", *words))
    sys.stderr.write(f"{house.folder.name} {name}: {time.perf_counter() - start:.0f} s\n")
    return found


def with_readers(house, publications):
    from bench.searched.readers import Readers

    addresses = inside(house, "addresses")
    with house.served(workers=WORKERS) as site, Readers(site, addresses) as readers:
        start = time.perf_counter()
        waits = list(found_after(house, site, publications))
        seconds = time.perf_counter() - start
        memory = [memory_of(pid) for pid in family(house.server.pid)]
    parts = quantiles(readers.times, n=20)
    return {
        "requests": len(readers.times),
        "rate": len(readers.times) / seconds,
        "errors": readers.errors[:20],
        "error_count": len(readers.errors),
        "ms": (parts[9], parts[18]),
        "found_after": (sorted(waits)[len(waits) // 2], max(waits), len(waits)),
        "memory": max(memory),
    }


def family(pid):
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def memory_of(pid):
    """(MiB of its own, MiB of files it has mapped: the index, which all processes share)"""
    status = Path(f"/proc/{pid}/status").read_text()
    return tuple(int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1024 for name in ("RssAnon", "RssFile"))


def main(asked):
    folder = asked.house or tempfile.mkdtemp()
    try:
        found = measure(folder, sorted(asked.records), combinations=asked.combinations, publications=asked.publications)
        sys.stdout.write("\n".join(report(found)) + "\n")
        if asked.figures:
            asked.figures.write_text(json.dumps(found, indent=1))
    finally:
        if not asked.house:
            shutil.rmtree(folder)


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000])
    words.add_argument("--house", type=Path, help="a folder that keeps the houses, one for each number of records")
    words.add_argument("--combinations", type=int, default=COMBINATIONS, help="counted by hand")
    words.add_argument("--publications", type=int, default=PUBLICATIONS, help="one a second, while eight search")
    words.add_argument("--figures", type=Path, help="a file for all that was measured, as JSON")
    main(words.parse_args())
