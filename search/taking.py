"""All results of a question, one after the other in bounded memory, as they stood when the question was asked."""

from itertools import islice

from django.db.models import Max
from tantivy import FieldType, Occur, Order, Query

from archive.describing import links_in
from archive.models import Act, Edition, LedgerLine
from archive.veiling import behind_veil, is_distressing, veiled

from .finding import ORDERS

KEYS_AT_ONCE = 5000  # asked of the index
ROWS_AT_ONCE = 200  # asked of the database
UIDS_AT_ONCE = 1000  # in one question to it


def rows(questions, sort):
    """(edition, {uid: current edition it mentions}) of every record found that is still public when its turn comes.

    Each comes in the edition that the question found, whatever was published since; of a distressing one only what may
    be read without asking. Between two batches no question to the database is open.
    """
    uids, position = _uids(questions, sort), questions.reading.place.position
    while some := list(islice(uids, ROWS_AT_ONCE)):
        found = _still_public(some, position)
        named = sorted({uid for edition in found.values() for uid in _mentioned_by(edition)})
        mentioned = {}
        for start in range(0, len(named), UIDS_AT_ONCE):
            mentioned |= Edition.objects.current().by_uid(named[start : start + UIDS_AT_ONCE])
        yield from ((found[uid], mentioned) for uid in some if uid in found)


def _still_public(uids, position):
    """{uid: edition}: asked in this order, so that nothing published in between is taken for what was found."""
    public = Edition.objects.current().by_uid(uids)
    lines = LedgerLine.objects.filter(uid__in=list(public))
    newer = set(lines.filter(position__gt=position).values_list("uid", flat=True))
    found = {uid: veiled(edition) for uid, edition in public.items() if uid not in newer}
    if newer:
        found |= _as_they_stood(lines.filter(uid__in=newer, position__lte=position), public)
    return found


def _as_they_stood(lines, public):
    """The editions that were current at a place of the ledger, of records that are public now; none that was erased."""
    published = lines.filter(act=Act.PUBLISHED).values("uid").annotate(last=Max("edition"))
    numbers = dict(published.values_list("uid", "last"))
    kept = Edition.objects.filter(uid__in=list(numbers), number__in=set(numbers.values())).exclude(text="")
    return {
        edition.uid: _veiled_as_now(edition, public[edition.uid])
        for edition in kept
        if edition.number == numbers[edition.uid]
    }


def _veiled_as_now(edition, current):
    return behind_veil(edition, note_of=current) if is_distressing(edition) or is_distressing(current) else edition


def _mentioned_by(edition):
    yield from (uid for role, uid in links_in(edition.model, edition.description) if role != "source")
    yield from edition.description.get("tags", ())


def _uids(questions, sort):
    """By date or by when they were described; the closest match is an order of the first pages only."""
    reading = questions.reading
    field, direction = ORDERS.get(sort, ORDERS["described"])
    last, seen = None, set()
    while True:
        query = questions.whole if last is None else _from(questions, field, direction, last)
        found = reading.searcher.search(query, KEYS_AT_ONCE, count=False, order_by_field=field, order=direction).hits
        named = [(key, reading.searcher.doc(address).get_first("uid")) for key, address in found]
        yield from (uid for _key, uid in named if uid not in seen)
        if len(found) < KEYS_AT_ONCE:
            return
        # Keys are all but unique: the last one may stand on the next page again.
        last = named[-1][0]
        seen = {uid for key, uid in named if key == last}


def _from(questions, field, direction, key):
    bound = {"lower_bound": key} if direction is Order.Asc else {"upper_bound": key}
    onward = Query.range_query(questions.reading.schema, field, FieldType.Integer, **bound)
    return Query.boolean_query([(Occur.Must, questions.whole), (Occur.Must, Query.const_score_query(onward, 0.0))])
