"""Pages for those who take everything: the files of all editions, and what crawlers may fetch."""

import re
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from archive.ledger_head import head_of
from archive.templatetags.phrases import day_of
from exchange.outgoing.whole import standing
from exchange.views import for_any_site

PIECE = 1 << 18
COME_AGAIN = 60 * 60  # seconds
SPAN = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
FREE = {"X-Robots-Tag": "noindex", "Accept-Ranges": "bytes", "Cache-Control": "no-cache"}


def data(request):
    """What the files hold, how large they are, and how to check them."""
    whole = standing.standing()
    context = {
        "whole": whole,
        "in_force": whole and whole.is_in_force(head_of(request)),
        "at": whole and day_of(datetime.fromisoformat(whole.at)),
        "licence": whole.licence if whole else settings.DATA_LICENCE,
    }
    return render(request, "exchange/data.html", context)


def crawlers(request):
    context = {"per_minute": settings.DEEP_PER_MINUTE, "at_once": settings.DEEP_AT_ONCE}
    return render(request, "exchange/crawlers.html", context)


@for_any_site
def data_digest(request, name):
    """The digest of a file as sha256sum reads it."""
    whole = _whole_with(name)
    return HttpResponse(f"{whole.files[name]['sha256']}  {name}\n", content_type="text/plain", headers=FREE)


@for_any_site
def data_file(request, name):
    """A file, whole or in part, for as long as nothing in it was taken back."""
    whole = _whole_with(name)
    try:
        file = whole.path_of(name).open("rb") if whole.is_in_force(head_of(request)) else None
    except FileNotFoundError:  # taken back at this very moment
        file = None
    if file is None:
        return _taken_back(request)
    response = _sent(request, file, whole.files[name])
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    if answer is not response:
        response.close()
    return answer


def _whole_with(name):
    whole = standing.standing()
    if whole is None or name not in whole.files:
        raise Http404
    return whole


def _taken_back(request):
    response = render(request, "exchange/taken_back.html", status=503)
    response["Retry-After"] = COME_AGAIN
    response["Cache-Control"] = "no-store"
    return response


def _sent(request, file, facts):
    size, etag = facts["bytes"], quote_etag(facts["sha256"])
    first, last = _span(request, size, etag)
    length = last + 1 - first
    headers = FREE | {"ETag": etag, "Content-Length": str(length)}
    response = StreamingHttpResponse(Part(file, first, length), content_type="application/gzip", headers=headers)
    if (first, last) != (0, size - 1):
        response.status_code = 206
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _span(request, size, etag):
    """The first and the last byte asked for; all of them where no one part is, or none that there is."""
    asked = SPAN.fullmatch(request.headers.get("Range", ""))
    if request.headers.get("If-Range", etag) != etag or not asked or not any(asked.groups()):
        return 0, size - 1
    first, last = asked.groups()
    if not first:
        return max(0, size - int(last)), size - 1
    first, last = int(first), min(int(last or size), size - 1)
    return (first, last) if first <= last else (0, size - 1)


class Part:
    """Some bytes of an open file, in pieces; closed with the answer, also with one that nobody reads."""

    def __init__(self, file, first, length):
        self.file, self.first, self.length = file, first, length

    def __iter__(self):
        self.file.seek(self.first)
        left = self.length
        while left and (piece := self.file.read(min(PIECE, left))):
            yield piece
            left -= len(piece)

    def close(self):
        self.file.close()
