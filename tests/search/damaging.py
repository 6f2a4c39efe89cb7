"""Files of an index as a bad disk leaves them, for whoever opens them next.

The damaged file takes the place of the whole one: the engine of this very process may still be reading that one in a
thread of its own, and a process ends when a file it has mapped is cut.
"""

import os


def cut(path):
    _replace(path, path.read_bytes()[:20])


def garble(path):
    _replace(path, b"garbled" + path.read_bytes()[7:])


def _replace(path, content):
    damaged = path.with_name(path.name + ".damaged")
    damaged.write_bytes(content)
    os.replace(damaged, path)
