"""What stands in one row of a batch's page: a picture, its form, what its file offers, what it looks like."""

import re
from contextlib import suppress
from dataclasses import dataclass

from django.db.models import Prefetch
from django.template.defaultfilters import filesizeformat

from archive.models import OpenGap, Original, Outcome, Record, State
from exchange.incoming import standing
from exchange.incoming.references import References

NUMBER = re.compile(r"(\d+)")
WRITTEN = (State.DRAFT, State.REVIEW)  # while a photograph is one of these, its words are written on this page


@dataclass(frozen=True)
class Shown:
    """One picture and all that is said of it; `form` is None where its words are no longer written here."""

    arrival: object
    form: object
    standing: standing.Standing
    others: tuple
    facts: str

    @property
    def photograph(self):
        return self.arrival.photograph

    @property
    def original(self):
        return self.arrival.original


def as_counted(arrival):
    """The place of a (name, position, primary key) as a person counts: view-2 comes before view-10."""
    name, position, pk = arrival
    parts = [int(part) if part.isdecimal() else part for part in NUMBER.split(name.casefold())]
    return parts, position, pk


def prepared(arrivals):
    """Arrivals with all that their rows show, by a fixed number of queries."""
    gaps = Prefetch("photograph__open_gaps", OpenGap.objects.order_by("pk"))
    arrivals = list(
        arrivals.filter(standing.KEPT)
        .select_related("photograph")
        .prefetch_related(gaps, "photograph__tags", "photograph__relation_rows")
    )
    originals = Original.objects.in_bulk([one.sha256 for one in arrivals])
    for one in arrivals:
        one.original = originals.get(one.sha256)
    _name_what_files_say(arrivals)
    return arrivals


def _name_what_files_say(arrivals):
    """The tags and the place that each file's words name here, and the words that name nothing."""
    found = {one: one.original.found if one.original else {} for one in arrivals}
    tags = _named({word for said in found.values() for word in said.get("keywords", [])}, ("tag",))
    places = _named({said["place"] for said in found.values() if said.get("place")}, ("place",))
    for one, said in found.items():
        borne = {tag.pk for tag in one.photograph.tags.all()}
        named = dict.fromkeys(tags[word] for word in said.get("keywords", []) if word in tags)
        one.new_tags = [tag for tag in named if tag.pk not in borne]
        one.unknown_words = [word for word in said.get("keywords", []) if word not in tags]
        one.place_words = said.get("place", "")
        one.place = _new_place(one.photograph, places.get(one.place_words))


def _named(names, kinds):
    """{name: the one record of these kinds that it names}."""
    references, uids = References(names), {}
    for name in names:
        with suppress(LookupError):
            uids[name] = references.uid_of(name, kinds)
    records = Record.objects.by_uid(uids.values())
    return {name: records[uid] for name, uid in uids.items()}


def _new_place(photograph, place):
    """A place, where the photograph does not say it already."""
    there = {row.to_id for row in photograph.relation_rows.all() if row.role == "place"}
    return place if place and place.pk not in there else None


def lock(batch, numbers):
    """Nobody else saves these photographs until the transaction ends."""
    photographs = batch.arrivals.filter(pk__in=numbers).exclude(photograph=None).values("photograph")
    list(Record.objects.select_for_update().filter(pk__in=photographs).values_list("pk"))


def rows(forms):
    alike = standing.lookalikes([form.arrival for form in forms if not form.arrival.is_decided])
    return [_shown(form, alike) for form in forms]


def _shown(form, alike):
    arrival, photograph = form.arrival, form.arrival.photograph
    others = tuple(alike[sha256] for sha256 in arrival.alike if sha256 in alike)
    return Shown(
        arrival=arrival,
        form=form if photograph.state in WRITTEN or form.is_bound else None,
        standing=standing.standing(photograph, arrival, others),
        others=others,
        facts=facts(photograph),
    )


def facts(photograph):
    """“JPEG, 4000 × 3000, 3.2 MB”"""
    size = filesizeformat(photograph.image_size or 0)
    return f"{photograph.image_format}, {photograph.image_width} × {photograph.image_height}, {size}"


def with_records(arrivals):
    """[(arrival, the photograph that shows the same file)] for files that were not taken."""
    held = standing.lookalikes([one for one in arrivals if one.outcome == Outcome.SAME])
    return [(one, held.get(one.sha256)) for one in arrivals]
