"""Working history: what a record said at every save, who saved it and why. Curators only."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.description import Description


class Revision(models.Model):
    """A numbered Description, public and private part, kept for ever."""

    record = models.ForeignKey("archive.Record", models.CASCADE, related_name="revisions", verbose_name=_("record"))
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    by_name = models.CharField(_("name of who did it"), max_length=150)
    note = models.CharField(_("why"), max_length=500)
    text = models.TextField()
    public_digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="one_revision_a_number")]

    def __str__(self):
        return _("Revision %(number)s") % {"number": self.number}

    @property
    def description(self):
        return Description.from_text(self.text)


class OpenGap(models.Model):
    """What a record lacked when it was last saved, so that curators can list records by what they need."""

    record = models.ForeignKey("archive.Record", models.CASCADE, related_name="open_gaps")
    code = models.CharField(max_length=32)
    is_hard = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "code"], name="one_gap_of_a_kind")]
        indexes = [models.Index(fields=["code", "record"])]

    def __str__(self):
        return self.code
