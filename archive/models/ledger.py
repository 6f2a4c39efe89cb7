"""The ledger: what was published, withdrawn and erased, line after line, each holding the hash of the line before."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.description import canonical, digest

NOTHING_BEFORE = "0" * 64


class Act(models.TextChoices):
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ERASED = "erased", _("Erased")


class LedgerQuerySet(models.QuerySet):
    def since(self, position):
        return self.filter(position__gt=position).order_by("position")

    def head(self):
        """The newest line, or None while nothing was ever published."""
        return self.order_by("-position").first()


class LedgerLine(models.Model):
    """Append-only: database triggers refuse to change or delete a line."""

    position = models.PositiveBigIntegerField(primary_key=True)
    previous = models.CharField(max_length=64)
    act = models.CharField(max_length=12, choices=Act)
    uid = models.CharField(max_length=16, db_index=True)
    kind = models.CharField(max_length=32)
    edition = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.CharField(max_length=32)
    hash = models.CharField(max_length=64)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger line")
        verbose_name_plural = _("ledger lines")
        ordering = ["position"]

    def __str__(self):
        return f"{self.position} {self.act} {self.uid} {self.edition}"

    def computed_hash(self):
        """SHA-256 over the canonical JSON of everything the line says."""
        says = ("position", "previous", "act", "uid", "kind", "edition", "digest", "at")
        return digest(canonical({name: getattr(self, name) for name in says}))

    def after(self, line):
        """Take the place behind a line (None: the first place) and seal it."""
        self.position = line.position + 1 if line else 1
        self.previous = line.hash if line else NOTHING_BEFORE
        self.hash = self.computed_hash()
        return self
