"""What the form offers to choose from, in the language of the page."""

from django.utils.translation import get_language

from archive.languages import sort_key
from archive.templatetags.phrases import capitalised
from search.facets import FACTS

# The facets of the form, and whether their values stand by alphabet.
OFFERED = {"kind": True, "language": False, "image": False}


def context(asked):
    """What search/form.html needs."""
    return {"asked": asked, "offered": {name: _values(name, is_sorted) for name, is_sorted in OFFERED.items()}}


def _values(name, is_sorted):
    values = [(value, capitalised(str(known.label))) for value, known in FACTS[name].values().items()]
    return sorted(values, key=lambda pair: sort_key(pair[1], get_language())) if is_sorted else values
