"""A curator in a process of their own publishes once a second; how long until a visitor's search finds it."""

import http.client
import json
import subprocess
import sys
import time
from urllib.parse import urlsplit

from bench.rooms import ROOT

from .readers import asked

PAUSE = 0.01
LONGEST = 20  # seconds


def found_after(house, site, count):
    """Seconds from each publication, when its transaction has been committed, until the site finds it."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)
    command = [sys.executable, "-m", "bench.inside.publishing", str(count)]
    with subprocess.Popen(command, env=house.environment, cwd=ROOT, text=True, stdout=subprocess.PIPE) as curator:
        for line in curator.stdout:
            told = json.loads(line)
            yield _until_found(connection, told["address"], told["title"], told["at"])
    if curator.returncode:
        raise SystemExit("The curator could not publish.")


def _until_found(connection, address, title, at):
    while time.time() - at < LONGEST:
        status, text = asked(connection, address)
        if status == 200 and title in text:
            return time.time() - at
        time.sleep(PAUSE)
    raise SystemExit(f"{title} was published and is not found after {LONGEST} seconds.")
