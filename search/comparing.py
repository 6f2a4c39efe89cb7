"""What the index holds beside what the editions say, record by record, in memory that does not grow with them."""

import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _
from tantivy import FieldType, Occur, Order, Query

from archive.models import Edition
from archive.one_moment import one_moment

from . import following, index
from .checksums import damaged
from .documents import fields, sum_of
from .schema import MARKER
from .vocabulary import vocabulary

AT_ONCE = 1000  # records
TRIES, PAUSE = 50, 0.1  # to find ledger and index at the same place, while others publish


@dataclass(frozen=True)
class Difference:
    """Between one record's edition and its document; without a uid, one that only a rebuild mends."""

    uid: str
    sentence: str


def faults_of_the_whole():
    """Sentences on why there is nothing to compare; none where there is."""
    try:
        folder = index.folder_in_use()
        broken = list(damaged(folder))
    except index.NoIndex:
        return [_("There is no search index that this version can read.")]
    except (OSError, ValueError, KeyError):
        return [_("The list of the search index's files, meta.json, is damaged or missing.")]
    if broken:
        return [_("A file of the search index is damaged or missing: %(name)s") % {"name": name} for name in broken]
    return _faults_of_its_place()


def _faults_of_its_place():
    try:
        place = index.current().reload().place
    except index.NoIndex:
        return [_("There is no search index that this version can read.")]
    if following.is_of_this_ledger(place):
        return []
    return [_("The search index was made from another ledger: line %(position)s is not its own.") % vars(place)]


@contextmanager
def side_by_side():
    """A Reading of the index at the head of the ledger, with the editions as they were then."""
    for _try in range(TRIES):
        following.catch_up()
        with one_moment():
            reading = index.current().reload()
            if reading.place == following.ledger_head():
                yield reading
                return
        time.sleep(PAUSE)
    raise index.Busy


def differences(reading):
    """What is missing, stale, twice there or too much, in this order of finding."""
    editions, held_so_far = following.findable().order_by("pk").prefetch_related("mentions"), 0
    everything, public = editions.iterator(chunk_size=AT_ONCE), vocabulary(reading.place)
    while some := list(islice(everything, AT_ONCE)):
        held = _held(reading, [edition.uid for edition in some])
        held_so_far += sum(map(len, held.values()))
        yield from filter(None, (_difference(edition, held[edition.uid], public) for edition in some))
    if held_so_far != reading.searcher.num_docs - 1:  # one says where the index stands
        yield from _too_much(reading)


def _held(reading, uids):
    """{uid: the sums of its documents}"""
    query, searcher, found = Query.term_set_query(reading.schema, "uid", uids), reading.searcher, defaultdict(list)
    for _score, address in searcher.search(query, searcher.num_docs, count=False).hits:
        document = searcher.doc(address)
        found[document.get_first("uid")].append(document.get_first("sum"))
    return found


def _difference(edition, sums, public):
    words = {"uid": edition.uid, "number": edition.number, "title": edition.title}
    if not sums:
        sentence = _("Missing: edition %(number)s of %(uid)s, “%(title)s”.")
    elif len(sums) > 1:
        sentence = _("Twice in the index: %(uid)s, “%(title)s”.")
    elif sums[0] != sum_of(fields(edition, public)):
        sentence, words["held"] = _stale(edition, sums[0], public)
    else:
        return None
    return Difference(edition.uid, sentence % words)


def _stale(edition, held, public):
    """(sentence, number of the edition that it was made from)."""
    earlier = Edition.objects.filter(uid=edition.uid, number__lt=edition.number).exclude(text="")
    for one in earlier.order_by("-number").prefetch_related("mentions"):
        if sum_of(fields(one, public)) == held:
            return _("Stale: the index holds edition %(held)s of %(uid)s, edition %(number)s is current."), one.number
    return _("Stale: what the index holds of %(uid)s is not what its edition %(number)s says."), None


def _too_much(reading):
    walked = 0
    for uids in _walk(reading):
        walked += len(uids)
        public = set(following.findable().filter(uid__in=uids).values_list("uid", flat=True))
        for uid in sorted(set(uids) - public):
            yield Difference(uid, _("Too much: %(uid)s is in the index, and is not public.") % {"uid": uid})
    if unknown := reading.searcher.num_docs - 1 - walked:
        yield Difference("", _("Too much: documents of no record, %(count)s of them.") % {"count": unknown})


def _walk(reading):
    """The uids of all documents, some at a time, in the order in which their records were described."""
    last, seen = None, set()
    while True:
        found = reading.searcher.search(
            _records(reading, last), AT_ONCE, count=False, order_by_field="described", order=Order.Desc
        ).hits
        named = [(key, address, reading.searcher.doc(address).get_first("uid")) for key, address in found]
        yield [uid for _key, address, uid in named if (address.segment_ord, address.doc) not in seen]
        if len(found) < AT_ONCE:
            return
        last = named[-1][0]
        seen = {(address.segment_ord, address.doc) for key, address, _uid in named if key == last}


def _records(reading, last):
    bound = {} if last is None else {"upper_bound": last}
    described = Query.range_query(reading.schema, "described", FieldType.Integer, lower_bound=0, **bound)
    marker = Query.term_query(reading.schema, "uid", MARKER, "basic")
    return Query.boolean_query([(Occur.Must, described), (Occur.MustNot, marker)])
