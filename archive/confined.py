"""The confined child process: it alone decodes and encodes pictures, and what goes wrong there costs it alone."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile

from django.conf import settings

from archive.pixels.limits import ENDED_BY_DISK, ENDED_BY_MEMORY

MODULE = "archive.pixels"
REASONS = {
    ENDED_BY_MEMORY: "memory",
    ENDED_BY_DISK: "disk",
    -signal.SIGXCPU: "time",
    -signal.SIGKILL: "memory",  # not by us: a kernel that has no memory left kills
}
# Passwords and keys of the server stay with the server.
ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "TMPDIR")
LONGEST_COMPLAINT = 2000  # bytes

log = logging.getLogger(__name__)


class Unanswered(Exception):
    """The child died before it could answer; `reason` is "memory", "time", "disk" or "crashed"."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def ask(order, **facts):
    """The child's answer to one order, a dict of plain JSON; Unanswered where it died over it."""
    asked = json.dumps({"order": order, "facts": facts, "limits": _limits()})
    # Into a file and not a pipe: there the child's limit on what it writes holds for its complaints too.
    with tempfile.TemporaryFile() as complained:
        ended, said = _run(asked, complained)
        if ended == 0:
            return _read(said)
        reason = REASONS.get(ended, "crashed")
        log.warning("The child died over %s %s (%s): %s", order, facts, reason, _complaint(complained))
        raise Unanswered(reason)


def _limits():
    return {
        "memory": settings.DECODING_MAX_MEMORY,
        "seconds": settings.DECODING_MAX_SECONDS,
        "file_size": settings.UPLOAD_MAX_BYTES,
    }


def _run(asked, complained):
    """(how the child ended, what it said); it may wait as well as work for ever, so the clock has a limit too."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", MODULE],
            input=asked.encode(),
            stdout=subprocess.PIPE,
            stderr=complained,
            cwd=settings.BASE_DIR,
            env=_environment(),
            timeout=settings.DECODING_MAX_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return -signal.SIGXCPU, b""
    return child.returncode, child.stdout


def _environment():
    # Each arena of the C library reserves addresses, which count as memory, for as many threads as there are cores.
    return {"MALLOC_ARENA_MAX": "1"} | {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}


def _read(said):
    try:
        return json.loads(said)
    except ValueError as problem:
        raise Unanswered("crashed") from problem


def _complaint(complained):
    complained.seek(max(0, complained.seek(0, 2) - LONGEST_COMPLAINT))
    return complained.read().decode(errors="replace")
