"""The guide for researchers is true: what it asks for is answered as it says, and its program runs."""

import json
import re
from io import BytesIO

import pytest
from django.conf import settings as house_settings

pytestmark = pytest.mark.django_db
GUIDE = (house_settings.BASE_DIR / "docs" / "researchers" / "api.md").read_text(encoding="utf-8")
ASKED = re.findall(r"```http\nGET (\S+)\n```\n(?:\n```json\n(.*?)```)?", GUIDE, re.DOTALL)
PROGRAM = re.search(r"```python\n(.*?)```", GUIDE, re.DOTALL)[1]


@pytest.mark.parametrize(("address", "answer"), ASKED, ids=[address for address, _answer in ASKED])
def test_what_the_guide_asks_for_is_answered_as_it_says(house, ask, visit, address, answer):
    if answer:
        assert ask(address) == json.loads(answer)
    else:
        assert visit(address).status_code == 200


def test_the_program_of_the_guide_verifies_the_ledger(house, visit, monkeypatch):
    monkeypatch.setattr("urllib.request.urlopen", lambda address: BytesIO(visit(address).content))
    found = {}

    exec(PROGRAM.replace("limit=200", "limit=3"), found)

    assert (found["line"]["position"], found["page"]["next"]) == (10, None)


def test_the_program_of_the_guide_finds_a_line_that_was_altered(house, visit, monkeypatch):
    def altered(address):
        return BytesIO(visit(address).content.replace(b'"edition":2', b'"edition":9'))

    monkeypatch.setattr("urllib.request.urlopen", altered)

    with pytest.raises(AssertionError):
        exec(PROGRAM, {})
