"""What the page of results shows, in its own order: filters, hits, and what to try where nothing was found."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from archive import kinds
from archive.dates import UncertainDate
from archive.showing import name_in

from . import facets
from .asked import PER_PAGE, Asked
from .snippets import alias, snippet

SORTS = (
    ("closest", gettext_lazy("Closest match")),
    ("oldest", gettext_lazy("Oldest first")),
    ("newest", gettext_lazy("Newest first")),
    ("described", gettext_lazy("Recently described")),
)
# What a hit says of a record besides its date, where the record says it.
META = ("platform", "credit", "occupation", "author", "publisher")


@dataclass(frozen=True)
class Chip:
    """A filter that was applied, and the question without it."""

    name: str
    value: str
    without: Asked
    language: str = ""


@dataclass(frozen=True)
class Way:
    """A question nearby that finds something, and how much."""

    words: str
    asked: Asked
    count: int


@dataclass(frozen=True)
class Hit:
    edition: object
    snippet: object
    alias: object
    tags: list
    meta: list

    @property
    def is_exact_day(self):
        return UncertainDate(self.edition.description.get("date", "")).is_exact_day


def context(found):
    """What search/search.html needs."""
    asked, applied = found.asked, chips(found)
    return {
        "asked": asked,
        "total": found.total,
        "page": Paginator(range(found.total), PER_PAGE).page(asked.page),
        "heading": heading(found),
        "chips": applied,
        "hits": [hit(found, edition) for edition in found.editions],
        "kinds": facets.kind_options(asked, found.counts["kind"]),
        "tags": tag_options(found),
        "unlisted_tags": [slug for slug in asked.tags if slug not in found.vocabulary.uids],
        "tag_count": found.tag_choice[1],
        "years": facets.years(asked, found.counts["year"]),
        "sorts": SORTS,
        "ways_out": [] if found.total else ways_out(found, applied),
        "suggested": [found.tags[uid] for uid in found.suggested if uid in found.tags],
    }


def heading(found):
    """How many records match what, in one sentence."""
    words = {"count": found.total, "q": found.asked.q}
    if found.total and found.asked.q:
        return ngettext("%(count)s record matches “%(q)s”", "%(count)s records match “%(q)s”", found.total) % words
    if found.total:
        return ngettext("%(count)s record", "%(count)s records", found.total) % words
    if found.asked.q and found.asked.has_filters:
        return _("Nothing matches “%(q)s” with these filters.") % words
    if found.asked.q:
        return _("Nothing matches “%(q)s”.") % words
    return _("Nothing matches these filters.") if found.asked.has_filters else _("Nothing is published yet.")


def chips(found):
    """One for each filter, in the order of the facets."""
    asked = found.asked
    applied = [Chip(_("Kind"), _kind_name(path), asked.but(kinds=_but(asked.kinds, path))) for path in asked.kinds]
    if asked.first:
        applied.append(Chip(_("From"), str(asked.first), asked.but(first=None)))
    if asked.last:
        applied.append(Chip(_("To"), str(asked.last), asked.but(last=None)))
    for slug in asked.tags:
        name = _tag_name(found, slug)
        applied.append(Chip(_("Tag"), str(name), asked.but(tags=_but(asked.tags, slug)), getattr(name, "language", "")))
    return applied


def ways_out(found, applied):
    """The question without one of its filters, where that finds anything; else without all of them."""
    words = [(_("Remove %(name)s: %(value)s") % {"name": chip.name, "value": chip.value}, chip) for chip in applied]
    ways = [Way(sentence, chip.without, found.count_for(chip.without)) for sentence, chip in words]
    every = Way(_("Remove all filters"), found.asked.without_filters, found.count_for(found.asked.without_filters))
    return [way for way in ways if way.count] or [way for way in [every] if applied and way.count]


def hit(found, edition):
    described = edition.description
    tags = [found.tags[uid] for uid in described.get("tags", ()) if uid in found.tags]
    return Hit(
        edition=edition,
        snippet=snippet(edition, found.matcher, get_language()),
        alias=alias(edition, found.matcher),
        tags=sorted(tags, key=lambda tag: tag.filed),
        meta=[described[name] for name in META if name in described],
    )


def tag_options(found):
    """The tags beside the results, each with its edition as its label."""
    chosen, counted = set(found.questions.tags.values()), found.counts["tag"]
    shown = [found.tags[uid] for uid in found.tag_choice[0] if uid in found.tags]
    return [facets.Option(tag.slug, tag, counted.get(tag.uid, 0), is_chosen=tag.uid in chosen) for tag in shown]


def _kind_name(path):
    name = str(kinds.kind_at(path)._meta.verbose_name)
    return name[:1].upper() + name[1:]


def _tag_name(found, slug):
    """A tag's title; of one that is not public, whatever was typed."""
    tag = found.tags.get(found.vocabulary.uids.get(slug))
    return name_in(tag, get_language()) if tag else slug


def _but(values, value):
    return tuple(other for other in values if other != value)
