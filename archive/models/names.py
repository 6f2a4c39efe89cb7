from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import languages

from .fields import FoldedField
from .rows import Row


class Name(Row):
    """One spelling of a record's name, with its language, script and kind."""

    key = "names"
    described = ("text", "language", "script", "kind")

    class Kind(models.TextChoices):
        PREFERRED = "preferred", _("Preferred")
        VARIANT = "variant", _("Variant")
        FORMER = "former", _("Former")
        TRANSLITERATION = "transliteration", _("Transliteration")

    text = models.CharField(_("name"), max_length=300)
    folded = FoldedField("text", db_index=True)
    language = models.CharField(_("language"), max_length=12, choices=languages.choices, default="en")
    script = models.CharField(_("script"), max_length=4, choices=languages.script_choices, default="Latn")
    kind = models.CharField(_("kind of name"), max_length=16, choices=Kind, default=Kind.VARIANT)

    class Meta(Row.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")

    def __str__(self):
        return self.text
