from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.fields import UncertainDateField
from archive.models.rows import Row
from archive.readiness import Gap


def claim_without_source(description):
    for claim in description.public.get("claims", ()):
        if not claim.get("source"):
            question = Claim.Question(claim["question"]).label
            yield Gap(
                "no-source", _("The claim “%(question)s” has no source.") % {"question": question}, field="claims"
            )


class Claim(Row):
    """One source's answer to one question. Claims stand side by side; nobody averages them."""

    key = "claims"
    described = (
        "question",
        "whom",
        "figure",
        "low",
        "high",
        "date",
        "scope",
        "standing",
        "source",
        "locator",
        "second_hand",
    )
    checks = (claim_without_source,)

    class Question(models.TextChoices):
        KILLED = "killed", _("Killed")
        SOLDIERS_KILLED = "soldiers-killed", _("Soldiers killed")
        WOUNDED = "wounded", _("Wounded")
        ARRESTED = "arrested", _("Arrested")
        MISSING = "missing", _("Missing")
        DISPLACED = "displaced", _("Displaced")
        FORCES = "forces", _("Strength of the forces")
        DATE_OF_BIRTH = "date-of-birth", _("Date of birth")
        DATE_OF_DEATH = "date-of-death", _("Date of death")
        DATE = "date", _("Date")

    class Figure(models.TextChoices):
        EXACT = "exact", _("Exactly")
        AT_LEAST = "at-least", _("At least")
        AT_MOST = "at-most", _("At most")
        RANGE = "range", _("From – to")
        DATE = "date", _("A date")

    class Standing(models.TextChoices):
        STATED = "stated", _("Stated")
        DISPUTED = "disputed", _("Disputed")
        SUPERSEDED = "superseded", _("Superseded")
        WITHDRAWN = "withdrawn", _("Withdrawn by its source")

    question = models.CharField(_("question"), max_length=20, choices=Question)
    whom = models.CharField(
        _("of whom"), max_length=200, blank=True, help_text=_("Where the question alone does not say: “Azerbaijan”.")
    )
    figure = models.CharField(_("the answer is"), max_length=10, choices=Figure, default=Figure.EXACT)
    low = models.PositiveIntegerField(_("figure, or from"), null=True, blank=True)
    high = models.PositiveIntegerField(_("to"), null=True, blank=True)
    date = UncertainDateField(_("date"))
    scope = models.TextField(
        _("scope"), blank=True, help_text=_("Whom and what the source counts, in the source's words paraphrased.")
    )
    standing = models.CharField(_("standing"), max_length=12, choices=Standing, default=Standing.STATED)
    source = models.ForeignKey(
        "archive.Source", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    locator = models.CharField(_("where in the source"), max_length=200, blank=True)
    second_hand = models.BooleanField(_("cited at second hand"), default=False)

    class Meta(Row.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self):
        return self.get_question_display()

    def clean(self):
        """Each kind of answer needs its own columns and no others."""
        super().clean()
        needed = NEEDED[self.figure]
        given = {name for name in ("low", "high", "date") if getattr(self, name) not in (None, "")}
        if given != needed:
            raise ValidationError(NEEDED_SENTENCES[self.figure])
        if self.figure == self.Figure.RANGE and self.low > self.high:
            raise ValidationError(
                {
                    "high": _("The range runs backwards: %(low)s is more than %(high)s.")
                    % {"low": self.low, "high": self.high}
                }
            )


NEEDED = {
    Claim.Figure.EXACT: {"low"},
    Claim.Figure.AT_LEAST: {"low"},
    Claim.Figure.AT_MOST: {"high"},
    Claim.Figure.RANGE: {"low", "high"},
    Claim.Figure.DATE: {"date"},
}
NEEDED_SENTENCES = {
    Claim.Figure.EXACT: _("An exact answer needs its figure, and neither “to” nor a date."),
    Claim.Figure.AT_LEAST: _("“At least” needs its figure, and neither “to” nor a date."),
    Claim.Figure.AT_MOST: _("“At most” needs the figure in “to”, and neither “from” nor a date."),
    Claim.Figure.RANGE: _("A range needs both figures, “from” and “to”, and no date."),
    Claim.Figure.DATE: _("An answer that is a date needs the date, and no figures."),
}
