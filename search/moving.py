"""What a tag or place makes wrong in the index when it comes to stand under others, or under none."""

from tantivy import Occur, Query

from .facets import UPWARD


def under_moved(uids, reading, public):
    """The uids of all that is under those of some records which the index holds under others than they stand now."""
    held = _held(uids, reading)
    moved = [uid for uid in uids if held.get(uid, ()) != public.above.get(uid, ())]
    if not moved:
        return []
    under = [Query.term_set_query(reading.schema, facet.field, moved) for facet in UPWARD]
    documents = _documents(Query.boolean_query([(Occur.Should, query) for query in under]), reading)
    return [document.get_first("uid") for document in documents]


def _held(uids, reading):
    """{uid: those right above it} of the tags and places among some records, as the index has them."""
    of_kind = Query.term_set_query(reading.schema, "kind", [facet.name for facet in UPWARD])
    these = Query.term_set_query(reading.schema, "uid", sorted(uids))
    documents = _documents(Query.boolean_query([(Occur.Must, of_kind), (Occur.Must, these)]), reading)
    return {document.get_first("uid"): tuple(document.get_all("above")) for document in documents}


def _documents(query, reading):
    found = reading.searcher.search(Query.const_score_query(query, 0.0), reading.searcher.num_docs, count=False)
    return (reading.searcher.doc(address) for _score, address in found.hits)
