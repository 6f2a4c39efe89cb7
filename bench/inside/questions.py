"""Queries that every public page type asks of the database."""

import json
import sys

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive import kinds
from archive.models import Edition


def addresses():
    """{page type: address}: a record of each kind, each list, and the pages that stand alone."""
    yield from {"home": "/", "search": "/search/?q=synthetic", "ledger": "/ledger/", "about": "/about/"}.items()
    for kind, model in kinds.all_kinds().items():
        edition = Edition.objects.current().of_kind(kind).order_by("pk").first()
        if edition is not None:
            yield kind, edition.get_absolute_url()
            yield f"an edition of {kind}", edition.own_address
        if model.has_list:
            yield f"list of {model.path}", f"/{model.path}/"


def asked():
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    for name, address in addresses():
        client.get(address)  # what a process learns once is not this page's question
        client.cookies["theme"] = "dark"  # another page, which is not drawn yet
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        client.cookies.clear()
        yield name, len(queries)


if __name__ == "__main__":
    json.dump(dict(asked()), sys.stdout)
