from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .finding import find
from .following import SearchUnavailable
from .page import context
from .parameters import read

RETRY_AFTER = 60  # seconds


@require_safe
def search(request):
    """One question, one page of its results. A page past the end leads to the last one."""
    asked = read(request.GET)
    try:
        found = find(asked)
    except SearchUnavailable:
        response = render(request, "search/unavailable.html", status=503)
        response["Retry-After"] = RETRY_AFTER
        return response
    if asked.page > found.page_count:
        return HttpResponseRedirect(asked.but(page=found.page_count).address)
    response = render(request, "search/search.html", context(found))
    if found.is_behind:
        response["Cache-Control"] = "no-store"  # nobody may keep it as the answer of today's ledger
    return response
