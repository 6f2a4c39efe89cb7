"""Things kept as files."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import readiness, rights
from archive.cited_as import CitedAs

from .record import Record


class Photograph(Record):
    """A photograph, held or known only by its caption; `date` is when it was taken."""

    path = "photographs"
    icon = "photograph"
    filed_by_date = True
    cited_as = CitedAs(
        schema="Photograph",
        csl="graphic",
        ris="ART",
        zotero="artwork",
        dcmi="StillImage",
        makers=("photographer",),
        is_picture=True,
    )
    roles = ("depicts", "place", "about", "portrait of", "document of", "illustrates", "used by")
    checks = (
        readiness.held_image_without_alternative_text,
        readiness.weak_alternative_text,
        readiness.image_without_rights,
        readiness.image_without_credit,
        readiness.image_not_held,
    )
    described = (
        "image_sha256",
        "image_format",
        "image_width",
        "image_height",
        "image_size",
        "image_colours",
        "focus_x",
        "focus_y",
        "caption_published",
        "caption",
        "alternative_text",
        "is_decorative",
        "credit",
        "photographer",
        "does_not_show",
        "rights",
        "rights_holder",
        "visitor_may",
        "not_held_because",
    )

    private = ("image_device",)

    image_sha256 = models.CharField(_("checksum of the original"), max_length=64, blank=True, editable=False)
    image_format = models.CharField(_("format"), max_length=8, blank=True, editable=False)
    image_width = models.PositiveIntegerField(_("width in pixels"), null=True, editable=False)
    image_height = models.PositiveIntegerField(_("height in pixels"), null=True, editable=False)
    image_size = models.PositiveBigIntegerField(_("size in bytes"), null=True, editable=False)
    image_colours = models.CharField(_("colour space"), max_length=80, blank=True, editable=False)
    image_device = models.CharField(_("capture device"), max_length=120, blank=True, editable=False)
    focus_x = models.PositiveSmallIntegerField(
        _("focal point, from the left"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focal point, from the top"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text=_("In per cent: what stays in sight where the picture is cropped. Without it, the middle."),
    )
    caption_published = models.TextField(
        _("caption as published"), blank=True, help_text=_("Transcribed exactly, mistakes included.")
    )
    caption = models.TextField(_("our caption"), blank=True)
    alternative_text = models.TextField(
        _("alternative text"), blank=True, help_text=_("What the picture shows, for those who cannot see it.")
    )
    is_decorative = models.BooleanField(_("decorative, needs no alternative text"), default=False)
    credit = models.CharField(_("credit"), max_length=300, blank=True)
    photographer = models.ForeignKey(
        "archive.Record",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": ["person", "organisation"]},
        verbose_name=_("photographer"),
    )
    does_not_show = models.TextField(_("what it does not show"), blank=True)
    rights = models.CharField(_("rights"), max_length=120, blank=True, choices=rights.choices)
    rights_holder = models.CharField(_("rights holder"), max_length=300, blank=True)
    visitor_may = models.CharField(
        _("what a visitor may do"),
        max_length=500,
        blank=True,
        help_text=_("Only where it differs from the rights statement."),
    )
    not_held_because = models.CharField(_("why the image is not held"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        indexes = [
            models.Index(fields=["image_sha256"]),
            models.Index(fields=["record_ptr"], condition=models.Q(is_decorative=True), name="decorative_pictures"),
        ]

    @property
    def is_held(self):
        return bool(self.image_sha256)
