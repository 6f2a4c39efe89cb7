"""The record: one catalogued thing, whatever its kind; one row here and one in its kind's own table."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import languages
from archive.cited_as import CitedAs

from .fields import EarliestDayField, FoldedField, LatestDayField, UncertainDateField

# Crockford's alphabet without vowels: no word is ever spelled by chance, nothing is misread on paper.
UID_LETTERS = "0123456789bcdfghjkmnpqrstvwxz"
UID_LENGTH = 10


def new_uid():
    """An opaque name for ever: 48 random bits, so that nobody can guess or count the records behind it."""
    return "".join(secrets.choice(UID_LETTERS) for _letter in range(UID_LENGTH))


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ContentNote(models.TextChoices):
    NONE = "none", _("None")
    MILD = "mild", _("Mild")
    DISTRESSING = "distressing", _("Distressing")


class RecordQuerySet(models.QuerySet):
    def by_uid(self, uids):
        """Records by uid, in one query."""
        return {record.uid: record for record in self.filter(uid__in=uids)}

    def with_public_state(self):
        """Each record with the digests of its working copy and its edition; where they differ, it has changes."""
        from .editions import Edition
        from .revisions import Revision

        own = {"record": models.OuterRef("pk")}
        newest = Revision.objects.filter(**own).order_by("-number")
        return self.annotate(
            draft_digest=models.Subquery(newest.values("public_digest")[:1]),
            edition_digest=models.Subquery(Edition.objects.current().filter(**own).values("digest")[:1]),
        )

    def with_unpublished_changes(self):
        return self.filter(state=State.PUBLISHED).with_public_state().exclude(draft_digest=models.F("edition_digest"))


class Record(models.Model):
    """A kind declares what describes it; describing, publishing, admin and pages walk these declarations."""

    path = None  # where the kind's public pages stand: "events"
    has_list = True  # whether visitors can list them all
    speaks_for_the_house = False  # whether its editions name the house itself: its memorial, its museum
    cited_as = CitedAs()  # what bibliographies call it
    icon = "event"  # its drawing in static/img/sprite.svg
    roles = ()  # the roles its relations may have, from archive/roles.py
    listed_apart = ()  # roles in which so many may point to it that its page lists them by other means
    checks = ()  # what must hold, or should, before it is published: functions of a Description
    filed_by_date = False  # its list runs by date, not by alphabet
    described = (
        "title",
        "filed_as",
        "summary",
        "body",
        "language",
        "content_note",
        "content_note_text",
        "date",
        "date_note",
    )
    private = ("notes", "is_living", "consent")

    uid = models.CharField(_("identifier"), max_length=16, unique=True, default=new_uid, editable=False)
    kind = models.CharField(_("kind"), max_length=32, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    title = models.CharField(_("title"), max_length=300)
    folded = FoldedField("title", db_index=True)
    filed_as = models.CharField(
        _("filed as"),
        max_length=300,
        blank=True,
        help_text=_("How lists sort it, where that is not the title: family name first."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two plain sentences; lists and cards show it.")
    )
    body = models.TextField(_("text"), blank=True, help_text=_("Markdown. Attribute every claim to its source."))
    language = models.CharField(_("language"), max_length=12, choices=languages.choices, default="en")
    date = UncertainDateField(
        _("date"),
        help_text=_("EDTF: 1990-01-20, 1990-01, 1976~ (about), 2022-01-20? (uncertain), 1990-01-19/1990-01-20."),
    )
    date_earliest = EarliestDayField("date")
    date_latest = LatestDayField("date")
    date_note = models.CharField(_("note on the date"), max_length=300, blank=True)
    content_note = models.CharField(_("content note"), max_length=12, choices=ContentNote, default=ContentNote.NONE)
    content_note_text = models.CharField(
        _("content note, in a sentence"),
        max_length=300,
        blank=True,
        help_text=_("What a visitor is about to see or read."),
    )
    tags = models.ManyToManyField("archive.Tag", verbose_name=_("tags"), related_name="tagged", blank=True)

    notes = models.TextField(_("private notes"), blank=True, help_text=_("Never published."))
    is_living = models.BooleanField(_("marks a living person"), default=False)
    consent = models.TextField(
        _("consent"),
        blank=True,
        help_text=_(
            "Who agreed to what, when and how. Needed before a record that marks a living person is published."
        ),
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        ordering = ["-changed_at"]
        indexes = [models.Index(fields=["kind", "state"]), models.Index(fields=["-changed_at"])]
        permissions = [
            ("submit_record", _("Can ask for review and return to draft")),
            ("publish_record", _("Can publish")),
            ("withdraw_record", _("Can withdraw from the public")),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.kind = self.kind or self._meta.model_name
        super().save(*args, **kwargs)

    @staticmethod
    def wording(described):
        """How sure its words are, one of archive/wording.py; "" for a kind that quotes nobody."""
        return ""

    @classmethod
    def public_address(cls, slug):
        return f"/{cls.path}/{slug}/"

    @classmethod
    def is_filed_last(cls, public):
        """Whether lists put it behind the others, under no letter: an entry for a day behind those for persons."""
        return False

    @property
    def specific(self):
        """The same record as its own kind: an Event, a Statement …"""
        return self if type(self) is not Record else getattr(self, self.kind)
