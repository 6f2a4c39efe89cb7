"""Which numbers have which kind, so that every record knows what stands before it without anything being looked up."""

from functools import cache

TAGS, BROADEST, BROADER = 300, 20, 100  # tags; of the first 20 each has narrower ones, as have the next 80
# Of every hundred records behind the tags: how many of each kind.
SHARES = {
    "place": 1,
    "organisation": 1,
    "person": 3,
    "source": 3,
    "event": 2,
    "entry": 20,
    "statement": 20,
    "photograph": 50,
}
BLOCK = sum(SHARES.values())


@cache
def slots():
    """The kind of each place in a block: what others mention comes first."""
    return tuple(kind for kind, share in SHARES.items() for _one in range(share))


def kind_of(number):
    """The kind of the record with a number, from 1 on."""
    return "tag" if number <= TAGS else slots()[(number - TAGS - 1) % BLOCK]


def place_of(number):
    """Which of its kind it is, from 0 on."""
    if number <= TAGS:
        return number - 1
    block, slot = divmod(number - TAGS - 1, BLOCK)
    kind = slots()[slot]
    return block * SHARES[kind] + slot - slots().index(kind)


def number_of(kind, place):
    """The number of the n-th of its kind: the inverse of the two above."""
    if kind == "tag":
        return place + 1
    block, slot = divmod(place, SHARES[kind])
    return TAGS + block * BLOCK + slots().index(kind) + slot + 1


def count_before(kind, number):
    """How many of a kind stand in the blocks before a record."""
    return TAGS if kind == "tag" else max(0, (number - TAGS - 1) // BLOCK) * SHARES[kind]


def broader_than(place):
    """The tag above a tag, or None: three levels."""
    if place < BROADEST:
        return None
    return place % BROADEST if place < BROADER else BROADEST + place % (BROADER - BROADEST)


def around(place):
    """The place that a place lies in, or None: eight in each."""
    return (place - 1) // 8 if place else None


def beneath(kind, number, most=1_000_000):
    """The numbers that a tag or a place stands for: its own, and those of all that lie below it."""
    if kind not in ("tag", "place"):
        return [number]
    found = [place_of(number)]
    for above in found:  # grows while it is walked through
        found += _right_below(kind, above, most)
    return [number_of(kind, place) for place in found]


def _right_below(kind, above, most):
    if kind == "tag":
        return [place for place in range(TAGS) if broader_than(place) == above]
    return [place for place in range(8 * above + 1, 8 * above + 9) if number_of("place", place) <= most]
