"""Beside the results: how many there are of each kind and tag, and in each year. Every count is exact."""

from collections import defaultdict
from dataclasses import dataclass

from archive import kinds
from archive.browsing import Option

# More distinct values than a facet has, so that no segment leaves any out of its counts.
MOST_VALUES = 60_000
# field → the part of the question its counts ignore: its own selection.
IGNORES = {"kind": "kinds", "tag": None, "year": "years"}
FEW_TAGS, MANY_TAGS = 5, 1000
MOST_BARS = 40
STEPS = (1, 2, 5, 10, 20, 50, 100, 250)


@dataclass(frozen=True)
class Years:
    """Equal spans of years from the first to the last in which anything was found."""

    first: int
    last: int
    bars: list


@dataclass(frozen=True)
class Bar:
    height: int  # a step of 5, of 100
    is_in: bool


def counts(questions):
    """{field: {value: how many}}: one walk through the index for all fields that ask the same question."""
    together = defaultdict(list)
    for field, own in IGNORES.items():
        together[own if questions.has(own) else None].append(field)
    found = {}
    for ignored, fields in together.items():
        found |= _counted(questions.reading.searcher, questions.without(ignored), fields)
    return found


def _counted(searcher, query, fields):
    walk = {field: {"terms": {"field": field, "size": MOST_VALUES, "segment_size": MOST_VALUES}} for field in fields}
    answer = searcher.aggregate(query, walk)
    return {field: {_value(one["key"]): one["doc_count"] for one in answer[field]["buckets"]} for field in fields}


def _value(key):
    return int(key) if isinstance(key, float) else key


def kind_options(asked, counted):
    """Every kind a visitor can list, and whatever else was found: the most frequent first, those without any last."""
    models = [model for name, model in kinds.all_kinds().items() if model.has_list or counted.get(name)]
    options = [_kind_option(model, asked, counted) for model in models]
    return sorted(options, key=lambda option: -option.count)


def _kind_option(model, asked, counted):
    count = counted.get(model._meta.model_name, 0)
    return Option(model.path, model._meta.verbose_name, count, is_chosen=model.path in asked.kinds)


def tag_uids(counted, tags, vocabulary, *, shows_all):
    """(uids of the tags to show, how many there are): the chosen first, then the most frequent."""
    public = [uid for uid in {*counted, *tags} if uid in vocabulary.filed]
    public.sort(key=lambda uid: (uid not in tags, -counted.get(uid, 0), vocabulary.filed[uid], uid))
    return public[: MANY_TAGS if shows_all else max(FEW_TAGS, len(tags))], len(public)


def years(asked, counted):
    """The histogram, or None where nothing has a date."""
    if not counted:
        return None
    first, last = min(counted), max(counted)
    step = next((step for step in STEPS if (last - first) // step < MOST_BARS), STEPS[-1])
    sums = [0] * ((last - first) // step + 1)
    for year, count in counted.items():
        sums[(year - first) // step] += count
    bars = [Bar(_height(count, max(sums)), _is_in(asked, first + at * step, step)) for at, count in enumerate(sums)]
    return Years(first, last, bars)


def _height(count, highest):
    return max(5, round(20 * count / highest) * 5) if count else 0


def _is_in(asked, year, step):
    if not (asked.first or asked.last):
        return False
    return (asked.first or 0) < year + step and year <= (asked.last or 9999)
