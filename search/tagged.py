"""What is found under a tag, for its page: counted and listed as the search for it counts and lists."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from django.core.paginator import Paginator
from django.urls import reverse

from archive import kinds
from archive.formats import OFFERED
from archive.models import Edition
from archive.tagged import NotNow, Tagged, Together, Way
from archive.veiling import veiled

from . import answers
from .asked import PER_PAGE, Asked
from .facets import FACETS
from .facets.counting import YEAR, counts_within
from .facets.facts import JOINT, parted
from .facets.options import in_order
from .facets.tally import Tally
from .facets.years import years
from .finding import ORDERS, find
from .following import SearchUnavailable, answering

TAG = FACETS["tag"]
MOST_TOGETHER = 24
SPARE = 3  # times as many are looked at: some may be of tags that are not public


@contextmanager
def _now():
    try:
        with answering():
            yield
    except SearchUnavailable as problem:
        raise NotNow from problem


@_now()
def counts():
    """{uid: how many records} of every tag, those under its narrower tags included."""
    found = find(Asked())
    if found.is_behind:
        raise NotNow
    return answers.remembered(found.questions.reading, "records under tags", lambda: dict(found.all_values("tag")))


@_now()
def under(tag, page, language):
    """A Tagged for a page of the records under a tag; past the end, the last."""
    asked = Asked(chosen=(("tag", tag.slug),), sort="oldest", page=page, language=language)
    found = find(asked)
    if page > found.page_count:
        found = find(replace(asked, page=found.page_count))
    return _told(found, tag, Asked(chosen=asked.chosen, language=language))


def _told(found, tag, asked):
    is_first = found.asked.page == 1
    nothing = {JOINT: {}, YEAR: {}, TAG.name: Tally({})}
    counted = counts_within(found.questions, *nothing) if is_first else nothing
    beside = _beside(found, tag.uid, counted[TAG.name])
    ends = [_at_the_end(found, sort) for sort in ("oldest", "newest")] if is_first else ["", ""]
    current = Edition.objects.current().by_uid({*found.uids, *beside, *ends})
    current = {uid: veiled(edition) for uid, edition in current.items()}
    return Tagged(
        total=found.total,
        page=_page(found, current),
        address=asked.address,
        kinds=_kinds(asked, counted[JOINT]),
        years=_years(found, asked, counted[YEAR]),
        together=_together(asked, [(current[uid], count) for uid, count in beside.items() if uid in current]),
        ends=tuple(_dated(current.get(uid)) for uid in ends),
        files=[_file(asked, format) for format in OFFERED.values() if not format.is_feed],
        feeds=[_file(asked, format) for format in OFFERED.values() if format.is_feed],
        is_behind=found.is_behind,
    )


def _page(found, current):
    page = Paginator(range(found.total), PER_PAGE).page(found.asked.page)
    page.object_list = [current[uid] for uid in found.uids if uid in current]
    return page


def _kinds(asked, counted):
    """The most frequent first; each leads to the records of that kind."""
    found = Counter()
    for facts, count in counted.items():
        found[parted(facts)["kind"]] += count
    models = [(kinds.kind_named(name), count) for name, count in found.most_common()]
    return [Way(model, count, asked.with_value("kind", model.path).address) for model, count in models]


def _years(found, asked, counted):
    """Every span of years in which there is something, from the first to the last."""
    bars = years(asked, counted).bars if counted else ()
    spans = [asked.but(first=bar.first, last=bar.last) for bar in bars]
    told = [(span, found.count_for(span)) for span in spans]
    greatest = max((count for _span, count in told), default=0)
    return [Way(_span(one), count, one.address, _size(count, greatest)) for one, count in told if count]


def _span(asked):
    return str(asked.first) if asked.first == asked.last else f"{asked.first}–{asked.last}"


def _size(count, greatest):
    return max(5, round(20 * count / greatest) * 5)


def _at_the_end(found, sort):
    field, order = ORDERS[sort]
    searcher = found.questions.reading.searcher
    hits = searcher.search(found.questions.whole, 1, count=False, order_by_field=field, order=order).hits
    return searcher.doc(hits[0][1]).get_first("uid") if hits else ""


def _dated(edition):
    return edition if edition and edition.description.get("date") else None


def _beside(found, own, tally):
    """{uid: how many records have it too} of the tags most frequent beside this one, none from its own family."""
    family = found.vocabulary.under(own) | found.vocabulary.over([own])
    others = ((uid, count) for uid, count in in_order(found, TAG, tally) if uid not in family)
    return dict(islice(others, MOST_TOGETHER * SPARE))


def _together(asked, beside):
    beside.sort(key=lambda pair: (-pair[1], pair[0].filed, pair[0].uid))
    return [_with(asked, tag, count) for tag, count in beside[:MOST_TOGETHER]]


def _with(asked, tag, count):
    either = asked.with_value("tag", tag.slug)
    without = asked.excluding("tag", tag.slug)
    return Together(tag, count, either.but(every=("tag",)).address, either.address, without.address)


def _file(asked, format):
    return Way(format.label, 0, f"{reverse('results', args=[format.extension])}?{asked.query}")
