"""Processes that publish, search and die beside each other in a house of their own; what is left is told as JSON.

The first argument says what to try. The process that starts the others never opens the index itself.
"""

import json
import os
import signal
import sys
import time
from itertools import count
from random import Random
from unittest.mock import patch

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.db import connection

from archive.models import Edition, LedgerLine
from search import comparing, documents, following, index
from tests.makers import make, publish, withdraw


def die(*_given, **_facts):
    os.kill(os.getpid(), signal.SIGKILL)


def die_after(act):
    def acts_and_dies(*given, **facts):
        act(*given, **facts)
        die()

    return acts_and_dies


def die_at_turn(turn, act):
    """Do it as often as said, then die."""
    turns = count(1)
    return lambda *given, **facts: die() if next(turns) == turn else act(*given, **facts)


STEPS = {
    "published, nobody told": lambda: patch.object(following, "catch_up", die),
    "the lock taken": lambda: patch.object(following, "_brought_up", die),
    "a document being made": lambda: patch.object(following, "document", die_at_turn(1, documents.document)),
    "the place being written": lambda: patch.object(documents, "marker", die),
    "committed": lambda: patch.object(index, "changes", dying_after(index.changes)),
    "rebuilding": lambda: patch.object(following, "document", die_at_turn(2, documents.document)),
    "rebuilt, not in place": lambda: patch.object(index, "_swap", die),
    "in place, the old one still there": lambda: patch.object(index, "_swap", die_after(index._swap)),
}


def dying_after(changes):
    class Dying:
        def __init__(self, *given, **facts):
            self.changes = changes(*given, **facts)

        def __enter__(self):
            return self.changes.__enter__()

        def __exit__(self, *problem):
            self.changes.__exit__(*problem)
            die()

    return Dying


def apart(act):
    """Begin an act in a process of its own."""
    connection.close()  # no child may speak through the connection of its parent
    child = os.fork()
    if not child:
        status = 1
        try:
            act()
            status = 0
        finally:
            connection.close()
            os._exit(status)
    return child


def ended(child):
    return os.waitpid(child, 0)[1]


def told(act):
    """What an act in a process of its own has to say."""
    ear, mouth = os.pipe()
    child = apart(lambda: os.write(mouth, json.dumps(act()).encode()))
    os.close(mouth)
    with open(ear) as heard:
        said = heard.read()
    assert ended(child) == 0
    return json.loads(said)


def standing():
    """Whether a search after all that finds index and editions the same, and nothing left over."""
    following.catch_up(wait=30)
    with comparing.side_by_side() as reading:
        differing = [difference.sentence for difference in comparing.differences(reading)]
    public = following.findable().count()
    return {
        "differing": differing + comparing.faults_of_the_whole(),
        "too many": reading.searcher.num_docs - 1 - public,
        "behind": LedgerLine.objects.head().position - reading.place.position,
    }


def begin():
    for number in range(3):
        publish(make("event", title=f"Event {number}"))


def publish_and_die(step):
    with STEPS[step]():
        publish(make("event", title="The last one"))
        following.rebuild()


def dying():
    assert ended(apart(begin)) == 0
    found = {step: [ended(apart(lambda step=step: publish_and_die(step))), told(standing)] for step in STEPS}
    assert ended(apart(begin)) == 0  # whoever writes next clears up what was left unfinished
    return found


def publish_for_ever(seed):
    chance, known = Random(seed), []
    while True:
        known.append(make("event", title=f"Event {seed} {len(known)}"))
        publish(known[-1])
        if chance.random() < 0.3:
            withdraw(known.pop(chance.randrange(len(known))))


def killed_at_any_moment():
    chance = Random(20)
    found = []
    for seed in range(8):
        child = apart(lambda seed=seed: publish_for_ever(seed))
        time.sleep(0.4 + chance.random() / 2)
        os.kill(child, signal.SIGKILL)
        found.append([ended(child), told(standing)])
    return found


def publish_some(seed):
    chance, known = Random(seed), []
    for number in range(12):
        known.append(make("event", title=f"Event {seed} {number}"))
        publish(known[-1])
        if chance.random() < 0.4:
            withdraw(known.pop(chance.randrange(len(known))))


def search_meanwhile():
    """What is found is public, or was when the index was read."""
    for _turn in range(60):
        reading = following.catch_up(wait=30)
        some = next(comparing._walk(reading))
        assert set(some) <= set(Edition.objects.filter(uid__in=some).values_list("uid", flat=True))
        assert reading.place == reading.head


def beside_each_other():
    acts = [lambda seed=seed: publish_some(seed) for seed in range(3)] + [search_meanwhile] * 2
    children = [apart(act) for act in acts]
    return [[ended(child) for child in children], told(standing)]


if __name__ == "__main__":
    from tests import cast

    cast.administrator()
    tries = {"dying": dying, "killed": killed_at_any_moment, "beside": beside_each_other}
    json.dump(tries[sys.argv[1]](), sys.stdout)
