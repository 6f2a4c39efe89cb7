"""Milliseconds of the rivals for the same questions: django-taggit with the ORM, and the database's own full text.

    python -m bench.inside.rivals SECONDS [SORT …]

Each question is asked once, then again in turn, at most six times, until the seconds for its sort are over."""

import json
import sys
import time

from django.db import connections

from bench.rivals import fulltext, tagged
from bench.rivals.filling import fill, is_filled
from bench.searched.questions import sorts
from bench.searched.times import ROUNDS, milliseconds, summed_up


def measured(work, questions, seconds):
    """(p50, p95, runs)"""
    work(questions[0])
    times, until = [], time.perf_counter() + seconds
    for _round in range(ROUNDS):
        for question in questions:
            if time.perf_counter() > until and len(times) > 1:
                return summed_up(times)
            times.append(milliseconds(work, question))
    return summed_up(times)


def main(seconds, wanted):
    if not is_filled():
        fill()
    connection = connections["rivals"]
    found = {"fulltext": connection.vendor}
    works = {"orm": tagged.answer, "full text": lambda question: fulltext.answer(connection, question)}
    for name, questions in sorts().items():
        if not wanted or name in wanted:
            found[name] = {rival: measured(work, questions, seconds) for rival, work in works.items()}
            found[name]["hits"] = [works["full text"](question)[0] for question in questions]
            sys.stderr.write(f"{name}: {found[name]}\n")
    return found


if __name__ == "__main__":
    json.dump(main(float(sys.argv[1]), sys.argv[2:]), sys.stdout)
