"""Eight readers who search without a pause while a curator publishes, and what became of their requests."""

import http.client
import threading
import time
from itertools import cycle
from urllib.parse import urlsplit

READERS = 8


class Readers:
    """Each asks one question after the other, each from another place among them, over a connection of its own."""

    def __init__(self, site, addresses):
        self.site, self.addresses = urlsplit(site).netloc, addresses
        self.times, self.errors = [], []
        self.until_told = threading.Event()

    def __enter__(self):
        self.threads = [threading.Thread(target=self._read, args=(number,)) for number in range(READERS)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_problem):
        self.until_told.set()
        for thread in self.threads:
            thread.join()

    def _read(self, number):
        connection = http.client.HTTPConnection(self.site, timeout=30)
        first = number * len(self.addresses) // READERS
        for address in cycle(self.addresses[first:] + self.addresses[:first]):
            if self.until_told.is_set():
                return connection.close()
            start = time.perf_counter()
            try:
                status = asked(connection, address)[0]
            except (OSError, http.client.HTTPException) as problem:
                status = repr(problem)
                connection.close()
            self.times.append((time.perf_counter() - start) * 1000)
            if status != 200:
                self.errors.append(f"{status} {address}")


def asked(connection, address):
    """(status, text)"""
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()
