import pytest

from archive.models import Edition
from archive.showing import show
from memorial.figures import questions
from tests.makers import make, publish

pytestmark = pytest.mark.django_db


def source(title):
    return publish(make("source", title=title)).uid


def claim(question="killed", figure="exact", **more):
    return {"question": question, "figure": figure, "standing": "stated", **more}


def asked(*claims):
    event = publish(make("event", claims=list(claims)))
    return questions(show(Edition.objects.get(pk=event.pk), language="en"))


def lines(question):
    return [(answer.before, answer.figure, answer.source.title) for answer in question.answers]


def test_answers_stand_side_by_side_ascending():
    [killed] = asked(
        claim(low=150, source=source("C")),
        claim(figure="range", low=131, high=170, source=source("B")),
        claim(figure="at-least", low=130, source=source("A")),
        claim(low=131, source=source("D")),
    )

    assert (killed.label, lines(killed)) == (
        "Killed",
        [("at least", "130", "A"), ("", "131", "D"), ("", "131–170", "B"), ("", "150", "C")],
    )


def test_each_question_has_its_own_table_and_so_has_each_group_of_people():
    a = source("A")
    found = asked(
        claim(low=1, source=a), claim("wounded", low=2, source=a), claim(low=3, whom="the other side", source=a)
    )

    assert [(question.label, question.whom, len(question.answers)) for question in found] == [
        ("Killed", "", 1),
        ("Wounded", "", 1),
        ("Killed", "the other side", 1),
    ]


def test_long_figures_are_parted_and_limits_are_said():
    [killed] = asked(claim(figure="at-most", high=5000, source=source("A")))

    assert lines(killed) == [("up to", "5,000", "A")]


def test_a_date_is_an_answer_too():
    [died] = asked(
        *(claim("date-of-death", "date", date=date, source=source(date)) for date in ("1990-01-21", "1990-01-20"))
    )

    assert [figure for _before, figure, _source in lines(died)] == ["20 January 1990", "21 January 1990"]


def test_no_figure_stands_without_a_public_source():
    assert asked(claim(low=131, source=make("source").uid)) == []


def test_what_a_source_took_back_is_said():
    [killed] = asked(claim(low=131, source=source("A"), standing="withdrawn"))

    assert killed.answers[0].standing == "Withdrawn by its source"
