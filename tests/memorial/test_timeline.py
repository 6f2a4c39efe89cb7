import pytest

from archive.dates import UncertainDate
from archive.models import Edition
from archive.showing import show
from memorial.timeline import exactness, timeline
from tests.makers import make, publish

pytestmark = pytest.mark.django_db

NIGHT = "1990-01-19/1990-01-20"


def line(date, *parts, is_night=False):
    event = make("event", date=date, title="The night", is_night=is_night)
    for title, when in parts:
        publish(make("event", title=title, date=when, part_of=event.uid))
    edition = publish(event)
    return timeline(show(Edition.objects.get(pk=edition.pk), language="en"))


def told(moments):
    return [(moment.edition.title, moment.when, moment.exactness) for moment in moments]


def test_midnight_parts_what_came_before_from_the_night_and_from_what_followed():
    found = line(
        NIGHT,
        ("after", "1990-01-22"),
        ("in the night", "1990-01-20"),
        ("before", "1990-01-19"),
        ("later", "2022-01-20"),
        is_night=True,
    )

    assert (found.first_day, found.second_day) == ("19 January", "20 January")
    assert told([found.own]) == [("The night", "19–20 January", "time not recorded")]
    assert told(found.before) == [("before", "19 January", "time not recorded")]
    assert told(found.night) == [("in the night", "20 January", "time not recorded")]
    assert told(found.after) == [
        ("after", "22 January", "time not recorded"),
        ("later", "2022", "20 January 2022, time not recorded"),
    ]


@pytest.mark.parametrize("date", ["1990-01-20", "1990", "1990-01-19/1990-01-21", "2020-09-27/2020-11-10"])
def test_an_event_that_is_no_night_has_no_midnight(date):
    found = line(date, ("one", "1990-01-22"))

    assert (found.own, len(found.before), found.night, found.after) == (None, 1, (), ())


def test_what_has_no_date_is_in_no_timeline():
    assert not line("", ("undated", ""))


@pytest.mark.parametrize(
    ("date", "note", "said"),
    [
        ("1990-01-20", "", "time not recorded"),
        ("1990-01-20", "00:20 in one source", "00:20 in one source"),
        ("1990-01", "", "day not recorded"),
        ("1990", "", "day not recorded"),
        ("1990-01-20?", "", ""),
        ("1990/..", "", ""),
    ],
)
def test_how_exactly_a_date_is_known_is_always_said(date, note, said):
    assert exactness(UncertainDate(date), note) == said


def test_two_days_that_nobody_calls_a_night_have_no_midnight():
    found = line("1990-01-25/1990-01-26", ("in the middle", "1990-01-25"))

    assert (found.own, found.night, told(found.before)) == (
        None,
        (),
        [("in the middle", "25 January", "time not recorded")],
    )
