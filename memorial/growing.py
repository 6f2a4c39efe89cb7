"""Neutral synthetic records, clearly marked, through the same doors as anyone's: to see how the house bears weight."""

import gc
import random
from contextlib import contextmanager
from functools import cache

from django.db import transaction

from archive.applying import apply_all
from archive.description import Description, digest
from archive.models import Record, State
from archive.models.record import UID_LENGTH, UID_LETTERS
from archive.publishing import move_all

BATCH = 2500
MARK = "Synthetic"
NOTE = "Synthetic record made by the command grow, to measure; not a fact."
TAGS, TAGS_EACH = 200, 5
KINDS = ("event", "statement", "photograph", "entry", "place")
WORDS = (
    *(
        "harbour",
        "lamp",
        "street",
        "window",
        "river",
        "stone",
        "garden",
        "letter",
        "winter",
        "morning",
        "bridge",
        "paper",
    ),
    *("market", "evening", "hill", "shore", "wall", "bench", "door", "roof", "tree", "cloud", "road", "table", "chair"),
    *(
        "cup",
        "glass",
        "book",
        "page",
        "line",
        "light",
        "rain",
        "wind",
        "snow",
        "field",
        "lane",
        "coat",
        "clock",
        "boat",
    ),
)


def synthetic_uid(name):
    """Always the same identifier for the same name, so that growing on continues where it stopped."""
    number = int(digest(f"{MARK} {name}"), 16)
    letters = []
    for _place in range(UID_LENGTH):
        number, rest = divmod(number, len(UID_LETTERS))
        letters.append(UID_LETTERS[rest])
    return "".join(letters)


@cache
def tag_uid(number):
    return synthetic_uid(f"{MARK} tag {number}")


def tags():
    for number in range(1, TAGS + 1):
        title = f"{MARK} tag {number}"
        yield Description({"kind": "tag", "uid": tag_uid(number), "title": title, "summary": NOTE, **PLAIN})


PLAIN = {"language": "en", "content_note": "none"}
# What a kind must or may say beyond the common fields.
MORE = {
    "statement": {"words": "Synthetic words that nobody said."},
    "photograph": {"rights": "https://creativecommons.org/publicdomain/zero/1.0/", "caption": "A synthetic caption."},
    "entry": {"commemorates": "day"},
}


def record(number):
    """The description of the synthetic record with a number; always the same."""
    dice = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    year = dice.randint(1900, 2020)
    chosen = dice.sample(range(1, TAGS + 1), TAGS_EACH)
    return Description(
        {
            "kind": kind,
            "uid": synthetic_uid(str(number)),
            "title": f"{MARK} {kind} {number}: {' '.join(dice.choices(WORDS, k=3))}",
            "summary": f"{' '.join(dice.choices(WORDS, k=12))}.".capitalize(),
            "body": "\n\n".join(f"{' '.join(dice.choices(WORDS, k=40))}.".capitalize() for _paragraph in range(2)),
            "date": f"{year}-{dice.randint(1, 12):02}",
            "tags": sorted(tag_uid(tag) for tag in chosen),
            **PLAIN,
            **MORE.get(kind, {}),
        },
        {"notes": NOTE},
    )


def grow(wanted, *, by):
    """Add synthetic records until there are as many as wanted; yields how many there are after each batch."""
    first = Record.objects.filter(title__startswith=f"{MARK} ").exclude(kind="tag").count() + 1
    if not Record.objects.filter(uid=next(tags()).uid).exists():
        bring_in(list(tags()), by=by)
    for start in range(first, wanted + 1, BATCH):
        end = min(start + BATCH, wanted + 1)
        with garbage_left():
            bring_in([record(number) for number in range(start, end)], by=by)
        yield end - 1


@contextmanager
def garbage_left():
    """A batch makes a hundred thousand things and hardly a cycle: looking for cycles took a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@transaction.atomic
def bring_in(descriptions, *, by):
    """Described, reviewed and published, all or none."""
    records = apply_all(descriptions, by=by, note=NOTE)
    move_all(move_all(records, State.REVIEW, by=by), State.PUBLISHED, by=by, note=NOTE)
