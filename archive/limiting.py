"""How much one network address may ask of what is dear: one small file of times that all server processes share.

An address has its place in the file by a hash that changes every day, and some thirty thousand addresses share each
place: the file cannot say who was here. It never grows, and nothing waits for a database.
"""

import fcntl
import math
import os
import struct
import threading
import time
from contextlib import contextmanager
from hashlib import blake2b
from ipaddress import ip_address, ip_network

from django.conf import settings

PLACES = 1 << 17
TIME = struct.Struct("<d")
SHARED_BY_64_BITS = 64  # of an IPv6 address: what one household or one server has

_lock = threading.Lock()


def seconds_to_wait(request, *, cost=1):
    """0, and it is counted; or how long to wait before asking again. Whom nothing tells apart, never waits."""
    address, rate = address_of(request), settings.DEEP_PER_MINUTE / 60
    if address is None or rate <= 0:
        return 0
    burst = max(settings.DEEP_AT_ONCE, 1)
    try:
        return _counted(_place(address), min(cost, burst) / rate, burst / rate)
    except OSError:  # a full disk keeps nobody from reading
        return 0


def address_of(request):
    """The address that is counted: IPv6 by its network. None for one of the own network, which may be a proxy's."""
    told = request.META.get("REMOTE_ADDR", "")
    if settings.TRUST_PROXY and (passed_on := request.headers.get("X-Forwarded-For")):
        told = passed_on.split(",")[-settings.PROXIES :][0]
    return _network(told.strip())


def _network(told):
    try:
        address = ip_address(_without_port(told))
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    if not address.is_global:
        return None
    return str(address) if address.version == 4 else str(ip_network((address, SHARED_BY_64_BITS), strict=False))


def _without_port(told):
    """Some proxies write 1.2.3.4:5678 and [2001::1]:5678."""
    if told.startswith("["):
        return told[1:].partition("]")[0]
    return told.partition(":")[0] if told.count(":") == 1 else told


def _place(address):
    day = int(time.time() // 86400)
    found = blake2b(f"{day} {address}".encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=4).digest()
    return int.from_bytes(found) % PLACES


def _counted(place, cost, most):
    """Each place holds the time until which what was asked there is paid for (GCRA): `most` seconds ahead, no more."""
    with _held(place * TIME.size) as file:
        now = time.time()
        kept = os.pread(file, TIME.size, place * TIME.size)
        paid_until = TIME.unpack(kept)[0] if len(kept) == TIME.size else 0.0
        # A time further ahead was written by a clock that was set back since, or under a higher limit.
        until = max(now, paid_until if paid_until <= now + most else now) + cost
        if until - now > most:
            return math.ceil(until - now - most)
        os.pwrite(file, TIME.pack(until), place * TIME.size)
        return 0


@contextmanager
def _held(offset):
    """The file, with one place of it held by this process and thread alone."""
    with _lock:
        file = os.open(settings.DATA_DIR / "limits", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.lockf(file, fcntl.LOCK_EX, TIME.size, offset)
            yield file
        finally:
            os.close(file)  # and the lock with it
