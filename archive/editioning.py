"""Description → edition, with its address and its mentions. Called by publishing alone, inside its transaction."""

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from archive import kinds, languages
from archive.addressing import give_addresses
from archive.dates import UncertainDate
from archive.describing import describe, links_in
from archive.models import Edition, Mention

BATCH = 500
AFTER_ALL = "99"  # before a sort key: behind every letter of every alphabet


def write_editions(records, descriptions, *, at):
    """The next edition of each record, current in place of the one before."""
    numbers = _last_numbers(records)
    withdraw_editions(records)
    slugs = give_addresses(descriptions)
    editions = [
        _edition(record, description, number=numbers.get(record.uid, 0) + 1, slug=slugs[record.uid], at=at)
        for record, description in zip(records, descriptions, strict=True)
    ]
    editions = Edition.objects.bulk_create(editions, batch_size=BATCH)
    Mention.objects.bulk_create(_mentions(editions, descriptions), batch_size=BATCH)
    return editions


def withdraw_editions(records):
    """The editions that were current until now."""
    current = Edition.objects.current().filter(record__in=[record.pk for record in records])
    editions = list(current.order_by("pk"))
    current.update(is_current=False)
    return editions


def unpublished_edition(record):
    """What publishing now would make, unsaved and with no address: for previews."""
    return _edition(record, describe(record), number=0, slug="", at=timezone.now())


def _last_numbers(records):
    kept = Edition.objects.filter(record__in=[record.pk for record in records])
    return dict(kept.values("uid").annotate(last=Max("number")).values_list("uid", "last"))


def _edition(record, description, *, number, slug, at):
    public = description.public
    filed_under = public.get("filed_as") or public["title"]
    days = UncertainDate(principal_date(public))
    is_last = kinds.kind_named(record.kind).is_filed_last(public)
    return Edition(
        record_id=record.pk,
        uid=record.uid,
        kind=record.kind,
        number=number,
        slug=slug,
        title=public["title"],
        summary=public.get("summary", ""),
        language=public["language"],
        filed=((AFTER_ALL if is_last else "") + languages.sort_key(filed_under, settings.FILING_LANGUAGE))[:300],
        initial="" if is_last else languages.initial(filed_under, settings.FILING_LANGUAGE)[:4],
        earliest=days.earliest,
        latest=days.latest,
        image_sha256=public.get("image_sha256", ""),
        rights=public.get("rights", ""),
        text=description.public_text,
        digest=description.digest,
        published_at=at,
    )


def principal_date(public):
    """The date a record is found and sorted by: its own, else when the person died, else was born."""
    return public.get("date") or public.get("died") or public.get("born") or ""


def _mentions(editions, descriptions):
    for edition, description in zip(editions, descriptions, strict=True):
        links = set(links_in(kinds.kind_named(edition.kind), description.public))
        links |= {("tag", uid) for uid in description.public.get("tags", ())}
        yield from (Mention(edition_id=edition.pk, role=role, uid=uid) for role, uid in sorted(links))
