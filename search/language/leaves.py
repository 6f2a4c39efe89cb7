"""Pieces → leaves of the tree: words, phrases and filters, as many as a question may hold."""

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from archive.folding import fold

from . import filters
from .signs import joint_of
from .terms import phrase, terms_in, terms_of
from .tree import All, Filter, Term, joined, near

MOST_ASKED = 32  # words; what costs the index more counts as several
COST_OF_NEAR, COST_OF_PHRASE, COST_OF_SIGN = 3, 3, 2
MOST_BETWEEN, BETWEEN = 50, 10  # words; so many where it is not said how many


@dataclass
class Leaves:
    asked: int = 0
    filter: str = ""  # the name of the filter whose brackets are open
    remarks: dict = field(default_factory=dict)  # as a set that keeps its order

    def remark(self, sentence):
        self.remarks[sentence] = None

    @contextmanager
    def within(self, name):
        outer, self.filter = self.filter, name or self.filter
        yield
        self.filter = outer

    def of(self, piece):
        """What one piece asks for, or None."""
        if piece is None:
            return None
        if joint_of(piece):
            return self.joint(piece["joint"])
        if piece["lone"]:
            return self.remark(_("A quotation mark was left out, because it had no other half."))
        if piece["tag"] is not None:
            return self.hashtag(piece["tag"])
        name = piece["filter"] or self.filter
        if name:
            return self.filtered(name, piece, is_one_of_several=not piece["filter"])
        return self.words(piece["word"] or piece["joint"]) if piece["phrase"] is None else self.phrase(piece)

    def words(self, text):
        if text.endswith(":") and filters.named(text[:-1]):
            self.remark(_("“%(typed)s” was taken as a word, because nothing stands behind it.") % {"typed": text})
        return self.kept(self.terms(text))

    def terms(self, text):
        found, is_otherwise = terms_of(text)
        if is_otherwise:
            self.remark(_otherwise(text, " ".join(map(str, found))))
        return found

    def phrase(self, piece):
        exact = _phrase(piece["phrase"])
        if piece["gap"] is None or len(exact.words) < 2:
            return self.kept([exact] if exact.words else [])
        words = [terms_in(word)[0] for word in exact.words]
        gap = between(piece["gap"])
        return self.kept([near(*pair, gap) for pair in pairwise(words)])

    def hashtag(self, name):
        return self.kept([Filter("tag", name, is_hashtag=True)] if fold(name) else [])

    def filtered(self, name, piece, *, is_one_of_several):
        typed = piece["phrase"] if piece["phrase"] is not None else piece["word"] or piece["joint"]
        if filters.named(name) == filters.OF_ITSELF and fold(typed):
            return self.of_itself(name, typed, is_phrase=piece["phrase"] is not None)
        value = filters.reading_of(filters.named(name), typed)
        if value is not None:
            field = "year" if isinstance(value, tuple) else filters.named(name)
            return self.kept([Filter(field, value, typed=(name, typed))])
        if fold(typed) or not is_one_of_several:
            words = {"typed": f"{name}:{typed}"}
            self.remark(_("“%(typed).80s” was taken as words, because it names nothing to filter by.") % words)
        return self.kept([*([] if is_one_of_several else terms_in(name)), *terms_in(typed)])

    def of_itself(self, name, typed, *, is_phrase):
        """Words or a phrase of its own names, read as they are read elsewhere."""
        found = [_phrase(typed)] if is_phrase else self.terms(typed)
        return self.kept([replace(term, in_names=True, filter=name) for term in found])

    def joint(self, text):
        """A joint that has nothing to join."""
        found = terms_in(text)
        if not found:
            return self.remark(_("“%(sign)s” was left out, because it had nothing to join.") % {"sign": text})
        self.remark(_("“%(word)s” was taken as a word, because it had nothing to join.") % {"word": text})
        return self.kept(found)

    def kept(self, found):
        """All of these, while there are not too many; nothing more once there were."""
        for at, leaf in enumerate(found):
            if not self.afford(_cost(leaf)):
                return joined(All, found[:at])
        return joined(All, found)

    def afford_near(self):
        return self.afford(COST_OF_NEAR)

    def afford(self, cost):
        is_within = self.asked + cost <= MOST_ASKED
        self.asked = self.asked + cost if is_within else MOST_ASKED
        if not is_within:
            self.remark(_("The question asks for more than can be looked for at once; only its beginning was."))
        return is_within


def _phrase(text):
    said, typed = phrase(text)
    return Term(said, is_exact=True, typed=typed)


def between(digits):
    return min(int(digits[:4] or BETWEEN), MOST_BETWEEN)


def _otherwise(typed, read):
    words = {"typed": typed[:40], "read": read[:40]}
    rule = _("* stands behind two letters or more, ~1 behind three or more, ~2 behind six or more")
    if not read:
        return _("“%(typed)s” was left out: %(rule)s.") % (words | {"rule": rule})
    return _("“%(typed)s” was read as “%(read)s”: %(rule)s.") % (words | {"rule": rule})


def _cost(leaf):
    if isinstance(leaf, Filter):
        return 1 if isinstance(leaf.value, tuple) else len(fold(leaf.value).split())
    if not isinstance(leaf, Term):
        return 2 + COST_OF_NEAR
    return COST_OF_PHRASE if len(leaf.words) > 1 else COST_OF_SIGN if leaf.is_beginning or leaf.edits else 1
