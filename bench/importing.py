"""Five hundred photographs and their captions through the pages of a batch. Alone: python -m bench.importing [COUNT]"""

import csv
import io
import json
import re
import sys
import tempfile
import time
import uuid
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from bench.rooms import House

COUNT, SIZE = 500, (4000, 3000)
WINDOWS = 5  # parts of the whole, each with the highest memory that the server reached in it
GROWTH_AT_MOST = 1.1  # of the last part against the second; the first one warms up


def measure(folder, count=COUNT):
    """{"rate": photographs a second, "peaks_mib": of the server by part, "filled": how many have their captions}"""
    house = House(folder)
    house.manage("migrate", "--verbosity", "0")
    house.manage("demo_account")
    house.manage("collectstatic", "--no-input", "--verbosity", "0")
    with house.served() as address:
        curator = Curator(address, password_of(house))
        files = curator.begin()
        curator.send(files, "captions.csv", captions(count))
        peaks, spent = [], 0.0
        for part in range(WINDOWS):
            forget_peaks(house.server.pid)
            numbers = range(count * part // WINDOWS, count * (part + 1) // WINDOWS)
            spent += sum(sent(curator, files, number) for number in numbers)
            peaks.append(peak_mib(house.server.pid))
    filled = house.manage("shell", "--verbosity", "0", "-c", FILLED)
    return {"count": count, "rate": count / spent, "peaks_mib": peaks, "filled": int(filled)}


def sent(curator, files, number):
    """Seconds until the server has answered; making the picture does not count."""
    content = photograph(number)
    start = time.perf_counter()
    curator.send(files, f"view-{number:05}.jpg", content)
    return time.perf_counter() - start


def family(pid):
    """A process of this machine and all that it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def forget_peaks(pid):
    for one in family(pid):
        Path(f"/proc/{one}/clear_refs").write_text("5")


def peak_mib(pid):
    """The highest memory, since it was forgotten, of the process of the server that took most; not of its children
    that look at pictures, which have gone by now."""
    statuses = [Path(f"/proc/{one}/status").read_text() for one in family(pid)]
    return max(int(re.search(r"VmHWM:\s+(\d+)", status)[1]) for status in statuses) / 1024


FILLED = """
from archive.models import Photograph
print(Photograph.objects.filter(caption__startswith="View ", text_rows__language="az").count())
"""


def captions(count):
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(["file name", "caption (en)", "caption (az)", "alternative text", "date", "credit", "rights"])
    for number in range(count):
        words = [f"View {number} of the harbour", f"Limanın {number} nömrəli görünüşü", f"Boats at pier {number}"]
        writer.writerow([f"view-{number:05}.jpg", *words, "1990-01-20", "Made for a measurement", "CC0"])
    return table.getvalue().encode()


def photograph(number):
    """A picture of 12 megapixels that looks like no other, made by a few fields of colour and fine grain."""
    import random

    from PIL import Image

    chance = random.Random(number)
    fields = Image.new("RGB", (9, 9))
    fields.putdata([tuple(chance.randrange(256) for _channel in range(3)) for _field in range(81)])
    picture = fields.resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.effect_noise((SIZE[0] // 4, SIZE[1] // 4), 60).resize(SIZE).convert("RGB")
    made = io.BytesIO()
    Image.blend(picture, grain, 0.12).save(made, "JPEG", quality=88)
    return made.getvalue()


def password_of(house):
    return (house.folder / "data" / "demo-password").read_text(encoding="utf-8").strip()


class Curator:
    """A browser with scripts, as far as the server can tell."""

    def __init__(self, address, password):
        self.address = address
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))
        token = self.token("/admin/login/?next=/admin/")
        words = {"csrfmiddlewaretoken": token, "username": "curator", "password": password}
        self.browser.open(f"{address}/admin/login/?next=/admin/", urlencode(words).encode()).close()
        self.own_token = self.token("/admin/batches/add/")

    def token(self, page):
        with self.browser.open(self.address + page) as answer:
            return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())[1]

    def begin(self):
        return self.ask("/admin/batches/add/")["files"]

    def send(self, files, name, content):
        told = self.ask(files, name, content)
        if told["outcome"] not in ("kept", "sheet"):
            raise SystemExit(f"{name}: {told['sentence']}")

    def ask(self, page, name="", content=None):
        edge = uuid.uuid4().hex
        token = f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.own_token}\r\n'
        parts = [token.encode()]
        if content is not None:
            head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
            parts += [head.encode(), content, b"\r\n"]
        headers = {"Content-Type": f"multipart/form-data; boundary={edge}", "Accept": "application/json"}
        body = b"".join([*parts, f"--{edge}--\r\n".encode()])
        with self.browser.open(Request(self.address + page, body, headers)) as answer:
            return json.load(answer)


def report(found):
    yield f"## Importing {found['count']} photographs of 12 megapixels with captions from a spreadsheet"
    yield ""
    growth = found["peaks_mib"][-1] / found["peaks_mib"][1]
    peaks = " · ".join(f"{peak:,.0f}" for peak in found["peaks_mib"])
    yield f"{found['rate']:.2f} photographs a second through the pages of a batch, one after the other, with previews."
    yield f"Peak memory of the server, part by part: {peaks} MiB; last against second {growth:.2f}"
    yield f"(≤ {GROWTH_AT_MOST}: {'held' if growth <= GROWTH_AT_MOST else '**missed**'})."
    yield f"With their captions in both languages: {found['filled']} of {found['count']}."


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        asked = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
        sys.stdout.write("\n".join(report(measure(Path(place), asked))) + "\n")
