"""Measures everything in one run and writes RESULTS.md: python -m bench.run [--records N]"""

import argparse
import json
import platform
import subprocess
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench import importing, pages, photographs, searching, weight
from bench.rooms import House
from bench.searched import reporting

RESULTS = Path(__file__).parent / "RESULTS.md"
VERSIONS = ("Django", "granian", "tantivy", "pillow")
# What every house is held to: at least, or at most.
PAGE_AT_LEAST, REPEATED_AT_LEAST, GROWN_AT_LEAST = 1 / 40, 1 / 3, 1 / 8
STANDING_ALONE = ("home", "search", "ledger", "about")
PEAK_AT_MOST, QUESTIONS_AT_MOST, ALIKE_AT_MOST = 1024, 6, 50


def measure(folder, records):
    few, _rates = weight.measure(folder / "few", 200)
    questions_of_few = ask(few)
    house, growth = weight.measure(folder / "many", records)
    return {
        "records": records,
        "growth": growth,
        "pages": pages.measure(house, events(house)),
        "searching": searching.measure(folder / "searching", sorted({10_000, records})),
        "questions": {"few": questions_of_few, "many": ask(house)},
        "photographs": photographs.measure(folder / "photographs"),
        "importing": importing.measure(folder / "importing"),
        "likeness": lookalikes(folder / "likeness", records),
    }


def lookalikes(folder, records):
    house = House(folder)
    house.manage("migrate", "--verbosity", "0")
    return json.loads(house.python("-m", "bench.inside.likeness", str(records)))


# More than any process keeps drawn, which is 500 pages.
EVENTS = """
from archive.models import Edition
grown = Edition.objects.current().of_kind("event").filter(title__startswith="Synthetic")
for edition in grown.order_by("pk")[:4000]:
    print(edition.get_absolute_url())
"""


def ask(house):
    return json.loads(house.python("-m", "bench.inside.questions"))


def events(house):
    return house.manage("shell", "--verbosity", "0", "-c", EVENTS).split()


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as told:
        names = {line.split(":")[1].strip() for line in told if line.startswith("model name")}
    cores = subprocess.run(["nproc"], check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    return f"{', '.join(sorted(names)) or platform.machine()}, {cores} cores, {platform.system()}"


def verdict(is_held):
    return "held" if is_held else "**missed**"


def report(found):
    yield "# Results"
    yield ""
    versions = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    yield f"{date.today()}, {machine()}; Python {platform.python_version()}, {versions}; SQLite."
    yield f"Run by `make bench RECORDS={found['records']}`."
    yield "Absolute figures are of this machine and this hour; the ratios were taken side by side in one run."
    yield ""
    yield from weights(found["growth"], found["records"])
    yield from speeds(found["pages"])
    yield from reporting.report(found["searching"])
    yield ""
    yield from questions(**found["questions"])
    yield ""
    yield from photographs.report(found["photographs"])
    yield from importing.report(found["importing"])
    yield from likenesses(found["likeness"])


def weights(growth, records):
    ratio = growth["grown"] / growth["plain"]
    yield f"## Growing to {records:,} records, described, reviewed, published and indexed"
    yield ""
    yield "| what | records a second | ratio | held to |"
    yield "|---|---|---|---|"
    yield f"| plain `bulk_create` of the same rows with their tags | {growth['plain']:,.0f} | 1 | |"
    held = verdict(ratio >= GROWN_AT_LEAST)
    yield f"| `manage.py grow` | {growth['grown']:,.0f} | 1/{1 / ratio:.1f} | ≥ 1/8: {held} |"
    yield ""
    peak = growth["peak_mib"]
    yield f"Peak memory of growing: {peak:,.0f} MiB (at most 1,024: {verdict(peak <= PEAK_AT_MOST)})."
    yield ""


def speeds(found):
    yield "## Pages under granian, one worker"
    yield ""
    yield "| what | requests a second | ratio | held to |"
    yield "|---|---|---|---|"
    yield f"| bare Django view, no middleware | {found['bare']:,.0f} | 1 | |"
    for name, key, bound, words in (
        ("record pages, another one at every request, none of them drawn before", "another", PAGE_AT_LEAST, "≥ 1/40"),
        ("one record page again and again, drawn once", "drawn", None, ""),
        ("the same page again, answered 304 by the ledger's head", "repeated", REPEATED_AT_LEAST, "≥ 1/3"),
    ):
        ratio = found[key] / found["bare"]
        held = f"{words}: {verdict(ratio >= bound)}" if bound else ""
        yield f"| {name} | {found[key]:,.0f} | 1/{1 / ratio:.1f} | {held} |"
    yield ""


def likenesses(found):
    yield ""
    yield f"## Finding what a picture looks like, among {found['originals']:,} kept files"
    yield ""
    yield "| pictures | one p50 ms | one p95 ms | held to | comparing with every one, ms | 300 at once ms | queries |"
    yield "|---|---|---|---|---|---|---|"
    for name, words in (("scenes", "skies above, things below"), ("dice", "bits that fall like dice")):
        half, most, plain = (found[name][key] for key in ("p50_ms", "p95_ms", "plain_ms"))
        held = f"≤ {ALIKE_AT_MOST} ms: {verdict(most <= ALIKE_AT_MOST)}"
        batch = f"{found[name]['batch_ms']:,.0f} | {found[name]['batch_queries']}"
        yield f"| {words} | {half:.1f} | {most:.1f} | {held} | {plain:,.0f} | {batch} |"


def questions(few, many):
    yield "## Queries of every public page type, with 200 records and with all"
    yield ""
    yield "| page | few | many |"
    yield "|---|---|---|"
    yield from (f"| {name} | {few[name]} | {count} |" for name, count in many.items() if name in few)
    yield ""
    same = all(few[name] == count for name, count in many.items() if name in few)
    most = max(count for name, count in many.items() if name not in STANDING_ALONE and not name.startswith("list of"))
    yield f"The same number whatever there is: {verdict(same)}."
    yield f"Record pages: at most {most} (≤ 6: {verdict(most <= QUESTIONS_AT_MOST)})."


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--records", type=int, default=100_000)
    with tempfile.TemporaryDirectory() as place:
        RESULTS.write_text("\n".join(report(measure(Path(place), asked.parse_args().records))) + "\n", encoding="utf-8")
