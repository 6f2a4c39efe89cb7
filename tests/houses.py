"""A whole house in a folder and a database of its own: its commands, and the production server in front of it."""

import os
import socket
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager
from urllib.request import urlopen

import psycopg
from django.conf import settings as house


@contextmanager
def database_of_its_own():
    """The DATABASE_URL of a new database on the server that the tests run on; nothing for SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    server, _slash, _name = url.rpartition("/")
    name = f"browser_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield {"DATABASE_URL": f"{server}/{name}"}
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


PATIENCE = 300  # seconds for a server to begin on a machine that is busy with other tests


class House:
    """A running house: its address, and manage.py beside it."""

    def __init__(self, folder, environment):
        self.folder = folder
        self.environment = environment | {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(folder / "data"),
            "MEDIA_DIR": str(folder / "media"),
        }
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def manage(self, *words):
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            command, env=self.environment, cwd=house.BASE_DIR, capture_output=True, text=True, timeout=1200
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def served(self):
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
        ]
        command += [
            "--workers",
            "1",
            "--blocking-threads",
            "2",
            "--no-ws",
            "--log-level",
            "warning",
            "config.wsgi:application",
        ]
        server = subprocess.Popen(command, env=self.environment, cwd=house.BASE_DIR)
        try:
            self.wait(server)
            yield self
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)

    def wait(self, server):
        until = time.monotonic() + PATIENCE
        while server.poll() is None and time.monotonic() < until:
            try:
                urlopen(f"{self.address}/robots.txt", timeout=PATIENCE).close()
                return
            except OSError:  # nobody listens yet
                time.sleep(0.1)
        raise AssertionError(f"Nothing answers at {self.address}.")
