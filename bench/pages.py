"""Requests per second under granian: record pages, a repeated visit answered 304, and a bare Django view."""

import json
import re
import shutil
import subprocess
from tempfile import NamedTemporaryFile
from urllib.request import urlopen

SECONDS, CONNECTIONS = 6, 8
# Asks for another page every time; with more of them than any process keeps drawn, no request finds its page drawn.
EACH_ANOTHER = """
local pages, asked = {%s}, 0
function request()
  asked = asked %% #pages + 1
  return wrk.format("GET", pages[asked])
end
"""


def measure(house, pages):
    """Requests per second of each, taken in one run: of all these record pages in turn, and of the first alone."""
    with house.served("bench.bare.wsgi:application") as bare:
        plain = load(bare + "/")
    with house.served() as site:
        address = site + pages[0]
        with urlopen(address) as answer:
            seal = answer.headers["ETag"]
        another = load_each(site, pages)
        drawn = load(address)
        repeated = load(address, "-H", f"If-None-Match: {seal}")
    return {"bare": plain, "another": another, "drawn": drawn, "repeated": repeated}


def load_each(site, pages):
    """Requests per second of these pages, one after the other, again from the first at their end."""
    with NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as script:
        script.write(EACH_ANOTHER % ", ".join(json.dumps(page) for page in pages))
        script.flush()
        return load(site + "/", "-s", script.name)


def load(address, *more):
    """Requests per second that the address answers without one error."""
    if shutil.which("wrk") is None:
        raise SystemExit("The load generator wrk is missing: install Debian's package wrk.")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *more, address]
    said = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{address} did not answer every request:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
