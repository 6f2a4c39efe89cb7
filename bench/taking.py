"""Results taken away, in every format: python -m bench.taking [records …]

Their memory must not grow with them: each number of records is taken in fresh processes, and compared.
"""

import json
import sys
import tempfile
from pathlib import Path

from bench.rooms import House

EXTENSIONS = ("csv", "xlsx", "jsonl", "bib", "ris", "csl.json", "atom")


def measure(folder, records):
    house = House(folder)
    house.manage("migrate", "--verbosity", "0")
    house.manage("load_demo")
    house.manage("demo_account")
    house.python("-m", "bench.inside.filling", str(records))
    return {one: json.loads(house.python("-m", "bench.inside.taking", one, "")) for one in EXTENSIONS}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for records in map(int, sys.argv[1:] or ("20000",)):
            for extension, found in measure(Path(folder), records).items():
                sys.stdout.write(f"{records:>9,}  {extension:<9} {json.dumps(found)}\n")
