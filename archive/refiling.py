"""Filings for current editions that lack them: from before there were any, or in a language that is new."""

from django.db.models import Count

from archive import filing, kinds, languages
from archive.models import Edition

AT_ONCE = 1000
NEEDED = ("pk", "kind", "title", "language", "text")


def complete(editions, filings):
    """Write what is missing, a thousand editions at a time; two questions where nothing is. Returns how many it read.

    Querysets of the two tables, because a migration has models of its own.
    """
    by_alphabet = [name for name, model in kinds.all_kinds().items() if not model.filed_by_date]
    current = editions.filter(is_current=True, kind__in=by_alphabet)
    if _is_complete(current, filings):
        return 0
    read, last = 0, 0
    while batch := list(current.filter(pk__gt=last).order_by("pk").values(*NEEDED)[:AT_ONCE]):
        _file_missing(batch, filings)
        read, last = read + len(batch), batch[-1]["pk"]
    return read


def _is_complete(current, filings):
    counts = dict(filings.order_by().values_list("language").annotate(Count("pk")))
    total = current.count()
    return all(counts.get(language, 0) == total for language in languages.filing_languages())


def _file_missing(batch, filings):
    there = set(filings.filter(edition__in=[row["pk"] for row in batch]).values_list("edition", "language"))
    missing = [
        filings.model(edition_id=row["pk"], **place)
        for row in batch
        for place in filing.places(Edition(**row))
        if (row["pk"], place["language"]) not in there
    ]
    filings.bulk_create(missing, batch_size=filing.BATCH)


def refile_for_the_house():
    """Edition.filed of the current editions anew; how many of them it moved."""
    moved, last = 0, 0
    while batch := list(Edition.objects.current().filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        stale = [edition for edition in batch if _moves(edition)]
        Edition.objects.bulk_update(stale, ["filed"], batch_size=100)
        moved, last = moved + len(stale), batch[-1].pk
    return moved


def _moves(edition):
    """Whether its key is another one now, which it then has."""
    before, edition.filed = edition.filed, filing.house_key(edition.kind, edition.description)
    return edition.filed != before
