"""The confined child with decoders that go wrong in every way there is; the file examined says in which."""

import os
import signal
import sys
import time
from pathlib import Path

from archive.pixels import __main__ as child

START = b"\xff\xd8\xff"  # what the gate takes for a JPEG


def misbehaving(how):
    """A file that makes this child behave so."""
    return START + how.encode()


def examine(*, path, max_pixels, max_frames):
    return WAYS[Path(path).read_bytes().removeprefix(START).decode()]()


def wait_for_ever():
    time.sleep(3600)


def work_for_ever():
    while True:
        pass


def eat_memory():
    eaten = []
    while True:
        eaten.append(bytearray(16 * 1024 * 1024))


def be_killed_by_the_kernel():
    os.kill(os.getpid(), signal.SIGKILL)


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def fill_the_disk():
    with open(os.environ["TMPDIR"] + "/filled", "wb") as file:
        while True:
            file.write(bytes(1024 * 1024))


def complain_for_ever():
    while True:
        sys.stderr.write("complaint " * 1000)


def raise_what_nobody_expects():
    raise RuntimeError("nobody expects this")


def say_nothing():
    os._exit(0)


def talk_nonsense():
    os.write(1, b"\xff\xfe no JSON")
    os._exit(0)


def tell_its_environment():
    return {"environment": sorted(os.environ)}


WAYS = {name.replace("_", " "): way for name, way in list(globals().items()) if callable(way)}

if __name__ == "__main__":
    child.ORDERS["examine"] = "tests.misbehaving"
    child.main()
