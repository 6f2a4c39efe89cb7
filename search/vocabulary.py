"""The public tags: which there are now, by the slugs of their addresses."""

from dataclasses import dataclass, field
from functools import lru_cache

from archive.models import Edition


@dataclass(frozen=True)
class Vocabulary:
    uids: dict = field(default_factory=dict)  # slug → uid
    filed: dict = field(default_factory=dict)  # uid → how lists sort it


@lru_cache(maxsize=2)
def vocabulary(head):
    """As it stands at one head of the ledger: read once for all searches until something is published or withdrawn."""
    tags = Edition.objects.current().of_kind("tag").values_list("uid", "slug", "filed")
    return Vocabulary({slug: uid for uid, slug, _filed in tags}, {uid: filed for uid, _slug, filed in tags})
