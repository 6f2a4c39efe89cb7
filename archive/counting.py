"""How many public records carry each tag. Counted once for each state of the ledger, in each process."""

from functools import lru_cache
from types import MappingProxyType

from django.db.models import Count

from archive.ledger_head import head_of
from archive.models import Mention


def with_counts(tags, request):
    """The same tags, each with `record_count`."""
    counts = tag_counts(head_of(request))
    tags = list(tags)
    for tag in tags:
        tag.record_count = counts.get(tag.uid, 0)
    return tags


@lru_cache(maxsize=2)
def tag_counts(head):
    """{uid of the tag: number of public records}; `head` is the state of the ledger for which it holds."""
    counted = Mention.objects.filter(role="tag", edition__is_current=True).values_list("uid").annotate(Count("pk"))
    return MappingProxyType(dict(counted))
