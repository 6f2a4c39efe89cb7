"""How many public records stand under each tag: as search counts them, or where it cannot, those that carry it."""

from functools import lru_cache
from types import MappingProxyType

from django.db.models import Count

from archive import tagged
from archive.ledger_head import head_of
from archive.models import Mention
from archive.pieces import of_this_moment


def with_counts(tags, request):
    """The same tags, each with `record_count`."""
    counts = counts_of_tags(request)
    tags = list(tags)
    for tag in tags:
        tag.record_count = counts.get(tag.uid, 0)
    return tags


def counts_of_tags(request):
    """{uid of the tag: number of public records}, those under narrower tags included."""
    try:
        return tagged.counts()
    except tagged.NotNow:
        of_this_moment(request)
        return tag_counts(head_of(request))


@lru_cache(maxsize=2)
def tag_counts(head):
    """{uid of the tag: number of public records that carry it}; `head` is the ledger's, for which it holds."""
    counted = Mention.objects.filter(role="tag", edition__is_current=True).values_list("uid").annotate(Count("pk"))
    return MappingProxyType(dict(counted))
