from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.roles import ROLES

from .rows import Row


class Relation(Row):
    """Record – role – record: "depicts", "about", "took place at" … The reason is private."""

    key = "relations"
    described = ("role", "to", "note")
    private = ("reason",)

    role = models.CharField(_("role"), max_length=20, choices=[(key, role.label) for key, role in ROLES.items()])
    to = models.ForeignKey("archive.Record", models.PROTECT, related_name="related_from", verbose_name=_("record"))
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("As what, or how: published with the record.")
    )
    reason = models.CharField(_("private reason"), max_length=300, blank=True, help_text=_("Never published."))

    class Meta(Row.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def __str__(self):
        return f"{ROLES[self.role].label}: {self.to}"
