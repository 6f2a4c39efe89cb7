"""Where the making of public pictures stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

REASONS = {
    "missing": _("The original is missing from the store: bring it back from a backup, then try again."),
    "damaged": _("The original is damaged: compare its checksum, and bring it back from a backup."),
    "memory": _("The picture needs more memory than one picture may use (DECODING_MAX_MEMORY)."),
    "time": _("The picture takes longer than one picture may take (DECODING_MAX_SECONDS)."),
    "disk": _("The files could not be written: look at the disk, its space and its permissions."),
    "crashed": _("The process that decodes pictures ended without an answer; the log of the server says more."),
}


class Preparation(models.Model):
    """The public files of one record's pictures: asked for, made, or failed with the reason."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        MADE = "made", _("Made")
        FAILED = "failed", _("Failed")

    uid = models.CharField(max_length=16, unique=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    problem = models.TextField(_("problem"), blank=True)  # one of REASONS
    asked_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("preparation of pictures")
        verbose_name_plural = _("preparations of pictures")
        default_permissions = ()

    def __str__(self):
        return f"{self.uid} {self.state}"

    @property
    def reason(self):
        """Why it failed, or is not made yet, as a sentence; empty where nothing went wrong."""
        return REASONS.get(self.problem, self.problem)
