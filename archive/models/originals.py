"""What is known of a kept file, whatever records use it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Original(models.Model):
    """The facts of one file under its SHA-256; all of them can be read from the file again."""

    sha256 = models.CharField(_("checksum"), max_length=64, primary_key=True)
    kept_at = models.DateTimeField(_("kept"), auto_now_add=True)
    format = models.CharField(_("format"), max_length=8)
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    size = models.PositiveBigIntegerField(_("size in bytes"))
    colours = models.CharField(_("colour space"), max_length=80, blank=True)
    device = models.CharField(_("capture device"), max_length=120, blank=True)
    has_location = models.BooleanField(_("says where it was taken"), default=False)
    found = models.JSONField(_("words found in the file"), default=dict, blank=True)

    # 64 bits of likeness as four numbers of 16: pictures that differ in at most seven bits share one of the four, or
    # miss one by a single bit, so four indexes find them among any number (archive/likenesses.py).
    likeness_1 = models.PositiveIntegerField(null=True)
    likeness_2 = models.PositiveIntegerField(null=True)
    likeness_3 = models.PositiveIntegerField(null=True)
    likeness_4 = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")
        default_permissions = ()
        permissions = [("download_original", _("Can download originals"))]
        indexes = [models.Index(fields=[f"likeness_{part}"], name=f"likeness_{part}") for part in (1, 2, 3, 4)]

    def __str__(self):
        return self.sha256
