from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import languages

from .rows import Row


class Origin(models.TextChoices):
    OFFICIAL = "official", _("Official translation")
    OURS = "ours", _("Our translation")
    MACHINE = "machine", _("Machine draft")


class Text(Row):
    """One field of a record in another language, and where that translation comes from."""

    key = "texts"
    described = ("field", "language", "text", "origin")

    field = models.CharField(_("field"), max_length=40)
    language = models.CharField(_("language"), max_length=12, choices=languages.choices)
    text = models.TextField(_("text"))
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.OURS)

    class Meta(Row.Meta):
        verbose_name = _("translation")
        verbose_name_plural = _("translations")

    def __str__(self):
        return f"{self.field} ({self.language})"
