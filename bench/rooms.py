"""A house of its own for measuring: its folder, its database, its commands and its server on a free loopback port."""

import os
import resource
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent


class House:
    """Everything lies below one folder; nothing of the developer's own house is touched."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.environment = os.environ | {
            "DATA_DIR": str(self.folder / "data"),
            "MEDIA_DIR": str(self.folder / "media"),
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def manage(self, *words):
        """Run a command of manage.py and return what it printed."""
        return self.python(str(ROOT / "manage.py"), *words)

    def python(self, *words):
        done = subprocess.run(
            [sys.executable, *words], env=self.environment, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE
        )
        return done.stdout

    def timed(self, *words):
        """(seconds, peak memory in MiB) of a command of manage.py."""
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), *words], env=self.environment, cwd=ROOT, stdout=subprocess.DEVNULL
        )
        _pid, status, used = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"manage.py {' '.join(words)} failed.")
        return time.perf_counter() - start, used.ru_maxrss / 1024

    @contextmanager
    def served(self, application="config.wsgi:application", workers=1):
        """The address of granian serving an application, while the block runs."""
        port = free_port()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
        command += ["--workers", str(workers), "--blocking-threads", "1", "--no-log", application]
        self.server = server = subprocess.Popen(command, env=self.environment, cwd=ROOT)
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address, seconds=30):
    for _try in range(seconds * 10):
        try:
            urlopen(address + "/", timeout=5).close()
            return address
        except URLError:
            time.sleep(0.1)
    raise SystemExit(f"Nothing answers at {address}.")


def own_peak_memory():
    """Peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
