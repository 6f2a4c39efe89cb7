"""Names that other records refer to: people, organisations, places."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.cited_as import CitedAs

from .fields import EarliestDayField, LatestDayField, UncertainDateField
from .record import Record


class Person(Record):
    path = "people"
    icon = "person"
    cited_as = CitedAs(schema="Person")
    roles = ("member of", "related", "about")
    described = ("born", "died", "occupation")

    born = UncertainDateField(_("born"))
    born_earliest = EarliestDayField("born")
    born_latest = LatestDayField("born")
    died = UncertainDateField(_("died"))
    died_earliest = EarliestDayField("died")
    died_latest = LatestDayField("died")
    occupation = models.CharField(_("occupation"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")


class Organisation(Record):
    path = "organisations"
    icon = "organisation"
    cited_as = CitedAs(schema="Organization")
    roles = ("part of", "formerly", "place", "related")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class Place(Record):
    path = "places"
    icon = "place"
    cited_as = CitedAs(schema="Place")
    roles = ("formerly", "related")
    described = ("latitude", "longitude", "within")

    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    within = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("within")
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
