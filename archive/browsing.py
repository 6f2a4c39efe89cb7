"""All photographs under a choice: how many, which of them on this page, and what else could be chosen, with counts.

Five queries at most, whatever is asked, the one that reads the choice included; every count is exact.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import Count

from archive.choosing import HELD, IMAGES, LINKED, NOT_HELD
from archive.decades import in_decade
from archive.in_common import facts_of
from archive.models import Edition, Mention
from archive.rights import GROUPS, STATEMENTS
from archive.veiling import veiled

PER_PAGE = 48
MOST_OPTIONS = 12  # of one kind, beside those that are chosen
MOST_LOOKED_AT = 400  # of all that photographs mention, the most frequent: sources and people among them


@dataclass(frozen=True)
class Option:
    value: str
    label: object
    count: int
    is_chosen: bool
    is_excluded: bool = False

    @property
    def is_off(self):
        return not (self.count or self.is_chosen or self.is_excluded)


class Counted(Paginator):
    """A paginator that was told how many there are."""

    def __init__(self, editions, *, total):
        super().__init__(editions, PER_PAGE)
        self.total = total

    @property
    def count(self):
        return self.total


class Photographs:
    def __init__(self, chosen):
        self.chosen = chosen

    @cached_property
    def page(self):
        """This page of them, by date; past the end, the last."""
        ordered = self._editions.by_date()
        page = Counted(ordered.values("pk"), total=self.total).get_page(self.chosen.page)
        # Sorted by their keys alone: their texts are read for one page.
        editions = Edition.objects.filter(pk__in=page.object_list).by_date() if self.total else ()
        page.object_list = [veiled(edition) for edition in editions]
        return page

    @cached_property
    def total(self):
        return sum(fact.count for fact in self._facts if fact.holds(self.chosen))

    def decades(self):
        counts = Counter()
        for fact in self._facts:
            if fact.holds(self.chosen, but="decade"):
                counts.update(dict.fromkeys(fact.decades, fact.count))
        known = sorted({decade for fact in self._facts for decade in fact.decades} | {self.chosen.decade} - {""})
        return [Option(decade, decade, counts[decade], decade == self.chosen.decade) for decade in known]

    def rights(self):
        return self._options("rights", GROUPS)

    def images(self):
        return self._options("image", dict.fromkeys(IMAGES))

    def links(self):
        """{kind: [Option]}: the chosen, then the most frequent; each says how many remain with it."""
        found = {kind: [] for kind in LINKED}
        for edition in self._linked:
            is_chosen = any(edition.uid == one.uid for _kind, one in self.chosen.links)
            found[edition.kind].append(Option(edition.slug, edition, edition.photographs, is_chosen))
        return found

    def _options(self, name, labels):
        counts = Counter()
        for fact in self._facts:
            if fact.holds(self.chosen, but=name):
                counts[getattr(fact, name)] += fact.count
        own = getattr(self.chosen, name)
        return [Option(value, label, counts[value], value == own) for value, label in labels.items()]

    @property
    def _belonging(self):
        """Those that belong to everything chosen."""
        editions = Edition.objects.current().of_kind("photograph")
        for _kind, edition in self.chosen.links:
            editions = editions.mentioning(edition.uid)
        return editions

    @property
    def _editions(self):
        chosen, editions = self.chosen, self._belonging
        if chosen.decade:
            editions = editions.filter(in_decade(chosen.decade))
        if chosen.rights:
            editions = editions.filter(rights__in=[one.uri for one in STATEMENTS if one.group == chosen.rights])
        if chosen.image == HELD:
            editions = editions.exclude(image_sha256="")
        if chosen.image == NOT_HELD:
            editions = editions.filter(image_sha256="")
        return editions

    @cached_property
    def _facts(self):
        return facts_of(self._belonging)

    @cached_property
    def _linked(self):
        """Current editions of what these photographs belong to, each with how many of them do; the chosen always."""
        mentioned = Mention.objects.filter(edition__in=self._editions.values("pk")).order_by()
        counts = Counter(dict(mentioned.values_list("uid").annotate(Count("edition", distinct=True))))
        chosen = {edition.uid for _kind, edition in self.chosen.links}
        frequent = {uid for uid, _count in counts.most_common(MOST_LOOKED_AT)}
        linked = Edition.objects.current().of_kind(*LINKED).filter(uid__in=frequent | chosen)
        found = []
        for edition in sorted(linked, key=lambda one: (-counts[one.uid], one.filed, one.uid)):
            edition.photographs = counts[edition.uid]
            same = sum(one.kind == edition.kind for one in found)
            if edition.uid in chosen or same < MOST_OPTIONS:
                found.append(edition)
        return found
