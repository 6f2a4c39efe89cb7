"""How often values occur, as far as the engine was asked, and the most frequent of them, each exact."""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush


@dataclass(frozen=True)
class Tally:
    """Each value occurs as often as was counted and at most `unseen` times more, also one that is not there.

    Those that are `sure` occur just as often as was counted; where nothing is unseen, all do.
    """

    counted: dict
    unseen: int = 0
    sure: frozenset = frozenset()

    @property
    def is_exact(self):
        return not self.unseen

    def in_order(self, count):
        """(value, how many), the most frequent first, as far as this tells; `count` counts one that is not sure."""
        if self.is_exact:
            yield from sorted(self.counted.items(), key=lambda pair: (-pair[1], pair[0]))
            return
        known = set(self.sure)
        most = {value: number if value in known else number + self.unseen for value, number in self.counted.items()}
        waiting = [(-number, value) for value, number in most.items()]
        heapify(waiting)
        while waiting and -waiting[0][0] > self.unseen:  # what was not given may occur as often
            most, value = heappop(waiting)
            if value in known:
                yield value, -most
            else:
                known.add(value)
                heappush(waiting, (-count(value), value))
