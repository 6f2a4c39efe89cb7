"""Several processes at once: nothing is lost, nothing is said twice, and the chain holds."""

import subprocess
import sys

import pytest
from django.conf import settings as settings_of_the_house

from tests.houses import House, database_of_its_own

PROCESSES, EACH = 4, 6

PUBLISH = """
import sys
from archive import publishing
from archive.applying import apply
from archive.description import Description
from archive.models import State, new_uid
from django.contrib.auth import get_user_model

ada = get_user_model().objects.get(username="curator")
for number in range({each}):
    said = dict(kind="place", uid=new_uid(), title="Harbour", language="en", content_note="none")
    record = apply(Description(said), by=ada, note="made together")
    record = publishing.move(record, State.REVIEW, by=ada)
    publishing.move(record, State.PUBLISHED, by=ada, note="published together")
"""
COUNT = """
from archive.models import Edition, LedgerLine
print(list(LedgerLine.objects.values_list("position", flat=True)))
print(sorted(Edition.objects.current().values_list("slug", flat=True)))
"""


@pytest.fixture
def house(tmp_path):
    with database_of_its_own() as database:
        house = House(tmp_path, database)
        house.manage("migrate", "--verbosity", "0")
        house.manage("demo_account")
        yield house


def test_processes_that_publish_at_once_all_succeed_and_the_ledger_is_whole(house):
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", PUBLISH.format(each=EACH)]
    where = {"env": house.environment, "cwd": settings_of_the_house.BASE_DIR, "stderr": subprocess.PIPE, "text": True}
    together = [subprocess.Popen(command, **where) for _process in range(PROCESSES)]
    said = [process.communicate(timeout=120)[1] for process in together]
    assert [process.returncode for process in together] == [0] * PROCESSES, said

    positions, slugs = house.manage("shell", "--verbosity", "0", "-c", COUNT).strip().splitlines()
    many = PROCESSES * EACH
    assert positions == str(list(range(1, many + 1)))
    assert slugs == str(sorted(["harbour", *(f"harbour-{number}" for number in range(2, many + 1))]))
    assert "The ledger is whole" in house.manage("verify_ledger")
