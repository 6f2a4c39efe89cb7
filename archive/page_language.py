"""The language a visitor asked for in the address (?lang=ru): for this one answer only, and without a cookie."""

from urllib.parse import urlencode

from django.conf import settings
from django.utils import translation

NOT_CARRIED = ("lang", "show")  # what a visitor chose to see is chosen anew on every page
CODES = frozenset(code for code, _endonym in settings.LANGUAGES)


class PageLanguage:
    """Middleware: the answer is written in the language asked for; a language we do not speak is the default one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(asked(request)):
            return self.get_response(request)


def asked(request):
    code = request.GET.get("lang", "")
    return code if code in CODES else settings.LANGUAGE_CODE


def carried(request):
    """What an address needs behind it, so that the next page speaks the same language; empty in the default one."""
    code = asked(request)
    return "" if code == settings.LANGUAGE_CODE else f"?lang={code}"


def language_links(request):
    """[(code, endonym, address of this page in it, whether it is this one)]; they say nothing of the path."""
    current = asked(request)
    others = [(key, value) for key in request.GET if key not in NOT_CARRIED for value in request.GET.getlist(key)]
    return [
        (code, endonym, _query(others, "" if code == settings.LANGUAGE_CODE else code), code == current)
        for code, endonym in settings.LANGUAGES
    ]


def _query(others, code):
    return "?" + urlencode([*others, ("lang", code)] if code else others)


def page(request):
    """Context processor: what the frame of every page needs to know of the request."""
    theme = request.COOKIES.get("theme", "")
    carry = carried(request)
    return {
        "language_links": language_links(request),
        "carry": carry,
        "carry_more": carry.replace("?", "&"),
        "theme": theme if theme in ("light", "dark") else "",
        "section": request.path.strip("/").partition("/")[0],
    }
