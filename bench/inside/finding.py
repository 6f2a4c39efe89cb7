"""Milliseconds of the search page's work for the broadest query, and of the same query sent to tantivy directly."""

import json
import statistics
import sys
import time

from django.http import QueryDict
from tantivy import Occur, Query

from search import page
from search.finding import find
from search.following import catch_up
from search.parameters import read

RUNS = 40
BROADEST = "synthetic"
FIELDS = ("kind", "tag", "year")


def milliseconds(work):
    """(p50, p95) of a piece of work, after two runs that do not count."""
    times = []
    for _run in range(RUNS + 2):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    ordered = statistics.quantiles(times[2:], n=20)
    return ordered[9], ordered[18]


def answer():
    """What the house does to answer: the query, exact facets, the records of the first page."""
    found = find(read(QueryDict(f"q={BROADEST}")))
    return found.total, found.counts, found.editions


def whole_page():
    """The same, with snippets and everything else that the template is given."""
    return page.context(find(read(QueryDict(f"q={BROADEST}"))))


def direct():
    reading = catch_up()
    fields = [Query.term_query(reading.schema, field, BROADEST) for field in ("title", "names", "text")]
    query = Query.boolean_query([(Occur.Should, field) for field in fields])
    many = {"size": 60_000, "segment_size": 60_000}
    return (
        reading.searcher.search(query, 25),
        reading.searcher.aggregate(query, {field: {"terms": {"field": field, **many}} for field in FIELDS}),
    )


if __name__ == "__main__":
    works = {"direct": direct, "answer": answer, "page": whole_page}
    json.dump({name: milliseconds(work) for name, work in works.items()} | {"hits": answer()[0]}, sys.stdout)
