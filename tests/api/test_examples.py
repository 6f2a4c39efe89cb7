"""Whatever the documentation shows as an answer is what the small house answers, to the letter."""

import pytest

from archive.api.documented import schema
from config.api import api

EXAMPLES = {
    operation["get"]["x-example"]: operation["get"]["responses"]["200"]["content"]["application/json"]["example"]
    for operation in schema(api)["paths"].values()
}


@pytest.mark.parametrize("address", EXAMPLES)
def test_an_example_is_what_is_answered(house, ask, address):
    assert ask(address) == EXAMPLES[address]
