"""Batches: files that arrived together, each with what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Batch(models.Model):
    """Files that a curator brought together, to be described together; it can be left and finished at any time."""

    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("begun by")
    )
    begun_by_name = models.CharField(_("name of who began it"), max_length=150)
    shared = models.JSONField(_("the same for all"), default=dict, blank=True)
    sheet_name = models.CharField(_("spreadsheet"), max_length=255, blank=True)
    sheet = models.JSONField(default=list, blank=True)  # its rows, for the files that come after it
    sheet_problems = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        default_permissions = ()
        ordering = ["-begun_at", "-pk"]

    def __str__(self):
        return f"{self.begun_at:%Y-%m-%d} {self.begun_by_name}"


class Outcome(models.TextChoices):
    """What became of a file."""

    WAITING = "waiting", _("Waiting")
    KEPT = "kept", _("Kept")
    SAME = "same", _("Held already")
    REFUSED = "refused", _("Refused")
    LEFT_OUT = "left out", _("Left out")


class Arrival(models.Model):
    """One file of a batch: the draft that it became, or the sentence that says why it did not."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="arrivals")
    position = models.PositiveIntegerField()
    name = models.CharField(_("file name"), max_length=255)
    outcome = models.CharField(_("what became of it"), max_length=10, choices=Outcome)
    sentence = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    photograph = models.ForeignKey(
        "archive.Photograph", models.SET_NULL, null=True, related_name="arrivals", verbose_name=_("photograph")
    )
    row = models.PositiveIntegerField(null=True)  # of the spreadsheet: the one that describes it
    given = models.JSONField(default=dict, blank=True)  # what was filled in for all: no hand has changed it since
    alike = models.JSONField(default=list, blank=True)  # checksums of what it looked like when it came, nearest first
    is_decided = models.BooleanField(default=True)  # False while a curator has not said whether to keep both

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        default_permissions = ()
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name
