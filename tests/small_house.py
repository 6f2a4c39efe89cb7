"""A small invented house at fixed identifiers and moments, so that the API can be asked and answers exactly."""

from datetime import UTC, datetime

from archive import publishing
from tests import cast
from tests.makers import make, make_tag, publish, withdraw

HOST = "memorial.example"
BASE = f"https://{HOST}"
NIGHT, HARBOUR, SHIP = "b0x3g8t2k1", "hrbr000001", "shpwrck001"
MOURNING, SEA, FOG, WIND = "mrnng00001", "sea0000001", "fg00000001", "wnd0000001"
FIRST_DAY, LAST_DAY = 20, 22


class Clock:
    """The time of the house, which goes on only when it is told to."""

    def __init__(self, monkeypatch):
        self.day = FIRST_DAY
        monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 1, self.day, 9, 30, tzinfo=UTC))


def build(clock):
    """Tags, a place, an event in three editions, a distressing record, a draft, and one that was withdrawn."""
    publish(make_tag("Sea", uid=SEA, summary="What happened at sea.", names=[name("Dəniz", "az")]))
    publish(mourning())
    publish(make("place", uid=HARBOUR, title="Harbour", names=[name("Liman", "az")]))
    first = publish(draft("The first words."))
    clock.day = 21
    publish(draft("A night in March."))
    publish(draft("A night in March, at the harbour."))
    publishing.erase(first.record.editions.get(number=1), by=cast.administrator(), note="at somebody's request")
    clock.day = LAST_DAY
    publish(shipwreck())
    make("place", uid=FOG, title="Fog")
    gone = make("place", uid=WIND, title="Wind")
    publish(gone)
    withdraw(gone)


def name(text, language):
    return {"text": text, "language": language, "script": "Latn", "kind": "variant"}


def mourning():
    return make_tag(
        "Day of mourning",
        uid=MOURNING,
        summary="Days on which the harbour stood still.",
        names=[name("Matəm günü", "az")],
        relations=[{"role": "broader", "to": SEA}],
    )


def draft(summary):
    """The night at the harbour, as it is to be published next."""
    return make(
        "event",
        uid=NIGHT,
        title="Night at the harbour",
        summary=summary,
        date="1917-03-04",
        tags=[MOURNING],
        relations=[{"role": "place", "to": HARBOUR}],
    )


def shipwreck():
    note = {"content_note": "distressing", "content_note_text": "This record speaks of a wreck."}
    return make(
        "event",
        uid=SHIP,
        title="Shipwreck",
        summary="A ship was lost.",
        body="Words that distress.",
        date="191X",
        tags=[SEA],
        **note,
    )
