"""What the public reads: editions, what they mention, and the addresses they have stood at."""

import json
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import kinds

from .record import Record


class EditionQuerySet(models.QuerySet):
    def current(self):
        """What a visitor may see: the gate of every public page."""
        return self.filter(is_current=True)

    def of_kind(self, *names):
        return self.filter(kind__in=names)

    def mentioning(self, uid, *, role=None):
        """Editions that mention a record, in any role or in one."""
        mentions = Mention.objects.filter(edition=models.OuterRef("pk"), uid=uid)
        return self.filter(models.Exists(mentions.filter(role=role) if role else mentions))

    def by_uid(self, uids):
        """Editions by uid, in one query."""
        return {edition.uid: edition for edition in self.filter(uid__in=set(uids))}

    def by_date(self):
        """By earliest, then latest day; undated last."""
        return self.order_by(models.F("earliest").asc(nulls_last=True), models.F("latest").asc(nulls_last=True), "uid")


class Edition(models.Model):
    """A numbered public Description, immutable, with its SHA-256. Exactly one of a published record is current."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="editions")
    uid = models.CharField(max_length=16)
    kind = models.CharField(max_length=32)
    number = models.PositiveIntegerField()
    slug = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=12)
    filed = models.CharField(max_length=300)  # in the alphabet of the house: what comes first on one day
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    image_sha256 = models.CharField(max_length=64, blank=True)  # of a picture that is held
    rights = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True)
    published_at = models.DateTimeField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        permissions = [("erase_edition", _("Can erase the words of a past edition"))]
        constraints = [
            models.UniqueConstraint(fields=["uid", "number"], name="one_edition_a_number"),
            models.UniqueConstraint(fields=["uid"], condition=models.Q(is_current=True), name="one_current_edition"),
        ]
        indexes = [
            models.Index(fields=["kind", "slug", "is_current"]),
            models.Index(
                fields=["kind", "earliest", "uid"], condition=models.Q(is_current=True), name="current_by_date"
            ),
            models.Index(fields=["uid"], condition=~models.Q(image_sha256=""), name="with_a_picture"),
            models.Index(fields=["published_at"], condition=models.Q(is_current=True), name="current_by_publication"),
        ]

    def __str__(self):
        return f"{self.title} ({self.number})"

    def get_absolute_url(self):
        return self.model.public_address(self.slug)

    @cached_property
    def description(self):
        """The public Description as a dict; empty where the text was erased."""
        return json.loads(self.text) if self.text else {}

    @property
    def card_mentions(self):
        """uids that a card of this edition names, by its kind's own declaration: a statement's speaker."""
        names = kinds.declared(self.model, "named_on_cards")
        return [self.description[name] for name in names if name in self.description]

    @property
    def model(self):
        return kinds.kind_named(self.kind)

    @property
    def permanent_address(self):
        """The record's address for ever, whatever it comes to be called."""
        return f"/id/{self.uid}/"

    @property
    def own_address(self):
        """This very edition's address for ever."""
        return f"/id/{self.uid}/editions/{self.number}/"


class Mention(models.Model):
    """That an edition mentions a record, which may not be public itself: a page shows a mention only where it is."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="mentions")
    uid = models.CharField(max_length=16)
    kind = models.CharField(max_length=32)  # of the record mentioned, which never becomes another
    role = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["uid", "role"])]

    def __str__(self):
        return f"{self.role}: {self.uid}"


class Address(models.Model):
    """A slug that a record has had in public. Made at publishing, never before, and never given to another record."""

    kind = models.CharField(max_length=32)
    slug = models.CharField(max_length=100)
    uid = models.CharField(max_length=16, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_record_an_address")]

    def __str__(self):
        return f"{self.kind}/{self.slug}"
