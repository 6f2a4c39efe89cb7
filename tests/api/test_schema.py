"""The schema is the truth: whatever it allows is answered as it says, and what it forbids is refused."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from archive.api.documented import schema
from config.api import api
from config.wsgi import application
from search.parameters import MOST_VALUES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connection_kept")]
EXAMPLES = 25  # invented for each operation, beside those at the limits of each parameter
# What a schema cannot say: that we sealed a text, that it is a day, how many values all parameters have together.
BEYOND_THE_SCHEMA = {"cursor", "since"}
ACCEPTED = {"positive_data_acceptance": {"expected-statuses": [200, 404, 410]}}

described = schemathesis.openapi.from_dict(schema(api), config=schemathesis.Config.from_dict({"checks": ACCEPTED}))
described.app = application


@pytest.fixture(autouse=True)
def asked_from_here(settings):
    settings.ALLOWED_HOSTS = ["localhost"]


@described.parametrize()
@settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
def test_whatever_is_asked_is_answered_as_the_schema_says(house, case):
    case.call_and_validate(excluded_checks=[positive_data_acceptance] if may_be_refused(case.query or {}) else [])


def may_be_refused(query):
    values = sum(len(value) for value in query.values() if isinstance(value, list))
    return values > MOST_VALUES or BEYOND_THE_SCHEMA & query.keys()


def test_the_schema_is_openapi_3_1_and_names_every_operation():
    operations = [operation["get"]["operationId"] for operation in schema(api)["paths"].values()]

    assert schema(api)["openapi"] == "3.1.0"
    assert operations == [
        "list_records",
        "get_record",
        "list_editions",
        "get_edition",
        "search",
        "list_tags",
        "list_ledger",
    ]
