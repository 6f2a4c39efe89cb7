from django.conf import settings
from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from archive.formats import OFFERED, Head
from archive.house import house_name

from . import sending, taking
from .asking import asked_in
from .crawling import EXPORT, bounded, renamed
from .examples import GROUPS
from .finding import find
from .following import SearchUnavailable, answering
from .page import context, every_value, form, heading
from .page.looks import suited
from .parameters import read

RETRY_AFTER = 60  # seconds


@require_safe
@bounded
def search(request):
    """One question, one page of its results. A page past the end leads to the last one."""
    try:
        with answering():  # around the drawing too, which goes on asking the index
            return _searched(request)
    except SearchUnavailable:
        return _not_now(request, "search/unavailable.html")


def _searched(request):
    asked = read(request.GET)
    if (wanted := suited(asked)) != asked.but(page=asked.page):
        return HttpResponseRedirect(wanted.address)
    found = find(asked, with_counts=not asked.more)
    if moved := renamed(request, found):
        return moved
    if asked.page > found.page_count and not asked.more:
        return HttpResponseRedirect(asked.but(page=found.page_count).address)
    response = _answer(request, found)
    if found.is_behind:
        response["Cache-Control"] = "no-store"  # nobody may keep it as the answer of today's ledger
    return response


def _answer(request, found):
    if found.asked.more:
        return render(request, "search/every_value.html", every_value.context(found))
    return render(request, "search/search.html", context(found))


@require_safe
def asking(request):
    """The form that asks without the query language: an answer to it is the address of the same question."""
    asked = asked_in(request.GET)
    if asked.q or asked.has_choices:
        return HttpResponseRedirect(asked.address)
    return render(request, "search/form.html", form.context(asked))


@require_safe
def helping(request):
    return render(request, "search/help.html", {"groups": GROUPS})


def _not_now(request, template):
    response = render(request, template, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response


@require_safe
@bounded(cost=EXPORT)
def taken(request, extension):
    """The whole result in a format; the feed of it, newest first."""
    format = OFFERED.get(extension)
    if format is None:
        raise Http404
    asked = read(request.GET)
    try:
        found = find(asked)
    except SearchUnavailable:
        return _not_now(request, "search/unavailable.html")
    if moved := renamed(request, found):
        return moved
    sort = "described" if format.is_feed else asked.sort
    written = format.write(_head(request, found), taking.rows(found.questions, sort))
    pieces = () if request.method == "HEAD" else sending.in_pieces(written, get_language())
    try:
        pieces = pieces if format.is_feed else sending.Sending(iter(pieces))
    except sending.Busy:
        return _not_now(request, "search/busy.html")
    response = StreamingHttpResponse(pieces, content_type=format.content_type)
    if not format.is_feed:
        name = f"search-{found.place.position}.{extension}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    if found.is_behind:
        response["Cache-Control"] = "no-store"
    return response


def _head(request, found):
    base = request.build_absolute_uri("/").rstrip("/")
    asked = found.asked.canonical
    return Head(
        title=heading(found),
        query=asked.query,
        address=base + asked.address,
        file=base + request.path + (f"?{asked.query}" if asked.query else ""),
        base=base,
        house=house_name(),
        at=timezone.localtime().isoformat(timespec="seconds"),
        position=found.place.position,
        seal=found.place.seal,
        licence=settings.DATA_LICENCE,
        total=found.total,
    )
