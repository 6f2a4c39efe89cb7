"""Fills this house with synthetic records until there are as many as the argument says."""

import json
import sys
import time

from bench.rooms import own_peak_memory
from bench.searched.filling import fill, filled
from bench.searched.rows import in_haste

if __name__ == "__main__":
    wanted, before, start = int(sys.argv[1]), filled(), time.perf_counter()
    in_haste()
    for made in fill(wanted):
        sys.stderr.write(f"\r{made:,} records, {(made - before) / (time.perf_counter() - start):,.0f} a second ")
    seconds = time.perf_counter() - start
    rate = (wanted - before) / seconds if wanted > before else None
    json.dump({"records": filled(), "rate": rate, "peak_mib": own_peak_memory()}, sys.stdout)
