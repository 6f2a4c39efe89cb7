"""Which kept files look alike: by 64 bits of likeness (archive/pixels/likeness.py), among any number of them."""

from collections import defaultdict
from functools import reduce
from operator import attrgetter, or_

from django.db.models import Q

from archive.models import Original

FURTHEST = 7  # bits of 64 in which two pictures that look alike may differ
PARTS = ("likeness_1", "likeness_2", "likeness_3", "likeness_4")
BITS = [1 << place for place in range(16)]
# Seven bits over four parts: one part at least is the same or differs in one bit, so that one original asks each of the
# four indexes for 17 numbers. More than so many ask for most numbers there are: reading all rows once is quicker then.
FEW = 60

likeness_of = attrgetter(*PARTS)


def alike(original, *, most=5):
    """[(Original, bits that differ)] of the other files that look like this one, the nearest first; two questions."""
    return alike_all([original], most=most)[original.sha256]


def alike_all(originals, *, most=5):
    """{sha256: [(Original, bits that differ)]}, the same for a whole batch; two questions as well."""
    known = [original for original in originals if None not in likeness_of(original)]
    near = _near(known)
    nearest = {
        original.sha256: sorted(near[original.sha256].items(), key=lambda other: (other[1], other[0]))[:most]
        for original in originals
    }
    kept = Original.objects.in_bulk({other for others in nearest.values() for other, _distance in others})
    return {
        sha256: [(kept[other], bits) for other, bits in others if other in kept] for sha256, others in nearest.items()
    }


def _near(originals):
    """{sha256: {sha256 of one that looks like it: bits that differ}}"""
    near = defaultdict(dict)
    parts = _asked_for(originals)
    for sha256, *numbers in _candidates(parts, len(originals)):
        bits = _joined(numbers)
        for part, number in zip(parts, numbers, strict=True):
            for asking, its_bits in part.get(number, ()):
                distance = (bits ^ its_bits).bit_count()
                if distance <= FURTHEST and asking != sha256:
                    near[asking][sha256] = distance
    return near


def _asked_for(originals):
    """For each part: {number: [(sha256, bits) of the originals that have this number there, or one bit beside it]}."""
    parts = [defaultdict(list) for _part in PARTS]
    for original in originals:
        numbers = likeness_of(original)
        for part, number in zip(parts, numbers, strict=True):
            for asked in (number, *(number ^ bit for bit in BITS)):
                part[asked].append((original.sha256, _joined(numbers)))
    return parts


def _candidates(parts, how_many):
    """(sha256, *numbers) of every file that some original may look like."""
    rows = Original.objects.values_list("sha256", *PARTS)
    if how_many > FEW:
        return rows.filter(likeness_1__isnull=False).iterator()
    return rows.filter(reduce(or_, (Q(**{f"{name}__in": list(part)}) for name, part in zip(PARTS, parts, strict=True))))


def _joined(numbers):
    first, second, third, fourth = numbers
    return first << 48 | second << 32 | third << 16 | fourth
