"""The public API, composed of what the apps give to it; what it answers is described at /api/."""

from django.urls import path
from ninja import NinjaAPI
from ninja.errors import ValidationError

import archive.urls  # noqa: F401  it registers the converter of uids
from archive.api.documented import documentation, openapi
from archive.api.refusals import Refused, refusal, refused
from archive.api.rendering import Canonical
from archive.api.validating import refused_parameters
from exchange.api import editions, ledger, records, tags
from search.api import results
from search.following import SearchUnavailable

ABOUT = """Everything that this memorial has published, for reading by programs. No key is needed, and nothing can be \
written. What is not public cannot be asked for here."""

RETRY_AFTER = 60  # seconds

api = NinjaAPI(
    title="The public API of the memorial",
    version="1",
    description=ABOUT,
    urls_namespace="api",
    renderer=Canonical(),
    openapi_url=None,
    docs_url=None,
)
for router in (records.router, editions.router, results.router, tags.router, ledger.router):
    api.add_router("", router)
api.add_exception_handler(Refused, refused)
api.add_exception_handler(ValidationError, refused_parameters)
api.add_exception_handler(SearchUnavailable, lambda request, problem: refusal(503, retry_after=RETRY_AFTER))

urlpatterns = [
    path("", documentation(api), name="api"),
    path("v1/openapi.json", openapi(api), name="openapi"),
    path("v1/", api.urls),
]
