"""One network address asks for dear pages at a bounded rate; the file that says so names nobody."""

import os
import subprocess
import sys

import pytest
from django.test import RequestFactory

from archive import limiting

AN_ADDRESS, ANOTHER = "9.9.9.9", "8.8.4.4"


@pytest.fixture(autouse=True)
def clock(settings, monkeypatch):
    """Ten at once, then one a second; a clock that stands still until it is told otherwise."""
    settings.DEEP_PER_MINUTE, settings.DEEP_AT_ONCE = 60, 10

    class Clock:
        now = 1_000_000.0

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(limiting, "time", clock)
    return clock


def asked(address=AN_ADDRESS, **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def waits(times, address=AN_ADDRESS, cost=1):
    return [limiting.seconds_to_wait(asked(address), cost=cost) for _time in range(times)]


def test_some_at_once_and_then_a_rate(clock):
    assert waits(12) == [0] * 10 + [1, 1]

    clock.now += 3
    assert waits(4) == [0, 0, 0, 1]

    clock.now += 3600
    assert waits(11) == [0] * 10 + [1]


def test_one_address_does_not_wait_for_another():
    assert waits(11)[-1] == 1
    assert waits(1, ANOTHER) == [0]


def test_what_is_dearer_counts_for_more_and_never_for_more_than_all():
    assert waits(3, cost=4) == [0, 0, 2]
    assert waits(2, ANOTHER, cost=1000) == [0, 10]


def test_no_rate_sets_no_limit(settings):
    settings.DEEP_PER_MINUTE = 0
    assert waits(1000) == [0] * 1000


def test_a_clock_that_was_set_back_shuts_nobody_out(clock):
    assert waits(10)[-1] == 0
    clock.now -= 3600
    assert waits(11) == [0] * 10 + [1]


def test_the_file_never_grows_and_holds_no_address(settings):
    settings.SECRET_KEY = "one with which no two of these addresses share a place"
    for number in range(1, 200):
        limiting.seconds_to_wait(asked(f"9.{number}.0.1"))
    file = settings.DATA_DIR / "limits"
    held = file.read_bytes()

    assert len(held) <= limiting.PLACES * limiting.TIME.size == 1 << 20
    assert file.stat().st_mode & 0o777 == 0o600
    assert {limiting.TIME.unpack_from(held, place)[0] for place in range(0, len(held), 8)} == {0.0, 1_000_001.0}


def test_the_places_of_addresses_change_every_day(clock):
    before = limiting._place(AN_ADDRESS)
    clock.now += 86400
    assert limiting._place(AN_ADDRESS) != before


def test_where_nothing_can_be_written_nobody_waits(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "nowhere"
    assert waits(20) == [0] * 20


@pytest.mark.parametrize(
    "told, counted",
    [
        ("9.9.9.9", "9.9.9.9"),
        ("9.9.9.9:5678", "9.9.9.9"),
        ("::ffff:9.9.9.9", "9.9.9.9"),
        ("2620:fe::fe", "2620:fe::/64"),
        ("2620:fe::aaaa:bbbb:cccc:dddd", "2620:fe::/64"),
        ("[2620:fe::fe]:5678", "2620:fe::/64"),
        ("127.0.0.1", None),
        ("::1", None),
        ("10.1.2.3", None),
        ("172.17.0.1", None),
        ("", None),
        ("somebody", None),
    ],
)
def test_addresses_are_counted_by_what_one_household_or_server_has(told, counted):
    assert limiting.address_of(asked(told)) == counted


@pytest.mark.parametrize(
    "trusted, proxies, passed_on, counted",
    [
        (False, 1, AN_ADDRESS, ANOTHER),
        (True, 1, AN_ADDRESS, AN_ADDRESS),
        (True, 1, f"1.1.1.1, {AN_ADDRESS}", AN_ADDRESS),
        (True, 2, f"1.1.1.1, {AN_ADDRESS}, 1.0.0.1", AN_ADDRESS),
        (True, 3, AN_ADDRESS, AN_ADDRESS),
        (True, 1, "", ANOTHER),
        (True, 1, "nonsense", None),
    ],
)
def test_only_a_trusted_proxy_says_who_asked_and_only_what_it_saw_itself(
    settings, trusted, proxies, passed_on, counted
):
    settings.TRUST_PROXY, settings.PROXIES = trusted, proxies
    assert limiting.address_of(asked(ANOTHER, HTTP_X_FORWARDED_FOR=passed_on)) == counted


ASK = """
import django
django.setup()
from django.test import RequestFactory
from archive.limiting import seconds_to_wait
request = RequestFactory().get("/", REMOTE_ADDR="9.9.9.9")
print(sum(seconds_to_wait(request) == 0 for _time in range(50)))
"""


def test_several_server_processes_count_together(settings, tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(tmp_path),
        "MEDIA_DIR": str(tmp_path / "media"),
        "DEEP_AT_ONCE": "60",
        "DEEP_PER_MINUTE": "1",
    }
    command = [sys.executable, "-c", ASK]
    processes = [
        subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True)
        for _number in range(3)
    ]
    assert sum(int(process.communicate(timeout=60)[0]) for process in processes) == 60
