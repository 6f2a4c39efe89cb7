"""Milliseconds of the search page's work for questions of every sort, beside tantivy alone and beside plain rivals.

    python -m bench.inside.searching [RIVAL …]

Each sort has eight questions, and each is asked six times. Cold: the process keeps no answer, not even to the same
question. Warm: it was asked before. What is no longer needed is collected as seldom as in a server (config/wsgi.py)."""

import json
import sys

from django.http import QueryDict

import config.wsgi  # noqa: F401
from bench.searched import directly
from bench.searched.questions import sorts
from bench.searched.times import ROUNDS, milliseconds, summed_up
from search import answers, page
from search.finding import find
from search.following import catch_up
from search.parameters import read


def whole_page(question):
    """All that the template is given."""
    return page.context(find(read(QueryDict(question.parameters)), with_counts=True))


def cold(question):
    answers.forget()
    return whole_page(question)


def direct(question):
    return directly.answer(catch_up(), question)


def measured(questions, works):
    """{work: (p50, p95, runs)}, each question asked of all of them in turn, after one round that does not count."""
    times = {name: [] for name in works}
    for run in range(ROUNDS + 1):
        for question in questions:
            for name, work in works.items():
                spent = milliseconds(work, question)
                if run:
                    times[name].append(spent)
    return {name: summed_up(some) for name, some in times.items()}


def main():
    found = {}
    for name, questions in sorts().items():
        found[name] = measured(questions, {"direct": direct, "cold": cold, "warm": whole_page})
        found[name]["hits"] = sorted(whole_page(question)["total"] for question in questions)
        sys.stderr.write(f"{name}: {found[name]}\n")
    return found


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
