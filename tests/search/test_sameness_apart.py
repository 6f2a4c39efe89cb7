"""Index and editions stay the same while real processes publish beside each other, and whenever one of them dies."""

import json
import shutil
import signal
import subprocess
import sys

import pytest
from django.conf import settings as house_of_the_tests

from tests import publishing_apart
from tests.houses import House, database_of_its_own

SAME = {"differing": [], "too many": 0, "behind": 0}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with database_of_its_own() as database:
        house = House(tmp_path_factory.mktemp("house"), database)
        house.manage("migrate", "--verbosity", "0")
        yield house


def tried(house, what):
    base = str(house_of_the_tests.BASE_DIR)
    environment = house.environment | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": base}
    command = [sys.executable, publishing_apart.__file__, what]
    done = subprocess.run(command, env=environment, cwd=base, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_whatever_step_a_process_dies_at_the_next_search_is_right(house):
    told = tried(house, "dying")

    assert told == {step: [signal.SIGKILL, SAME] for step in publishing_apart.STEPS}
    folder = house.folder / "data" / "search"
    assert len([path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]) == 1


def test_a_process_killed_at_any_moment_leaves_an_index_that_catches_up(house):
    assert tried(house, "killed") == [[signal.SIGKILL, SAME]] * 8


def test_processes_that_publish_and_search_beside_each_other_keep_it_right(house):
    assert tried(house, "beside") == [[0] * 5, SAME]


def test_an_older_database_brought_back_is_followed_again(house):
    """The index remembers lines that this ledger never had; a search builds it anew, check_search says so."""
    if house.environment.get("DATABASE_URL"):
        pytest.skip("The dump of another server is that server's own business; the rule is tested without one.")
    database = house.folder / "data" / "db.sqlite3"
    for path in (database, *database.parent.glob("db.sqlite3-*")):
        shutil.copy(path, path.with_name(f"kept-{path.name}"))
    tried(house, "beside")
    for path in database.parent.glob("db.sqlite3*"):
        path.unlink()
    for path in database.parent.glob("kept-*"):
        path.rename(path.with_name(path.name.removeprefix("kept-")))

    with pytest.raises(AssertionError, match="made from another ledger"):
        house.manage("check_search")
    house.manage("check_search", "--mend")
    assert house.manage("check_search") == "The search index and the editions say the same.\n"
