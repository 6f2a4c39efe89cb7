"""Description → edition, with its address and its mentions. Called by publishing alone, inside its transaction."""

from django.db.models import Max
from django.utils import timezone

from archive import filing, kinds
from archive.addressing import give_addresses
from archive.dates import UncertainDate
from archive.describing import describe, links_in
from archive.description import principal_date
from archive.models import Edition, Mention, Record

BATCH = 500


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
    filing.file_away(editions)
    return editions


def withdraw_editions(records):
    """The editions that were current until now."""
    current = Edition.objects.current().filter(record__in=[record.pk for record in records])
    editions = list(current.order_by("pk"))
    current.update(is_current=False)
    filing.take_out(editions)
    return editions


def unpublished_edition(record):
    """What publishing now would make, unsaved and with no address: for previews."""
    return _edition(record, describe(record), number=0, slug="", at=timezone.now())


def _last_numbers(records):
    kept = Edition.objects.filter(record__in=[record.pk for record in records])
    return dict(kept.values("uid").annotate(last=Max("number")).values_list("uid", "last"))


def _edition(record, description, *, number, slug, at):
    public = description.public
    days = UncertainDate(principal_date(public))
    return Edition(
        record_id=record.pk,
        uid=record.uid,
        kind=record.kind,
        number=number,
        slug=slug,
        title=public["title"],
        summary=public.get("summary", ""),
        language=public["language"],
        filed=filing.house_key(record.kind, public),
        earliest=days.earliest,
        latest=days.latest,
        image_sha256=public.get("image_sha256", ""),
        rights=public.get("rights", ""),
        text=description.public_text,
        digest=description.digest,
        published_at=at,
    )


def _mentions(editions, descriptions):
    links = [_links(description.public) for description in descriptions]
    mentioned = Record.objects.filter(uid__in={uid for some in links for _role, uid in some})
    kind_of = dict(mentioned.values_list("uid", "kind"))
    return [
        Mention(edition_id=edition.pk, role=role, uid=uid, kind=kind_of[uid])
        for edition, some in zip(editions, links, strict=True)
        for role, uid in some
    ]


def _links(public):
    links = set(links_in(kinds.kind_named(public["kind"]), public))
    return sorted(links | {("tag", uid) for uid in public.get("tags", ())})
