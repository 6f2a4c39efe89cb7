from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive import readiness
from archive.cited_as import CitedAs
from archive.folding import fold

from .fields import FoldedField
from .record import Record


class Tag(Record):
    """A word of the vocabulary. Its summary is its definition; its names are its other spellings and languages.

    The folded form of its title is unique, so that Şəhid, şəhid and SEHID are one tag.
    """

    path = "tags"
    icon = "tag"
    cited_as = CitedAs(schema="DefinedTerm")
    roles = ("broader", "related")
    listed_apart = ("tag",)
    checks = (readiness.tag_without_definition,)

    vocabulary_key = FoldedField("title", unique=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def clean(self):
        super().clean()
        twin = Tag.objects.filter(vocabulary_key=fold(self.title)).exclude(pk=self.pk).first()
        if twin is not None:
            raise ValidationError(
                {
                    "title": _("There is already a tag “%(title)s”; case and accents do not make another.")
                    % {"title": twin.title}
                }
            )
