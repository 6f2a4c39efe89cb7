"""Parameters that several answers share, and the refusal of those that no answer knows."""

from functools import partial, wraps
from inspect import signature
from typing import Annotated, get_args

from django.utils.translation import gettext as _
from ninja import Path, Query

from archive import kinds

from .refusals import unreadable

MOST = 200
USUAL = 50
EVERYWHERE = {"lang"}
NOT_OF_THE_ADDRESS = {"request", "response"}

Uid = Annotated[str, Path(description="The record's identifier, as in its permanent address.")]
Number = Annotated[int, Path(ge=1, lt=10**9, description="The number of the edition, from 1.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at once.")]
Cursor = Annotated[str, Query(description="Where the next page begins: as the page before gave it.")]
Kind = Annotated[str, Query(description="Only records of this kind.")]
Show = Annotated[str, Query(description="With 1, what distresses is shown too, in this one answer.")]
Since = Annotated[str, Query(description="Only what was published since this day or moment.")]
After = Annotated[int, Query(ge=0, le=2**53 - 1, description="Only what stands behind this line of the ledger.")]


# Given to Query itself, ninja would take it for another argument.
get_args(Kind)[1].json_schema_extra = {"enum": [*kinds.all_kinds()]}


def known_kind(request):
    """The kind asked for, or none; Refused where there is no such kind."""
    name = request.GET.get("kind")
    if name is not None and name not in kinds.all_kinds():
        sentence = _("There is no such kind. There are: %(kinds)s.") % {"kinds": ", ".join(kinds.all_kinds())}
        raise unreadable({"kind": sentence})
    return name or ""


def only_known(view=None, *, also=()):
    """A mistyped parameter would be an answer to another question, so it is refused."""
    if view is None:
        return partial(only_known, also=also)
    known = (signature(view).parameters.keys() - NOT_OF_THE_ADDRESS) | EVERYWHERE | {*also}

    @wraps(view)
    def answered(request, **values):
        if strangers := sorted(set(request.GET) - known):
            sentence = _("There is no such parameter here. There are: %(names)s.") % {"names": ", ".join(sorted(known))}
            raise unreadable({name[:40]: sentence for name in strangers[:10]})
        return view(request, **values)

    return answered
