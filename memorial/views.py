"""The memorial's own pages: home, the names, about."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from archive import languages, pieces
from archive.counting import with_counts
from archive.models import Edition
from archive.veiling import veiled
from archive.views import filed, paged, render_edition
from memorial.context import current_memorial

NAMES_ON_HOME, NAMES_PER_PAGE = 24, 150
TAGS_ON_HOME = 30
RECENT = 60  # among so many of the newest editions the home page chooses what it shows
SHOWN_AS_RECENT = ("photograph", "event", "statement", "place", "person", "organisation")
# Lengths, in percent, of the lines that wait for a name.
BLANK_LINES = (88, 88, 94, 94, 64, 71, 88, 88, 94, 58, 94, 71, 83, 64, 58, 77) * 2


def home(request):
    return HttpResponse(pieces.page(request, lambda: render_to_string("memorial/home.html", _home(request), request)))


def _home(request):
    memorial = current_memorial(request)
    lead = memorial.d if memorial else {}
    led = Edition.objects.current().by_uid(uid for name in ("lead_event", "lead_statement") if (uid := lead.get(name)))
    led = {uid: veiled(edition) for uid, edition in led.items()}
    statement = led.get(lead.get("lead_statement"))
    has_words = statement is not None and statement.description.get("words")
    photograph, recent = _recent(except_for=lead.get("lead_statement"))
    tags = filed(request, "tag")[: TAGS_ON_HOME + 1]
    return {
        "memorial": memorial,
        "lead_event": led.get(lead.get("lead_event")),
        "lead_statement": statement if has_words else None,
        "speaker": _speaker(statement) if has_words else None,
        "names": [edition for edition in filed(request, "entry")[:NAMES_ON_HOME] if _is_named(edition)],
        "recent_photograph": photograph,
        "recent": recent,
        "tags": with_counts(tags[:TAGS_ON_HOME], request),
        "more_tags": len(tags) > TAGS_ON_HOME,
        "blank_lines": BLANK_LINES,
    }


def about(request):
    """The record of the memorial itself."""
    edition = Edition.objects.current().of_kind("memorial").order_by("pk").first()
    if edition is None:
        raise Http404
    return render_edition(request, edition)


def names(request):
    """The entries, by the alphabet of the page: persons first, then those without a name, places and days."""
    entries = filed(request, "entry")
    letter = request.GET.get("letter", "")
    letter = letter if letter in entries.initials else ""
    page = paged(request, entries.under(letter) if letter else entries, per_page=NAMES_PER_PAGE)
    context = {
        "page": page,
        "letter": letter,
        "letters": entries.letters,
        "persons": [edition for edition in page if _is_named(edition)],
        "others": [edition for edition in page if not _is_named(edition)],
        "filing_language": languages.filing_language(get_language()),
        "blank_lines": BLANK_LINES[:30],
    }
    return render(request, "memorial/entry_list.html", context)


def _is_named(entry):
    return entry.description.get("commemorates") == "person"


def _recent(*, except_for):
    """(a photograph, three others, each of another kind): the newest editions, in a fixed order."""
    newest = Edition.objects.current().of_kind(*SHOWN_AS_RECENT).exclude(uid=except_for or "")
    by_kind = {}
    for edition in newest.order_by("-published_at", "pk")[:RECENT]:
        by_kind.setdefault(edition.kind, veiled(edition))
    others = [by_kind[kind] for kind in SHOWN_AS_RECENT[1:] if kind in by_kind]
    return by_kind.get("photograph"), others[:3]


def _speaker(statement):
    return Edition.objects.current().filter(uid=statement.description.get("speaker", "")).first()
