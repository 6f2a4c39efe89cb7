"""Photographs of 24 megapixels: public files and tiles, beside the plain way. Alone: python -m bench.photographs"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from bench.rooms import ROOT, House

SIZE = (6000, 4000)
COUNT, ROUNDS = 3, 3
WALL_AT_MOST, MEMORY_AT_MOST, TILES_AT_MOST = 0.4, 0.6, 1.5
DZSAVE = ("--layout", "iiif3", "--tile-size", "512", "--suffix", ".jpg[Q=82,strip]")


def measure(folder):
    """{what: {"seconds", "peak_mib"}}; of each, the median of all photographs and rounds, and the highest peak."""
    folder.mkdir(exist_ok=True)
    house = House(folder)
    originals = [photograph(folder / f"{number}.jpg", seed=number) for number in range(COUNT)]
    ways = {
        "plain": lambda original, place: costs("-m", "bench.pixels.plainly", original, place),
        "derive": lambda original, place: json.loads(
            house.python("-m", "bench.inside.confined", "derive", str(original), str(place))
        ),
        **tiling_ways(),
    }
    found = {name: [] for name in ways}
    for _round in range(ROUNDS):
        for original in originals:
            for name, way in ways.items():
                with tempfile.TemporaryDirectory(dir=folder) as place:
                    found[name].append(way(original, place))
    return {name: summed_up(costs) for name, costs in found.items()}


def tiling_ways():
    """Whatever of it this machine has: `vips` itself, the library through pyvips, and always Pillow."""

    def tiled(writer):
        return lambda original, place: costs("-m", "bench.pixels.tiled", writer, original, place)

    ways = {"Pillow": tiled("Pillow")}
    if find_spec("pyvips"):
        ways["pyvips"] = tiled("pyvips")
    if shutil.which("vips"):
        ways["dzsave"] = lambda original, place: costs(original, f"{place}/tiles", *DZSAVE, program=("vips", "dzsave"))
    return ways


def photograph(path, *, seed):
    """Soft shapes and the grain of film: neither flat, which is too easy, nor noise alone, which is too hard."""
    from PIL import Image

    chance = random.Random(seed)
    grain = Image.effect_noise(SIZE, 40)
    shapes = (Image.frombytes("L", (60, 40), chance.randbytes(2400)) for _band in "RGB")
    bands = [Image.blend(shape.resize(SIZE, Image.Resampling.BICUBIC), grain, 0.15) for shape in shapes]
    Image.merge("RGB", bands).save(path, "JPEG", quality=92)
    return path


def costs(*words, program=(sys.executable,)):
    """What one process cost from its start to its end."""
    start = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([*program, *map(str, words)], cwd=ROOT, env=environment)
    _pid, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(map(str, words))} failed.")
    return {"seconds": time.perf_counter() - start, "peak_mib": used.ru_maxrss / 1024}


def summed_up(costs):
    return {
        "seconds": median(cost["seconds"] for cost in costs),
        "peak_mib": max(cost["peak_mib"] for cost in costs),
    }


def report(found):
    """The section of RESULTS.md."""
    yield "## Photographs of 24 megapixels: four widths and two squares, each as AVIF, WebP and JPEG"
    yield ""
    yield "| what | seconds | ratio | held to | peak MiB | ratio | held to |"
    yield "|---|---|---|---|---|---|---|"
    (seconds, peak), (ours, our_peak) = (found[way].values() for way in ("plain", "derive"))
    yield f"| Pillow plainly, each file from the original | {seconds:.2f} | 1 | | {peak:.0f} | 1 | |"
    wall, memory = held(ours / seconds, WALL_AT_MOST), held(our_peak / peak, MEMORY_AT_MOST)
    yield f"| the confined child, from its start to its end | {ours:.2f} | {wall} | {our_peak:.0f} | {memory} |"
    yield ""
    yield from tiles(found)


def tiles(found):
    yield "### Tiles for deep zoom, from the same JPEGs"
    yield ""
    yield "| what | seconds | ratio | held to | peak MiB |"
    yield "|---|---|---|---|---|"
    least = found.get("dzsave", found["Pillow"])["seconds"]
    for name, words in (
        ("dzsave", "`vips dzsave --layout iiif3`"),
        ("pyvips", "the house's tiles, pyvips installed"),
        ("Pillow", "the house's tiles, Pillow alone"),
    ):
        if name in found:
            seconds, peak = found[name].values()
            ratio = held(seconds / least, TILES_AT_MOST) if "dzsave" in found and name != "dzsave" else "1 | "
            yield f"| {words} | {seconds:.2f} | {ratio} | {peak:.0f} |"
    yield ""


def held(ratio, most):
    return f"{ratio:.2f} | ≤ {most}: {'held' if ratio <= most else '**missed**'}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.stdout.write("\n".join(report(measure(Path(place)))) + "\n")
