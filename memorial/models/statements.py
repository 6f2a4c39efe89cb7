from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import languages, readiness
from archive.cited_as import CitedAs
from archive.models import Record
from archive.models.rows import Row
from archive.readiness import Gap
from memorial.wording import wording_state

from .events import Event


def words_not_held(description):
    if not description.public.get("words"):
        yield Gap("words-not-held", _("Its words are not held: the page says so."), is_hard=False, field="words")


class Statement(Record):
    """What was said, by whom, where, and how we know; `date` is when it was said, with `date_note` on its exactness."""

    path = "statements"
    icon = "statement"
    cited_as = CitedAs(schema="Quotation", makers=("speaker",), genre="medium")
    filed_by_date = True
    roles = ("about", "place", "related")
    described = (
        "speaker",
        "words",
        "words_language",
        "words_note",
        "medium",
        "platform",
        "address",
        "archived_address",
        "occasion",
    )
    checks = (readiness.no_citations, readiness.no_tags, words_not_held)
    named_on_cards = ("speaker",)

    class Medium(models.TextChoices):
        POST = "post", _("Social media post")
        SPEECH = "speech", _("Speech")
        PRESS_RELEASE = "press-release", _("Press release")
        RESOLUTION = "resolution", _("Resolution or law")
        INTERVIEW = "interview", _("Interview")
        ARTICLE = "article", _("Article")
        LETTER = "letter", _("Letter")
        BROADCAST = "broadcast", _("Broadcast")
        TESTIMONY = "testimony", _("Testimony")

    speaker = models.ForeignKey(
        Record,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": ["person", "organisation"]},
        verbose_name=_("said by"),
    )
    words = models.TextField(
        _("the words, verbatim"),
        blank=True,
        help_text=_("Exactly as published, mistakes included. Empty: words not held."),
    )
    words_language = models.CharField(_("language of the words"), max_length=12, choices=languages.choices, blank=True)
    words_note = models.TextField(
        _("variants of the wording"), blank=True, help_text=_("Where reports give other words.")
    )
    medium = models.CharField(_("medium"), max_length=16, choices=Medium, blank=True)
    platform = models.CharField(
        _("platform"), max_length=100, blank=True, help_text=_("Where it was said: Twitter, a newspaper, a session.")
    )
    address = models.URLField(_("address"), max_length=1000, blank=True)
    archived_address = models.URLField(_("archived address"), max_length=1000, blank=True)
    occasion = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("occasion")
    )

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    @staticmethod
    def wording(described):
        return wording_state(described)[0]


class Step(Row):
    """One link of the chain from the speaker to this page; held, or known only by its absence."""

    key = "steps"
    described = ("what", "by", "source", "is_held", "gives", "note")

    class What(models.TextChoices):
        SAID = "said", _("Said")
        POSTED = "posted", _("Posted")
        PUBLISHED = "published", _("Published")
        RECORDED = "recorded", _("Recorded")
        QUOTED = "quoted", _("Quoted by")
        ARCHIVED = "archived", _("Archived")
        DESCRIBED = "described", _("Described here")

    record = models.ForeignKey(Statement, models.CASCADE, related_name="step_rows")
    what = models.CharField(_("step"), max_length=10, choices=What)
    by = models.CharField(_("by or on"), max_length=300, blank=True)
    source = models.ForeignKey(
        "archive.Source", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    is_held = models.BooleanField(_("held"), default=False)
    gives = models.CharField(
        _("what it gives"), max_length=200, blank=True, help_text=_("Full text, an excerpt, the date only …")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(Row.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("how we know")

    def __str__(self):
        return self.get_what_display()
