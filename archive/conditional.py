"""A visitor who comes back is told “nothing has changed” after one cheap question to the ledger.

Everything public follows from the ledger, the day, the visitor's choice of light or dark, and this very code.
"""

import hashlib
from functools import cache

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponseNotModified
from django.utils import timezone
from django.utils.crypto import salted_hmac

from archive.ledger_head import head_of
from archive.pieces import is_of_this_moment

NOT_PUBLIC = ("/admin/", "/appearance/", settings.STATIC_URL)
# What a page is made from, besides the records.
SOURCES = (
    "archive/**/*.py",
    "memorial/**/*.py",
    "search/**/*.py",
    "exchange/**/*.py",
    "templates/**/*",
    "*/locale/**/*.mo",
    "static/**/*",
)


class Conditional:
    """Middleware, outermost: answers 304 before anything else is asked, and marks public pages so that this can be."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _is_known_already(request):
            return _marked(HttpResponseNotModified(), etag(request))
        response = self.get_response(request)
        if _may_be_kept(request, response):
            _marked(response, etag(request))
        # Browsers keep a 410 or a 301 for ever unless told otherwise, and a publication may take either back.
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    def process_view(self, request, view, args, kwargs):
        """The head is read before the page is made: a page may be newer than its mark says, never older."""
        if _is_public(request):
            head_of(request)


def _is_public(request):
    return not settings.DEBUG and request.method in ("GET", "HEAD") and not request.path.startswith(NOT_PUBLIC)


def _is_known_already(request):
    known = request.META.get("HTTP_IF_NONE_MATCH")
    if not known or not _is_public(request):
        return False
    try:
        return etag(request) in known
    except DatabaseError:  # whoever stands further in says so, under all headers
        return False


def _may_be_kept(request, response):
    is_page = response.status_code == 200 and not response.cookies and not response.has_header("Cache-Control")
    return is_page and _is_public(request) and hasattr(request, "ledger_head") and not is_of_this_moment(request)


def etag(request):
    """Weak, and good for this address alone: sealed with the site's secret, so that it tells nothing of the ledger."""
    parts = (head_of(request), str(timezone.localdate()), request.COOKIES.get("theme", ""), request.get_full_path())
    return f'W/"{hashlib.blake2b("|".join(parts).encode(), key=_version(), digest_size=15).hexdigest()}"'


def _marked(response, mark):
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@cache
def _version():
    """A key that changes with the site's secret, its settings and every file a page is made from."""
    found = salted_hmac(
        "archive.conditional", f"{settings.LANGUAGE_CODE}{settings.FILING_LANGUAGE}", algorithm="sha256"
    )
    for pattern in SOURCES:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            if path.is_file():
                found.update(str(path.relative_to(settings.BASE_DIR)).encode())
                found.update(path.read_bytes())
    return found.digest()
