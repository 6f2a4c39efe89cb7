"""Readable addresses: made from the title when a record is published, kept for ever, never given to another."""

import re
from itertools import count

from archive.folding import slug
from archive.models import Address

BATCH = 500


def give_addresses(descriptions):
    """{uid: slug}: the address a record has had before, where its title still makes it, else a new one."""
    wanted = {description.uid: (description.kind, slug(description.public["title"])) for description in descriptions}
    own = _own_addresses(wanted)
    taken = _taken(wanted.values())
    given, new = {}, []
    for uid, (kind, base) in wanted.items():
        given[uid] = own.get(uid) or _free(kind, base, taken)
        if uid not in own:
            taken.add((kind, given[uid]))
            new.append(Address(kind=kind, slug=given[uid], uid=uid))
    Address.objects.bulk_create(new, batch_size=BATCH)
    return given


def _own_addresses(wanted):
    """{uid: slug} of addresses that today's titles would make again ("harbour", "harbour-2")."""
    had = Address.objects.filter(uid__in=wanted).values_list("uid", "slug")
    return {uid: past for uid, past in had if re.fullmatch(re.escape(wanted[uid][1]) + r"(-\d+)?", past)}


def _taken(wanted):
    wanted = set(wanted)
    found = Address.objects.filter(kind__in={kind for kind, _base in wanted}, slug__in={base for _kind, base in wanted})
    return set(found.values_list("kind", "slug"))


def _free(kind, base, taken):
    if (kind, base) not in taken:
        return base
    taken |= {
        (kind, past)
        for past in Address.objects.filter(kind=kind, slug__startswith=f"{base}-").values_list("slug", flat=True)
    }
    return next(tried for number in count(2) if (kind, tried := f"{base}-{number}") not in taken)
