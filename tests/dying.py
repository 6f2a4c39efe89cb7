"""A server that dies while it takes in a picture, once at every step; it tells, as JSON, what it has left each time.

The first argument is a folder with one picture for each step, numbered from 0.
"""

import hashlib
import json
import os
import signal
import sys
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.db import connection

from archive import originals, pictures
from archive.models import Original


def die(*_given, **_facts):
    os.kill(os.getpid(), signal.SIGKILL)


def die_after(act):
    def acts_and_dies(*given, **facts):
        act(*given, **facts)
        die()

    return acts_and_dies


STEPS = {
    "copying it": lambda: patch.object(hashlib, "sha256", die),
    "examining it": lambda: patch.object(pictures, "judge", die),
    "writing it through": lambda: patch.object(os, "fsync", die),
    "naming it": lambda: patch.object(Path, "rename", die),
    "named": lambda: patch.object(Path, "rename", die_after(Path.rename)),
    "describing it": lambda: patch.object(Original, "save", die),
    "described, not committed": lambda: patch.object(Original, "save", die_after(Original.save)),
    "committed": lambda: patch.object(originals, "_prepare_for_the_desk", die),
}


def take_in(path):
    return originals.take_in(BytesIO(path.read_bytes()), name="harbour.png")


def die_at(step, path):
    child = os.fork()
    if not child:
        with STEPS[step]():
            take_in(path)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def left():
    rows = list(Original.objects.values_list("sha256", flat=True))
    connection.close()  # no child may speak through the connection of its parent
    files = originals.path_of("0" * 64).parents[2].glob("??/??/*")
    return {
        "rows": len(rows),
        "rows without a file": sum(not originals.holds(row) for row in rows),
        "files that are not whole": sum(hashlib.sha256(path.read_bytes()).hexdigest() != path.name for path in files),
    }


def main(folder):
    if Original._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Original)
    told = {}
    for number, step in enumerate(STEPS):
        path = folder / str(number)
        before = left()["rows"]
        ended = die_at(step, path)
        told[step] = [ended, left()]
        take_in(path)
        told[step].append(left()["rows"] - before)
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
