"""Milliseconds of finding what looks like a picture, or like each of a batch, among N kept files.

    python -m bench.inside.likeness 100000

Twice: with pictures as they are, mostly sky above and things below, and with bits that fall like dice."""

import json
import random
import statistics
import sys
import time
from hashlib import sha256

from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from archive import likenesses
from archive.models import Original
from archive.pixels.likeness import likeness

RUNS, BATCH = 60, 300
SIZE = (72, 64)  # what a picture is scaled to before its likeness is taken


def scenes(count):
    """Likenesses of pictures of noise in three sizes, flat or deep, with or without a sky above."""
    dice = random.Random(count)
    while count:
        bits = likeness(_scene(dice))
        if None not in bits:
            count -= 1
            yield bits


def _scene(dice):
    picture = Image.new("L", SIZE, 128)
    for fineness, share in ((2, 0.7), (4, 0.4), (9, 0.12)):
        noise = Image.frombytes("L", (fineness, fineness), dice.randbytes(fineness**2))
        picture = Image.blend(picture, noise.resize(SIZE, Image.Resampling.BICUBIC), share)
    if dice.random() < 0.7:
        sky = Image.linear_gradient("L").resize(SIZE).point(lambda grey: 190 + grey // 6)
        height = dice.randrange(12, 44)
        picture.paste(Image.blend(sky, picture, 0.06).crop((0, 0, SIZE[0], height)), (0, 0))
    return picture


def dice(count):
    thrown = random.Random(count)
    return (tuple(thrown.getrandbits(16) for _part in range(4)) for _one in range(count))


def keep(bits):
    """Nothing but these originals is kept; none of them has a file."""
    Original.objects.all().delete()
    facts = {"format": "JPEG", "width": 3000, "height": 2000, "size": 1}
    parts = (dict(zip(likenesses.PARTS, one, strict=True)) for one in bits)
    originals = (
        Original(sha256=sha256(str(number).encode()).hexdigest(), **facts, **one) for number, one in enumerate(parts)
    )
    Original.objects.bulk_create(originals, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def one_by_one(chosen):
    """(p50, p95) in milliseconds of asking for each alone, after two that do not count."""
    times = []
    for original in chosen:
        start = time.perf_counter()
        likenesses.alike(original)
        times.append((time.perf_counter() - start) * 1000)
    ordered = statistics.quantiles(times[2:], n=20)
    return ordered[9], ordered[18]


def against_every_one(original):
    """Milliseconds of the plain way: every likeness there is, read and compared."""
    own = likenesses.likeness_of(original)
    start = time.perf_counter()
    rows = Original.objects.exclude(likeness_1=None).values_list("sha256", *likenesses.PARTS)
    sorted((sum((a ^ b).bit_count() for a, b in zip(own, others, strict=True)), sha256) for sha256, *others in rows)
    return (time.perf_counter() - start) * 1000


def all_at_once(batch):
    """Milliseconds and queries of asking for a whole batch."""
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        likenesses.alike_all(batch)
    return (time.perf_counter() - start) * 1000, len(queries)


def measured(bits):
    keep(bits)
    chosen = list(Original.objects.order_by("sha256")[: BATCH + RUNS])
    half, most = one_by_one(chosen[BATCH:])
    batch, queries = all_at_once(chosen[:BATCH])
    plain = against_every_one(chosen[0])
    return {
        "p50_ms": half,
        "p95_ms": most,
        "plain_ms": plain,
        "batch": BATCH,
        "batch_ms": batch,
        "batch_queries": queries,
    }


if __name__ == "__main__":
    count = int(sys.argv[1])
    found = {"scenes": measured(scenes(count)), "dice": measured(dice(count))}
    json.dump({"database": connection.vendor, "originals": count} | found, sys.stdout)
