"""Public pages of records. The first line of each is the gate: nothing but current editions passes it."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from archive import book_page, browsed, browsing, choosing, kinds, pieces, signposts
from archive.filing import Filed
from archive.ledger_head import head_of
from archive.ledger_line import LINES_ON_A_PAGE
from archive.models import Address, Edition, LedgerLine
from archive.models.prepared import current_at
from archive.page_language import carried
from archive.showing import show
from archive.templatetags.frame import origin_of
from archive.templatetags.phrases import day_of
from archive.veiling import asks_to_see, behind_veil, is_distressing, veiled

PER_PAGE = 50
PLACES_FOR_ROBOTS = {"sitemap": "/sitemap.xml", "crawlers": "/crawlers/"}
ONE_VIEW = frozenset({"show", "z"})  # parts of an address that search engines shall not keep


def record_page(request, kind_path, slug):
    """The current edition at an address; a former address leads to the present one, a withdrawn one says so."""
    model = kind_or_404(kind_path)
    edition = current_at(model._meta.model_name, slug)
    if edition is None:
        return _former_address(request, model, slug)
    if edition.get_absolute_url() != request.path:
        return moved(request, edition)
    return render_edition(request, edition)


def render_edition(request, edition, *, is_preview=False, current=None):
    """The page of an edition; its kind's own template where there is one. `current` is what took its place."""
    if is_preview:
        return HttpResponse(_drawn(request, edition, is_preview=True))
    page = HttpResponse(pieces.page(request, lambda: _drawn(request, edition, current=current)))
    page.headers["Link"] = signposts.header(edition, origin_of(request))
    return page


def _drawn(request, edition, *, is_preview=False, current=None):
    is_veiled = not asks_to_see(request) and any(is_distressing(one) for one in (edition, current or edition))
    edition = behind_veil(edition, note_of=current) if is_veiled else edition
    language, page = get_language(), page_number(request)
    shown = show(edition, language=language, page=page, is_preview=is_preview, is_veiled=is_veiled)
    address = edition.get_absolute_url()
    context = {
        "shown": shown,
        "edition": edition,
        "d": shown.d,
        "kind": edition.model,
        "is_old": current is not None,
        "canonical": (current.get_absolute_url() if current else address) + carried(request),
        "is_one_view": not ONE_VIEW.isdisjoint(request.GET),
        "section": address.split("/")[1],
    }
    own = [f"{edition.model._meta.app_label}/{edition.kind}.html", "archive/record.html"]
    return render_to_string(["archive/veiled.html"] if is_veiled else own, context, request)


def _former_address(request, model, slug):
    address = get_object_or_404(Address, kind=model._meta.model_name, slug=slug)
    edition = Edition.objects.current().filter(uid=address.uid).first()
    if edition is None:
        return gone(request)
    return moved(request, edition)


def moved(request, edition):
    return HttpResponsePermanentRedirect(edition.get_absolute_url() + carried(request))


def gone(request):
    return render(request, "410.html", status=410)


def unreadable(request, exception):
    """Where the address itself cannot be read, nothing of it may be asked for, not even the language of the page."""
    return HttpResponse(render_to_string("400.html"), status=400)


def permanent_address(request, uid):
    """/id/<uid>/ leads to the record, for ever."""
    edition = Edition.objects.filter(uid=uid).order_by("-is_current", "-number").first()
    if edition is None:
        raise Http404
    return redirect(edition.get_absolute_url() + carried(request)) if edition.is_current else gone(request)


def old_edition(request, uid, number):
    """One edition at its own address, while its record is public."""
    both = Edition.objects.filter(Q(number=number) | Q(is_current=True), uid=uid).order_by("is_current")
    edition = next((edition for edition in both if edition.number == number), None)
    current = next((edition for edition in both if edition.is_current), None)
    if edition is None:
        raise Http404
    if current is None or not edition.text:
        return gone(request)
    return render_edition(request, edition, current=None if edition.is_current else current)


def kind_list(request, kind_path):
    """All published records of a kind, by alphabet or by date as the kind declares."""
    model = kind_or_404(kind_path)
    if not model.has_list:
        raise Http404
    editions = _by_date if model.filed_by_date else filed
    page = paged(request, editions(request, model._meta.model_name))
    page.object_list = [veiled(edition) for edition in page]
    return render(request, "archive/record_list.html", {"kind": model, "page": page})


def _by_date(request, kind):
    return Edition.objects.current().of_kind(kind).by_date()


def filed(request, kind):
    """Current editions of a kind in the alphabet of the page's language."""
    return Filed(head_of(request), kind, get_language())


def photographs(request):
    """All published photographs as a grid, by date, with filters that can be combined."""
    return HttpResponse(pieces.page(request, lambda: _photographs_drawn(request)))


def _photographs_drawn(request):
    chosen = choosing.read(request.GET, page=page_number(request), language=carried(request).removeprefix("?lang="))
    context = browsed.context(browsing.Photographs(chosen), kinds.kind_named("photograph"))
    return render_to_string("archive/photograph_list.html", context, request)


def tags(request):
    """The vocabulary as the index of a book, or from broad to narrow, with the number of public records beside each."""
    if book_page.looked_for(request):  # words without end: nobody keeps pages for them
        return HttpResponse(_vocabulary_drawn(request))
    return HttpResponse(pieces.page(request, lambda: _vocabulary_drawn(request)))


def _vocabulary_drawn(request):
    return render_to_string("archive/tag_list.html", book_page.context(request, page_number(request)), request)


def ledger(request):
    """The ledger, newest line first. A line about a record that is not public now does not say which one it was."""
    page = paged(request, LedgerLine.objects.order_by("-position"), per_page=LINES_ON_A_PAGE)
    page.object_list = list(page.object_list)
    public = Edition.objects.current().by_uid(line.uid for line in page)
    for line in page:
        line.record = public.get(line.uid)
        line.day = day_of(datetime.fromisoformat(line.at))
    return render(request, "archive/ledger.html", {"page": page})


def robots(request):
    """Any number of filters makes any number of addresses: those with two parameters or more are nobody's to fetch."""
    context = {name: request.build_absolute_uri(place) for name, place in PLACES_FOR_ROBOTS.items()}
    return render(request, "robots.txt", context, content_type="text/plain")


def kind_or_404(kind_path):
    model = kinds.kind_at(kind_path)
    if model is None:
        raise Http404
    return model


def page_number(request):
    """The page asked for; anything that is not a page is the first."""
    text = request.GET.get("page", "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def paged(request, editions, *, per_page=PER_PAGE):
    """The page of a list; past the end, the last."""
    return Paginator(editions, per_page).get_page(page_number(request))


@csrf_exempt  # It only remembers light or dark for one browser, and no visitor shall need a cookie before choosing.
@require_POST
def appearance(request):
    """Keep the visitor's choice of light or dark in a cookie, and go back to the page."""
    choice = request.POST.get("theme", "auto")
    response = HttpResponse(status=303, headers={"Location": _came_from(request)})
    if choice in ("light", "dark"):
        response.set_cookie(
            "theme", choice, max_age=365 * 86400, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def _came_from(request):
    """The page where the visitor pressed the button, where it is one of ours; else the home page."""
    page = request.headers.get("referer", "")
    parts = urlsplit(page)
    return page if parts.scheme in ("http", "https") and parts.netloc == request.get_host() else "/"
