"""An index that was kept, line by line, is the same as one that is built anew, whatever happened in between."""

from random import Random

import pytest
from django.http import QueryDict

from archive import publishing
from archive.applying import apply
from archive.description import Description
from archive.models import Edition, State, new_uid
from search import answers, following, index
from search.finding import find
from search.parameters import read
from tests import cast
from tests.makers import make, make_tag, publish, withdraw
from tests.search.test_sameness import expected, held

pytestmark = pytest.mark.django_db

STEPS = 40
WORDS = ("harbour", "Şəhidlər", "Карабах", "mourning", "1990", "quay", "Hüseynov", "night", "İlqar", "#BlackJanuary")
DATES = ("1990-01-20", "1988/1992", "194X", "1990?", "")
QUESTIONS = [
    "",
    "q=harbour",
    "q=harbour+OR+quay",
    "q=mourning+-night",
    'q="harbour+quay"',
    "q=hus*",
    "q=Qarabag",
    "q=tag:mourning+year:1989..",
    "kind=events&sort=oldest",
    "tag=tag-0&sort=newest",
    "tag=tag-0&tag=tag-1&every=tag",
    "-tag=tag-1&kind=events",
    "place=place-0&sort=described",
    "certainty=uncertain",
    "certainty=undated&from=1900",
    "from=1989&to=1990",
    "language=az&kind=events",
]


class House:
    """Something happens in it, at random and the same for the same seed."""

    def __init__(self, seed):
        self.chance = Random(seed)
        self.tags = [make_tag(f"Tag {number}", uid=new_uid()) for number in range(3)]
        self.places = [make("place", title=f"Place {number}") for number in range(3)]
        self.records = [*self.tags, *self.places]

    def step(self):
        act = self.chance.choice([self.arrive, self.arrive, self.publish, self.publish, self.withdraw, self.erase])
        act()
        if self.chance.random() < 0.5:
            following.catch_up()  # as a search would, between two moves

    def arrive(self):
        self.records.append(make("event", **self.said()))
        self.publish(self.records[-1])

    def publish(self, record=None):
        """Whether it is new, public or withdrawn: published, with something else in it."""
        record = record or self.chance.choice(self.records)
        said = self.said() if record.kind == "event" else {"title": record.title, **self.said_of_words(record)}
        described = {"kind": record.kind, "uid": record.uid, "content_note": "none", "language": "en"} | said
        apply(Description(described, {}), by=cast.administrator(), note="changed")
        publish(record)

    def said_of_words(self, record):
        """A tag or a place comes to stand under another, under none, or where it stood; circles are no obstacle."""
        others = [other for other in self.tags + self.places if other.kind == record.kind and other != record]
        above = self.chance.choice([None, *others])
        summary = {"summary": self.words()}
        if record.kind == "place":
            return summary | ({"within": above.uid} if above else {})
        return summary | ({"relations": [{"role": "broader", "to": above.uid}]} if above else {})

    def withdraw(self):
        public = [record for record in self.records if self.state_of(record) == State.PUBLISHED]
        if public:
            withdraw(self.chance.choice(public))

    def erase(self):
        past = Edition.objects.filter(is_current=False).exclude(text="").order_by("uid", "number")
        if past:
            publishing.erase(self.chance.choice(past), by=cast.administrator(), note="at somebody's request")

    def state_of(self, record):
        record.refresh_from_db()
        return record.state

    def words(self):
        return " ".join(self.chance.sample(WORDS, 4))

    def said(self):
        return {
            "title": self.words(),
            "summary": self.words(),
            "language": self.chance.choice(["en", "az", "ru"]),
            "date": self.chance.choice(DATES),
            "tags": [tag.uid for tag in self.tags if self.chance.random() < 0.4],
            "relations": [{"role": "place", "to": place.uid} for place in self.places if self.chance.random() < 0.4],
        }


def asked():
    """What every question finds; where the order is a matter of closeness, without it: deleted words weigh a little."""
    told = {}
    for question in QUESTIONS:
        found = find(read(QueryDict(question)))
        uids = found.uids if "sort=" in question else sorted(found.uids)
        told[question] = found.total, uids, found.counts
    return told


@pytest.mark.parametrize("seed", range(4))
def test_kept_and_rebuilt_hold_and_answer_the_same(seed):
    house = House(seed)
    for _step in range(STEPS):
        house.step()
    following.catch_up()
    kept, told = held(), asked()
    assert kept == expected()
    assert len(kept) > 4

    following.rebuild()
    index.forget()
    answers.forget()

    assert held() == kept
    assert asked() == told
