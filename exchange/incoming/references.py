"""Records that a spreadsheet names: by identifier, title or any of their names, for all of its rows at once."""

import re
from collections import defaultdict
from itertools import islice

from django.utils.text import format_lazy, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import kinds
from archive.folding import fold
from archive.models import Name, Record
from archive.models.record import UID_LENGTH, UID_LETTERS

MOST_QUOTED = 80
AT_ONCE = 5000  # names in one query: SQLite takes 32,766
UID = re.compile(rf"[{UID_LETTERS}]{{{UID_LENGTH}}}")
SEVERAL = re.compile("[;|]")

UNKNOWN = gettext_lazy(
    "“{text}” is not known here as {kinds}. Enter it first, or write it as it is called here; nothing was made of it."
)
AMBIGUOUS = gettext_lazy("“{text}” can be {candidates}. Write the identifier of the one that is meant.")


def names_in(written, *, many):
    """The names in a cell, in order, each once."""
    parts = SEVERAL.split(written) if many else [written]
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


class References:
    """What was asked for by name, found by a fixed number of queries for every five thousand names."""

    def __init__(self, names):
        self.by_uid, self.by_name = {}, defaultdict(dict)
        names = iter(set(names))
        while some := list(islice(names, AT_ONCE)):
            self._look_up(some)

    def _look_up(self, names):
        folded = {fold(name) for name in names} - {""}
        columns = ("uid", "kind", "title")
        for uid, kind, title in Record.objects.filter(uid__in=filter(UID.fullmatch, names)).values_list(*columns):
            self.by_uid[uid] = (uid, kind, title)
        for key, *found in Record.objects.filter(folded__in=folded).values_list("folded", *columns):
            self.by_name[key][found[0]] = tuple(found)
        of_record = [f"record__{column}" for column in columns]
        for key, *found in Name.objects.filter(folded__in=folded).values_list("folded", *of_record):
            self.by_name[key][found[0]] = tuple(found)

    def uid_of(self, name, kinds_meant):
        """The uid of the one record that is meant; LookupError with the sentence where there is none, or several."""
        candidates = [self.by_uid[name]] if name in self.by_uid else self.by_name.get(fold(name), {}).values()
        candidates = [found for found in candidates if found[1] in kinds_meant]
        if not candidates:
            raise LookupError(format_lazy(UNKNOWN, text=name[:MOST_QUOTED], kinds=_either(kinds_meant)))
        if len(candidates) > 1:
            raise LookupError(format_lazy(AMBIGUOUS, text=name[:MOST_QUOTED], candidates=_listed(candidates)))
        return candidates[0][0]


def _either(names):
    return get_text_list([str(kinds.kind_named(name)._meta.verbose_name) for name in names], _("or"))


def _listed(candidates):
    """“Baku” (place, 0123456789) or … ; of many, the first five."""
    words = [f"“{title}” ({_either([kind])}, {uid})" for uid, kind, title in sorted(candidates)[:5]]
    return get_text_list(words, _("or")) if len(candidates) <= 5 else ", ".join(words) + " …"
