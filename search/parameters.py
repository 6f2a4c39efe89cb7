"""The parameters of an address, read leniently: whatever they hold, there is a question in them."""

from django.conf import settings
from django.utils.translation import gettext as _

from archive import kinds
from archive.page_language import CODES

from .asked import MOST_TAGS, SORTS, Asked

LONGEST = 300  # characters of a question
LAST_PAGE = 10_000_000


def read(parameters):
    """The question in a QueryDict. Nothing is an error: what makes no sense is left out, and where it matters, said."""
    remarks = []
    years = [_year(parameters.get(name, ""), remarks) for name in ("from", "to")]
    first, last = sorted(years) if all(years) else years
    sort = parameters.get("sort", "")
    return Asked(
        q=_question(parameters.get("q", ""), remarks),
        tags=_several(parameters.getlist("tag"))[:MOST_TAGS],
        kinds=_kinds(_several(parameters.getlist("kind")), remarks),
        first=first,
        last=last,
        sort=sort if sort in SORTS else SORTS[0],
        page=_page(parameters.get("page", "")),
        language=_language(parameters.get("lang", "")),
        shows_all_tags=parameters.get("tags") == "all",
        remarks=tuple(remarks),
    )


def _clean(text):
    """Without what no page can write and no database can keep: lone surrogates, control characters."""
    text = text[: 10 * LONGEST].encode("utf-8", "replace").decode()
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _question(text, remarks):
    text = _clean(text)
    if len(text) <= LONGEST:
        return text
    remarks.append(_("The question was long; its first %(count)s characters were searched for.") % {"count": LONGEST})
    return text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]


def _several(values):
    return tuple(sorted({_clean(value)[:100] for value in values[:100]} - {""}))


def _kinds(paths, remarks):
    for path in paths:
        if kinds.kind_at(path) is None:
            remarks.append(_("There is no kind of record called “%(path)s”; it was left out.") % {"path": path})
    return tuple(path for path in paths if kinds.kind_at(path))


def _year(text, remarks):
    text = _clean(text)
    if text.isdecimal() and len(text) <= 4 and int(text):
        return int(text)
    if text:
        remarks.append(_("“%(text).40s” is not a year; it was left out.") % {"text": text})
    return None


def _page(text):
    return min(max(1, int(text)), LAST_PAGE) if text.isdecimal() and len(text) < 9 else 1


def _language(code):
    return code if code in CODES and code != settings.LANGUAGE_CODE else ""
