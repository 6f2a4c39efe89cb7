import json

import pytest

from tests import small_house
from tests.kept import kept


@pytest.fixture
def clock(monkeypatch):
    return small_house.Clock(monkeypatch)


@kept
def built(clock, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        small_house.build(clock)


@pytest.fixture
def house(built, clock, settings):
    """The small house, at its own address."""
    settings.SECRET_KEY = "cursors are sealed with this"
    clock.day = small_house.LAST_DAY
    return small_house


@pytest.fixture
def visit(client, settings):
    """Ask for an address as a stranger's program does; the whole response."""

    settings.ALLOWED_HOSTS = [small_house.HOST]

    def asked(address, method="get", **headers):
        headers = {"host": small_house.HOST} | headers
        path = address.removeprefix(small_house.BASE)
        return getattr(client, method)(path, headers=headers, secure=True)

    return asked


@pytest.fixture
def stranger(db, visit):
    """The same, at a house in which nothing was published yet."""
    return visit


@pytest.fixture
def ask(visit):
    """The same; what it says."""

    def said(address):
        return json.loads(visit(address).content)

    return said
