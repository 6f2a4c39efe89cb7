"""Compares the counts beside results with counts by hand, for many combinations of words and choices.

python -m bench.inside.counting COMBINATIONS"""

import json
import sys
import time

from django.http import QueryDict

from bench.searched.byhand import FACTS, LINKED, UPWARD, Library, Sampler, words_to_ask
from search import answers
from search.facets.options import FEW
from search.finding import find
from search.parameters import read
from search.query import MOST_NAMED

WORDS = 400


def differences(question, expected):
    """Sentences on every count that is not what it should be."""
    answers.forget()
    found = find(read(QueryDict(question.parameters)))
    counts = found.counts
    if found.total != expected["total"]:
        yield f"total: {found.total}, by hand {expected['total']}"
    for name in FACTS:
        if dict(counts[name]) != dict(expected[name]):
            yield f"{name}: {dict(counts[name])}, by hand {dict(expected[name])}"
    if counts["year"] != dict(expected["years"]):
        yield "years differ"
    for name in LINKED:
        yield from _linked(found, name, expected)


def _linked(found, name, expected):
    tally = found.counts[name]
    every = expected[f"over {name}"] if name in UPWARD else expected[name]
    if any(not 0 <= count - tally.counted.get(uid, 0) <= tally.unseen for uid, count in every.items()):
        yield f"{name}: a count differs"
    shown = [count for _uid, count in found.frequent[name]]
    if shown != sorted(every.values(), reverse=True)[:FEW]:
        yield f"{name}: shown {shown}, by hand {sorted(every.values(), reverse=True)[:FEW]}"
    if any(every[uid] != count for uid, count in found.frequent[name]):
        yield f"{name}: a count shown differs"


def main(combinations):
    start, words = time.perf_counter(), words_to_ask(WORDS)
    library = Library(words)
    sampler = Sampler(library, words, MOST_NAMED)
    wrong, empty = [], 0
    for _combination in range(combinations):
        question = sampler.question()
        expected = library.counts(question)
        empty += not expected["total"]
        wrong += [f"{question.parameters}: {sentence}" for sentence in differences(question, expected)]
    seconds = time.perf_counter() - start
    return {"combinations": combinations, "empty": empty, "wrong": wrong[:20], "count": len(wrong), "seconds": seconds}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1])), sys.stdout)
