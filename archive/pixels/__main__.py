"""The confined process that decodes and encodes pictures: one order in JSON comes in, one answer in JSON goes out.

It knows no Django, no settings and no database; what it may use of memory, time and disk is set before it opens a file.
"""

import errno
import json
import sys
from importlib import import_module

from archive.pixels.limits import ENDED_BY_DISK, ENDED_BY_MEMORY, confine, give_up

# Where each order is carried out: imported when it is asked for, so that none waits for the libraries of another.
ORDERS = {
    "examine": "archive.pixels.examining",
    "derive": "archive.pixels.deriving",
    "preview": "archive.pixels.deriving",
    "tile": "archive.pixels.deriving",
}
DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def answer(asked):
    confine(**asked["limits"])
    order = asked["order"]
    return getattr(import_module(ORDERS[order]), order)(**asked["facts"])


def main():
    try:
        json.dump(answer(json.load(sys.stdin)), sys.stdout)
        sys.stdout.flush()
    except MemoryError:
        give_up(ENDED_BY_MEMORY)
    except OSError as problem:
        if problem.errno in DISK:
            give_up(ENDED_BY_DISK)
        raise


if __name__ == "__main__":
    main()
