import sqlite3
from types import SimpleNamespace

import pytest

from config import checks


def ids(check, **arguments):
    found = list(check(None, **arguments))
    assert all(problem.hint for problem in found)
    return [problem.id for problem in found]


def test_folders_must_be_writable(settings, tmp_path):
    assert ids(checks.folders_can_be_written) == []

    (tmp_path / "file").touch()
    settings.DATA_DIR = settings.MEDIA_DIR = tmp_path / "file"

    assert ids(checks.folders_can_be_written) == ["carnation.E001", "carnation.E002"]


@pytest.mark.parametrize("name", ["DATA_DIR", "MEDIA_DIR"])
def test_private_folders_lie_outside_static_files(settings, name):
    assert ids(checks.private_folders_are_not_served) == []

    setattr(settings, name, settings.STATICFILES_DIRS[0] / "inside")

    assert ids(checks.private_folders_are_not_served) == ["carnation.E003"]


def test_data_lies_outside_media(settings):
    settings.DATA_DIR = settings.MEDIA_DIR / "data"

    assert ids(checks.private_folders_are_not_served) == ["carnation.E003"]


@pytest.mark.parametrize(
    ("vendor", "version", "found"),
    [("postgresql", 14_00_11, ["carnation.E004"]), ("postgresql", 15_00_00, []), ("sqlite", None, [])],
)
def test_postgresql_is_15_or_newer(monkeypatch, vendor, version, found):
    monkeypatch.setattr(checks, "connections", {"default": SimpleNamespace(vendor=vendor, pg_version=version)})

    assert ids(checks.postgresql_is_new_enough, databases=["default"]) == found


def test_names_need_an_alphabet(settings):
    assert ids(checks.names_can_be_filed) == []

    settings.FILING_LANGUAGE = "tlh"

    assert ids(checks.names_can_be_filed) == ["carnation.E005"]


@pytest.mark.parametrize(
    ("vendor", "workers", "version", "found"),
    [
        ("sqlite", 2, (3, 51, 2), ["carnation.W001"]),
        ("sqlite", 2, (3, 51, 3), []),
        ("sqlite", 1, (3, 51, 2), []),
        ("postgresql", 2, (3, 51, 2), []),
    ],
)
def test_an_older_sqlite_wants_one_server_process(monkeypatch, settings, vendor, workers, version, found):
    monkeypatch.setattr(checks, "connections", {"default": SimpleNamespace(vendor=vendor)})
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    settings.WORKERS = workers

    assert ids(checks.sqlite_has_one_writer) == found


@pytest.mark.parametrize(("mode", "found"), [(0o600, []), (0o640, ["carnation.W002"]), (0o604, ["carnation.W002"])])
def test_the_secret_key_is_for_its_owner_only(settings, tmp_path, mode, found):
    settings.SECRET_KEY_FILE = tmp_path / "secret-key"
    settings.SECRET_KEY_FILE.touch(mode=mode)
    settings.SECRET_KEY_FILE.chmod(mode)

    assert ids(checks.the_secret_key_is_private) == found


@pytest.mark.parametrize(
    ("debug", "hosts", "found"),
    [
        (True, ["localhost", "127.0.0.1", "[::1]"], []),
        (True, ["localhost", "memorial.example.org"], ["carnation.W003"]),
        (True, ["*"], ["carnation.W003"]),
        (False, ["memorial.example.org"], []),
    ],
)
def test_debug_is_for_this_machine_only(settings, debug, hosts, found):
    settings.DEBUG, settings.ALLOWED_HOSTS = debug, hosts

    assert ids(checks.debug_stays_at_home) == found
