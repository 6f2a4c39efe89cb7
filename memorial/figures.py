"""Differing accounts, side by side: what each source answers to one question. Ascending, and never averaged."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import pgettext

from archive.dates import UncertainDate
from archive.models import Edition
from memorial.models import Claim

Question, Figure = Claim.Question, Claim.Figure


@dataclass(frozen=True)
class Answer:
    """One claim as its line in the table shows it."""

    before: str  # "at least", "up to": how the figure is meant
    figure: str
    scope: str
    standing: str
    source: Edition
    locator: str
    is_second_hand: bool


@dataclass(frozen=True)
class Asked:
    """A question, of whom it is asked, and its answers."""

    label: str
    whom: str
    answers: tuple

    @property
    def is_differing(self):
        return len({(answer.before, answer.figure) for answer in self.answers}) > 1


def questions(shown):
    """The questions that sources answer about a record, in the order in which the record raises them.

    An answer whose source is not public is not shown: a figure stands here only beside the source that gives it.
    """
    grouped = {}
    for claim in shown.rows.get("claims", ()):
        if claim["target"] is not None:
            grouped.setdefault((claim["question"], claim.get("whom", "")), []).append(claim)
    return [_question(*key, claims) for key, claims in grouped.items()]


def _question(question, whom, claims):
    answers = tuple(_answer(claim) for claim in sorted(claims, key=_ascending))
    return Asked(str(Question(question).label), whom, answers)


def _answer(claim):
    standing = claim.get("standing", Claim.Standing.STATED)
    return Answer(
        before=_how(claim["figure"]),
        figure=worded(claim),
        scope=claim.get("scope", ""),
        standing="" if standing == Claim.Standing.STATED else str(Claim.Standing(standing).label),
        source=claim["target"],
        locator=claim.get("locator", ""),
        is_second_hand=bool(claim.get("second_hand")),
    )


def worded(claim):
    """The figure of a claim as it is read: 147, 700–800, 20 January 1990."""
    if claim["figure"] == Figure.DATE:
        return str(UncertainDate(claim["date"]))
    ends = [claim[end] for end in ("low", "high") if claim.get(end) is not None]
    return "–".join(number_format(end, use_l10n=True, force_grouping=True) for end in ends)


def _how(figure):
    return {
        Figure.AT_LEAST: pgettext("a figure", "at least"),
        Figure.AT_MOST: pgettext("a figure", "up to"),
    }.get(figure, "")


def _ascending(claim):
    if claim["figure"] == Figure.DATE:
        days = UncertainDate(claim["date"])
        first = days.earliest or days.latest
        return (first.toordinal() if first else 0, 0, claim["target"].filed)
    numbers = [claim[end] for end in ("low", "high") if claim.get(end) is not None]
    return (min(numbers), max(numbers), claim["target"].filed)
