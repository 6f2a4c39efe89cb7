"""What the filters of a question mean in this index; one that means nothing is taken as words, and that is said."""

from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from archive.folding import fold

from . import called
from .facets import LINKED
from .language.terms import terms_in
from .language.tree import All, Any, Filter, Near, Not, joined
from .naming import MOST_NAMED, uids_named

FIELDS = frozenset(facet.field for facet in LINKED)


@dataclass(frozen=True)
class Meant:
    """A field of the index, and the values of which one must be there; of "days", the first and the last."""

    field: str
    values: tuple
    said: Filter

    def __str__(self):
        return str(self.said)


def settled(tree, reading):
    """(the tree with a Meant, or words, in place of every filter; remarks)."""
    settling = Settling(reading, {})
    return settling.of(tree), tuple(settling.remarks)


@dataclass(frozen=True)
class Settling:
    reading: object
    remarks: dict  # as a set that keeps its order

    def of(self, tree):
        if isinstance(tree, Filter):
            return self.filter(tree)
        if isinstance(tree, Not):
            found = self.of(tree.of)
            return Not(found) if found is not None else None
        if isinstance(tree, All | Any) and not isinstance(tree, Near):
            return joined(type(tree), [self.of(part) for part in tree.of])
        return tree

    def filter(self, said):
        values = FACTS[said.name](said.value) if said.name in FACTS else self.records(said)
        if values:
            return Meant(_field(said.name), tuple(values), said)
        if not said.is_hashtag:
            self._remark(
                _("“%(typed).80s” names nothing to filter by; what stands behind it was taken as words."), said
            )
        return joined(All, terms_in(said.value))

    def records(self, said):
        """Those called so; what is under a narrower tag or within a place is under them, too."""
        uids, are_more = uids_named(said.name, said.value, self.reading)
        if are_more:
            words = _("“%(typed).80s” names more than %(count)s records; the first %(count)s of them were looked for.")
            self._remark(words, said)
        return uids

    def _remark(self, sentence, said):
        self.remarks[sentence % {"typed": said, "count": MOST_NAMED}] = None


def _field(name):
    return {"year": "days", "lang": "language", "has": "image", "uncertain": "certainty"}.get(
        name, name if name in FIELDS or name in FACTS else "mention"
    )


def _called(names, value):
    return called.all_called(names, fold(value))


FACTS = {
    "year": lambda span: span,
    "kind": partial(_called, called.kind_names),
    "rights": partial(_called, called.rights_names),
    "lang": partial(_called, called.language_names),
    "has": lambda image: ["held"],
    "uncertain": lambda yes: ["uncertain" if yes == "yes" else "certain"],
}
