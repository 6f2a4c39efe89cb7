"""What can be chosen beside the results, in the order in which it stands there. A facet's name is its parameter."""

from .facts import FACTS
from .linked import LINKED, UPWARD

FACETS = {facet.name: facet for facet in (FACTS["kind"], *LINKED, *(FACTS[name] for name in FACTS if name != "kind"))}
YEARS = "years"  # the one choice that is a span and not a value

__all__ = ["FACETS", "FACTS", "LINKED", "UPWARD", "YEARS"]
