"""One record among the results: the passage that matched, its tags, and what its kind says of it."""

from dataclasses import dataclass

from django.utils.translation import get_language

from archive.dates import UncertainDate
from search.snippets import alias, snippet, title

# What a hit says of a record besides its date, where the record says it.
META = ("platform", "credit", "occupation", "author", "publisher")


@dataclass(frozen=True)
class Hit:
    edition: object
    title: object
    snippet: object
    alias: object
    tags: list
    meta: list

    @property
    def is_exact_day(self):
        return UncertainDate(self.edition.description.get("date", "")).is_exact_day

    @property
    def is_night(self):
        """Whether it tells of a night that the memorial remembers: the line turns red."""
        return bool(self.edition.description.get("is_night"))


def hits(found):
    """Words first: meanwhile the engine may still be counting what is named beside them."""
    said = [_said(found, edition, get_language()) for edition in found.editions]
    return [Hit(edition, **words, **_told(found, edition)) for edition, words in zip(found.editions, said, strict=True)]


def _said(found, edition, language):
    return {
        "title": title(edition, found.matcher, language),
        "snippet": snippet(edition, found.matcher_of_texts, language),
        "alias": alias(edition, found.matcher, language),
    }


def _told(found, edition):
    described = edition.description
    tags = [found.named[uid] for uid in described.get("tags", ()) if uid in found.named]
    return {
        "tags": sorted(tags, key=lambda tag: tag.filed),
        "meta": [described[name] for name in META if name in described],
    }
