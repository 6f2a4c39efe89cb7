"""Where lists file a record: in the alphabet of each language, under the name by which pages in it call the record."""

from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from django.conf import settings
from django.db.models import Count, OuterRef, Subquery

from archive import kinds, languages
from archive.folding import fold
from archive.models import Edition, Filing
from archive.showing import Said, name_in

BATCH = 2000
LONGEST = Filing._meta.get_field("sort_key").max_length


def file_away(editions):
    """Give current editions their places in the lists of every language; kinds listed by date have none."""
    filings = [Filing(edition_id=edition.pk, **place) for edition in editions for place in places(edition)]
    Filing.objects.bulk_create(filings, batch_size=BATCH)


def take_out(editions):
    Filing.objects.filter(edition__in=[edition.pk for edition in editions]).delete()


def house_key(kind, public):
    """Edition.filed: the order of the house's own alphabet, for whatever stands on one and the same day."""
    behind = languages.AFTER_ALL if kinds.kind_named(kind).is_filed_last(public) else ""
    key = languages.sort_key(public.get("filed_as") or public["title"], settings.FILING_LANGUAGE)
    return (behind + key)[: Edition._meta.get_field("filed").max_length]


def places(edition):
    """{language, kind, sort_key, initial} of an edition in each language of filing."""
    if edition.model.filed_by_date:
        return
    is_last = edition.model.is_filed_last(edition.description)
    for language in languages.filing_languages():
        name = name_filed(edition, language).text
        key = (languages.AFTER_ALL if is_last else "") + languages.sort_key(name, language)
        initial = "" if is_last else languages.initial(name, language)
        yield {"language": language, "kind": edition.kind, "sort_key": bytes.fromhex(key)[:LONGEST], "initial": initial}


def name_filed(edition, language):
    """The name by which a list in a language files it: family name first where the curators wrote it so."""
    filed_as, name = edition.description.get("filed_as"), name_in(edition, language)
    if not filed_as:
        return name
    if name.text == edition.title:
        return Said(filed_as, name.language, is_untranslated=name.is_untranslated)
    return Said(_turned(name.text, like=filed_as, of=edition.title), name.language)


def _turned(name, *, like, of):
    """Another name of somebody with the family name first, where what is filed is the title turned round so."""
    family, _comma, given = like.partition(", ")
    words, count = name.split(), len(family.split())
    if "," in name or len(words) <= count or fold(f"{given} {family}") != fold(of):
        return name
    return f"{' '.join(words[-count:])}, {' '.join(words[:-count])}"


@lru_cache(maxsize=64)
def count_by_initial(head, kind, language):
    """{initial: how many current editions of a kind stand under it}; `head` is the state of the ledger."""
    counted = Filing.objects.of_kind(kind, language=language).order_by().values_list("initial")
    return MappingProxyType(dict(counted.annotate(Count("pk"))))


@dataclass(frozen=True)
class Filed:
    """Current editions of a kind by alphabet, all or those under one initial; a paginator takes it for a list.

    One query for a page: its places are read from their index alone, however far down it stands, then its editions.
    """

    head: str
    kind: str
    language: str
    initial: str | None = None

    def under(self, initial):
        return replace(self, initial=initial)

    @property
    def initials(self):
        """{initial: how many}, without those that stand behind all letters."""
        return {one: count for one, count in self._counted.items() if one}

    @property
    def letters(self):
        """[(initial, whether anything stands under it)]: the alphabet, then whatever else there is."""
        alphabet = languages.index_letters(languages.filing_language(self.language))
        return [(one, one in self.initials) for one in [*alphabet, *sorted(self.initials.keys() - set(alphabet))]]

    def count(self):
        return sum(self._counted.values()) if self.initial is None else self._counted.get(self.initial, 0)

    def __getitem__(self, part):
        chosen = self._filings.values("edition_id")[part]
        place = self._filings.filter(edition=OuterRef("pk")).values("sort_key")
        return list(Edition.objects.current().filter(pk__in=chosen).order_by(Subquery(place), "pk"))

    @property
    def _filings(self):
        found = Filing.objects.of_kind(self.kind, language=self.language)
        return found if self.initial is None else found.filter(initial=self.initial)

    @property
    def _counted(self):
        return count_by_initial(self.head, self.kind, self.language)
