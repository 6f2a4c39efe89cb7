"""The places of a result, the most frequent first, and a drawing of those whose coordinates are known."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from tantivy import Occur, Query

from archive.models import Edition
from archive.showing import name_in
from search.asked import Asked
from search.facets import FACETS

from .drawing import draw

MOST = 200


@dataclass(frozen=True)
class Place:
    name: object
    count: int
    asked: Asked  # the same question, at this place
    edition: Edition
    latitude: float | None
    longitude: float | None
    is_chosen: bool

    @property
    def words(self):
        """“Baku: 9 records”; where only the place itself was found, its name."""
        if not self.count:
            return str(self.name)
        said = ngettext("%(name)s: %(count)s record", "%(name)s: %(count)s records", self.count)
        return said % {"name": self.name, "count": self.count}

    @property
    def is_placed(self):
        return self.latitude is not None and self.longitude is not None


def context(found):
    """What search/map.html needs."""
    counted = found.all_values("place")
    places = _places(found, dict.fromkeys(_themselves(found), 0) | dict(counted[:MOST]))
    return {
        "places": places,
        "drawing": draw([place for place in places if place.is_placed]),
        "more_places": found.asked.but(more="place", view="list") if len(counted) > MOST else None,
        "has_wider": any(uid in found.vocabulary.below for uid, _count in counted[:MOST]),
    }


def _themselves(found):
    """Places among the results: they are on the map, too, where no other record speaks of them."""
    questions = found.questions
    query = Query.boolean_query([(Occur.Must, questions.whole), (Occur.Must, questions.of_kind(FACETS["place"].name))])
    return found.uids_of(query, limit=MOST)


def _places(found, counts):
    public = Edition.objects.current().of_kind(FACETS["place"].name).by_uid(counts)
    most_first = sorted(counts.items(), key=lambda pair: -pair[1])
    return [_place(found.asked, public[uid], count) for uid, count in most_first if uid in public]


def _place(asked, edition, count):
    said = edition.description
    degrees = [float(said[name]) if said.get(name) else None for name in ("latitude", "longitude")]
    is_chosen = ("place", edition.slug) in asked.chosen
    onward = asked.with_value("place", edition.slug).but(view="list")
    return Place(name_in(edition, get_language()), count, onward, edition, *degrees, is_chosen)
