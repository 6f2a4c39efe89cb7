"""A whole house in a folder and a database of its own: its commands, and the production server in front of it."""

import os
import socket
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager
from urllib.error import URLError
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


class House:
    """A running house: its address, and manage.py beside it."""

    def __init__(self, folder, environment):
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
            command, env=self.environment, cwd=house.BASE_DIR, capture_output=True, text=True, timeout=300
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
            "1",
            "--no-ws",
            "--log-level",
            "warning",
            "config.wsgi:application",
        ]
        server = subprocess.Popen(command, env=self.environment, cwd=house.BASE_DIR)
        try:
            self.wait()
            yield self
        finally:
            server.terminate()
            server.wait(timeout=30)

    def wait(self):
        for _try in range(300):
            try:
                urlopen(f"{self.address}/robots.txt", timeout=5).close()
                return
            except URLError:
                time.sleep(0.1)
        raise AssertionError(f"Nothing answers at {self.address}.")
