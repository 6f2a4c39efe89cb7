"""What the page of the vocabulary shows: the whole index or one letter of it, what was looked for, or the hierarchy."""

from itertools import groupby

from django.core.paginator import Paginator
from django.utils.translation import get_language

from archive import hierarchy, languages
from archive.book import book
from archive.counting import counts_of_tags
from archive.ledger_head import head_of

LINES_PER_PAGE = 300
LONGEST = 100  # characters of what is looked for


def context(request, number):
    """What archive/tag_list.html needs, for a page of that number."""
    index, typed = book(head_of(request), get_language()), looked_for(request)
    has_levels, counts = hierarchy.has_levels(index), counts_of_tags(request)
    shared = {"typed": typed, "has_levels": has_levels, "counts": counts}
    if has_levels and not typed and request.GET.get("view") == "hierarchy":
        page = Paginator(list(hierarchy.rows(index)), LINES_PER_PAGE).get_page(number)
        return shared | {"page": page, "is_hierarchy": True, "tree": hierarchy.nested(page)}
    letter = "" if typed else _letter(request, index)
    lines = index.called(typed) if typed else index.under(letter) if letter else index.lines
    page = Paginator(lines, LINES_PER_PAGE).get_page(number)
    groups = [(initial, list(some)) for initial, some in groupby(page, key=lambda line: "" if typed else line.initial)]
    return shared | {"page": page, "letter": letter, "letters": _letters(index), "groups": groups}


def looked_for(request):
    typed = "".join(char if char.isprintable() else " " for char in request.GET.get("q", "")[:LONGEST])
    return " ".join(typed.split())


def _letter(request, index):
    letter = request.GET.get("letter", "")
    return letter if letter in index.initials else ""


def _letters(index):
    """[(letter, whether a name begins with it)]: the alphabet of the page, then what stands outside of it."""
    alphabet = languages.alphabet(get_language())
    return [(each, each in index.initials) for each in [*alphabet, *sorted(index.initials - set(alphabet))]]
