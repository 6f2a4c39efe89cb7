"""Pieces → tree, by recursive descent; every step ends because every step takes a piece or stops."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .leaves import Leaves, between
from .signs import AND, NEAR, NOT, OR, joint_of
from .tree import All, Any, Term, joined, near, negated

DEEPEST = 40  # brackets within brackets: more than so many words can need


@dataclass
class Reader:
    pieces: list
    at: int = 0
    ignored: int = 0  # opening brackets that were too deep, whose other halves are still to come
    leaves: Leaves = field(default_factory=Leaves)

    @property
    def remarks(self):
        return self.leaves.remarks

    def whole(self):
        found = [self.every(depth=0)]
        while self.has_left:
            self.take()
            self._remark_on_half()
            found.append(self.every(depth=0))
        return joined(All, found)

    @property
    def has_left(self):
        return self.at < len(self.pieces)

    @property
    def has_more(self):
        """Anything before the end and the closing bracket."""
        while self.ignored and self.has_left and self.pieces[self.at]["close"]:
            self.at, self.ignored = self.at + 1, self.ignored - 1
        return self.has_left and not self.pieces[self.at]["close"]

    def take(self):
        self.at += 1
        return self.pieces[self.at - 1]

    def is_next(self, joint):
        """Whether this joint comes next, and behind it what it can join."""
        if not self.has_more or joint_of(self.pieces[self.at]) != joint or self.at + 1 == len(self.pieces):
            return False
        behind = self.pieces[self.at + 1]
        return not behind["close"] and joint_of(behind) in (None, NOT)

    def every(self, depth):
        """All that follows, to the end or the closing bracket. OR joins its neighbours before words are added up."""
        found = []
        while self.has_more:
            if found and self.is_next(AND):
                self.take()
            elif found and self.is_next(OR):
                self.take()
                found.append(joined(Any, [found.pop(), self.part(depth)]))
            elif (part := self.part(depth)) is not None:
                found.append(part)
        return joined(All, found)

    def part(self, depth):
        """What the next piece asks for with all that belongs to it, or None."""
        is_not = False
        while self.is_next(NOT):
            is_not = not is_not
            self.take()
        piece = self.take()
        found = self.bracket(piece, depth) if piece["open"] else self.leaf(piece)
        is_not ^= bool(piece["minus"])
        return negated(found) if is_not and found is not None else found

    def bracket(self, piece, depth):
        if depth >= DEEPEST:
            self.ignored += 1
            self.leaves.remark(_("Brackets within so many brackets were left out."))
            return None
        with self.leaves.within(piece["filter"]):
            found = self.every(depth + 1)
        if self.has_left:
            self.take()
        else:
            self._remark_on_half()
        return found

    def leaf(self, piece):
        """What one piece asks for; with NEAR behind it both, and each near the next."""
        last = self.leaves.of(piece)
        if not self.is_next(NEAR):
            return last
        found = []
        while self.is_next(NEAR):
            joint = self.take()["joint"]
            following = None if self.pieces[self.at]["minus"] else self.leaves.of(self.take_leaf())
            if not (_is_word(last) and _is_word(following) and self.leaves.afford_near()):
                self.leaves.remark(_("“%(near)s” was left out: it joins words as they stand.") % {"near": joint})
                return joined(All, [*(found or [last]), following])
            found.append(near(last, following, between(joint.partition("/")[2])))
            last = following
        return joined(All, found)

    def take_leaf(self):
        """The next piece where it is a leaf; a bracket and a joint stay."""
        piece = self.pieces[self.at]
        return None if piece["open"] or joint_of(piece) else self.take()

    def _remark_on_half(self):
        self.leaves.remark(_("A bracket was left out, because it had no other half."))


def _is_word(part):
    return isinstance(part, Term) and len(part.words) == 1 and not (part.is_beginning or part.edits or part.in_names)
