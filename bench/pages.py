"""Requests per second under granian: a record page, a repeated visit answered 304, and a bare Django view."""

import re
import shutil
import subprocess
from urllib.request import urlopen

SECONDS, CONNECTIONS = 6, 8


def measure(house, page):
    """Requests per second of each, taken in one run; every page in turn against the same server settings."""
    with house.served("bench.bare.wsgi:application") as bare:
        plain = load(bare + "/")
    with house.served() as site:
        address = site + page
        with urlopen(address) as answer:
            seal = answer.headers["ETag"]
        drawn = load(address)
        repeated = load(address, f"If-None-Match: {seal}")
    with house.served("bench.inside.fresh:application") as site:
        fresh = load(site + page)
    return {"bare": plain, "page": fresh, "drawn": drawn, "repeated": repeated}


def load(address, *headers):
    """Requests per second that the address answers without one error."""
    if shutil.which("wrk") is None:
        raise SystemExit("The load generator wrk is missing: install Debian's package wrk.")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    for header in headers:
        command += ["-H", header]
    said = subprocess.run([*command, address], check=True, text=True, stdout=subprocess.PIPE).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{address} did not answer every request:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
