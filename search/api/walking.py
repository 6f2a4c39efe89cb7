"""The results of a question page by page: sorted by date, a page begins behind a record, not at a number."""

from dataclasses import replace

from django.utils.translation import gettext as _
from tantivy import FieldType, Occur, Order, Query

from archive.api import cursors
from archive.api.paging import next_page
from search.finding import order_of


def walked(request, response, found, *, cursor, limit):
    """(Found with the records of this page, address of the next one, remarks)."""
    place = cursors.opened(request, cursor)
    order = order_of(found.questions)
    step = _by_closeness if order is None else _by_key
    uids, behind = step(found, order, place, limit)
    remarks = [_has_moved(place, found)] if order is None and place else []
    following = next_page(request, response, behind) if behind else None
    return replace(found, uids=tuple(uids)), following, list(filter(None, remarks))


def _by_closeness(found, order, place, limit):
    """What is closest depends on all records: pages are numbered, and remember which ledger they were made from."""
    start = place["start"] if place else 0
    hits = found.questions.reading.searcher.search(found.questions.whole, limit + 1, offset=start).hits
    behind = {"start": start + limit, "seal": found.place.seal} if len(hits) > limit else None
    return [_uid(found, address) for _score, address in hits[:limit]], behind


def _has_moved(place, found):
    if place["seal"] == found.place.seal:
        return None
    return _(
        "Something was published since the page before: a record may be missing here, or come twice. "
        "Sorted by date, pages follow each other whatever is published."
    )


def _by_key(found, order, place, limit):
    """Keys are all but unique: a place is a key, and the records with just that key that were already given."""
    field, direction = order
    query, given = found.questions.whole, set()
    if place:
        query, given = _from(found, field, direction, place["key"]), {*place["given"]}
    most = limit + 1 + len(given)
    hits = found.questions.reading.searcher.search(query, most, count=False, order_by_field=field, order=direction).hits
    named = [(key, uid) for key, uid in ((key, _uid(found, address)) for key, address in hits) if uid not in given]
    return [uid for _key, uid in named[:limit]], _behind(named, limit, place)


def _behind(named, limit, place):
    if len(named) <= limit:
        return None
    last = named[limit - 1][0]
    before = place["given"] if place and place["key"] == last else []
    return {"key": last, "given": [*before, *(uid for key, uid in named[:limit] if key == last)]}


def _from(found, field, direction, key):
    bound = {"lower_bound": key} if direction is Order.Asc else {"upper_bound": key}
    onward = Query.range_query(found.questions.reading.schema, field, FieldType.Integer, **bound)
    return Query.boolean_query(
        [(Occur.Must, found.questions.whole), (Occur.Must, Query.const_score_query(onward, 0.0))]
    )


def _uid(found, address):
    return found.questions.reading.searcher.doc(address).get_first("uid")
