"""The address that the search field asks while somebody types."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_safe

from archive import languages
from archive.page_language import carried
from archive.templatetags.record import kind_label

from .following import SearchUnavailable
from .suggesting import suggested


@require_safe
def suggestions(request):
    """{"suggestions": […], "told": how many, in words}; kept by browsers for one state of the ledger."""
    try:
        found = suggested(request.GET.get("q", ""))
    except SearchUnavailable:
        return _answer([], status=503)
    records = [_record(one, carried(request)) for one in found.records]
    return _answer([*records, *(_word(text, carried(request)) for text in found.words)])


def _answer(found, **more):
    told = ngettext("%(count)s suggestion", "%(count)s suggestions", len(found)) % {"count": len(found)}
    response = JsonResponse({"suggestions": found, "told": told if found else ""}, **more)
    response["X-Robots-Tag"] = "noindex"
    return response


def _record(one, carry):
    return _text(one.name) | {
        "kind": one.edition.kind,
        "label": kind_label(one.edition),
        "address": one.edition.get_absolute_url() + carry,
        "other": _text(one.other) if one.other else None,
    }


def _text(said):
    language = said.language if said.language != get_language() else ""
    return {"text": said.text, "language": language, "direction": languages.direction(said.language)}


def _word(text, carry):
    """A way to go on, as a search."""
    address = f"{reverse('search')}?{urlencode({'q': text})}{carry.replace('?', '&')}"
    return {"text": text, "kind": "", "address": address}
