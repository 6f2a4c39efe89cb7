"""Milliseconds, and what half and nineteen of twenty of them stay under."""

import time
from statistics import quantiles

ROUNDS = 6  # of the eight questions of a sort: 48 runs


def milliseconds(work, question):
    start = time.perf_counter()
    work(question)
    return (time.perf_counter() - start) * 1000


def summed_up(times):
    parts = quantiles(times, n=20)
    return parts[9], parts[18], len(times)
