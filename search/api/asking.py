"""The parameters of a question, as OpenAPI describes them; they are read where those of the page are."""

from django.utils.translation import gettext as _

from archive.api.refusals import unreadable
from search.asked import SORTS
from search.facets import FACETS
from search.parameters import MOST_VALUES, read

OF_THE_PAGE = ("view", "page", "in", "by")  # parts of a page's address that change nothing here
TEXT = {"type": "string"}
SEVERAL = {"type": "array", "items": {"type": "string"}}


def _parameter(name, description, schema=TEXT):
    return {"in": "query", "name": name, "description": description, "required": False, "schema": schema}


def _of_facet(name, facet):
    what = "slug, as in its address" if facet.is_linked else "value, as in the answer"
    yield _parameter(name, f"Only records with this {name}: its {what}. Given several times, any of them.", SEVERAL)
    yield _parameter(f"-{name}", f"Only records without this {name}.", SEVERAL)


PARAMETERS = [
    _parameter("q", "The question, in the query language of the search page."),
    *(parameter for name, facet in FACETS.items() for parameter in _of_facet(name, facet)),
    _parameter("every", "A facet of which all the values given must be there, not any: tag.", SEVERAL),
    _parameter("from", "Only records that may have been in this year or later."),
    _parameter("to", "Only records that may have been in this year or earlier."),
    _parameter("sort", f"The order: {', '.join(SORTS)}. Anything else is the first of them."),
    _parameter("more", "A facet of which all values are counted, not the most frequent few: tag."),
]
NAMES = (*(parameter["name"] for parameter in PARAMETERS), *OF_THE_PAGE)


def asked_in(request):
    """The question in an address, read as leniently as on the page; Refused where it chooses too many values."""
    signed = [sign + name for name in FACETS for sign in ("", "-")]
    counts = {name: len(set(request.GET.getlist(name))) for name in signed}
    fullest, count = max(counts, key=counts.get), sum(counts.values())
    if count > MOST_VALUES:
        sentence = _("An address can choose %(most)s values at most; this one has %(count)s.")
        raise unreadable({fullest: sentence % {"most": MOST_VALUES, "count": count}})
    return read(request.GET)
