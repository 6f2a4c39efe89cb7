from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import readiness
from archive.models import Photograph, Record
from archive.models.fields import EarliestDayField, LatestDayField, UncertainDateField


class Entry(Record):
    """A memorial entry: a person, a group, a place or a day that is remembered."""

    path = "names"
    icon = "name"
    roles = ("about", "beside", "commemorates", "born at", "died at", "buried", "place", "related")
    described = (
        "commemorates",
        "identification",
        "number",
        "born",
        "died",
        "is_night",
        "dates_note",
        "occupation",
        "portrait",
    )
    checks = (readiness.no_citations, readiness.no_tags)
    named_on_cards = ("portrait",)

    class Commemorates(models.TextChoices):
        PERSON = "person", _("A person")
        GROUP = "group", _("A group")
        PLACE = "place", _("A place")
        DAY = "day", _("A day")

    class Identification(models.TextChoices):
        IDENTIFIED = "identified", _("Identified")
        UNDER_IDENTIFICATION = "under-identification", _("Under identification")
        UNIDENTIFIED = "unidentified", _("Unidentified")

    commemorates = models.CharField(_("commemorates"), max_length=8, choices=Commemorates, default=Commemorates.PERSON)
    identification = models.CharField(_("identification"), max_length=24, choices=Identification, blank=True)
    number = models.PositiveIntegerField(
        _("how many persons"), null=True, blank=True, help_text=_("For a group, where a source gives it.")
    )
    born = UncertainDateField(_("born"))
    born_earliest = EarliestDayField("born")
    born_latest = LatestDayField("born")
    died = UncertainDateField(_("died"))
    died_earliest = EarliestDayField("died")
    died_latest = LatestDayField("died")
    is_night = models.BooleanField(
        _("died in one night"), default=False, help_text=_("The date of death is the night between its two days.")
    )
    dates_note = models.CharField(_("note on the dates of birth and death"), max_length=300, blank=True)
    occupation = models.CharField(_("occupation"), max_length=300, blank=True)
    portrait = models.ForeignKey(
        Photograph, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )

    @classmethod
    def is_filed_last(cls, public):
        return public.get("commemorates") != cls.Commemorates.PERSON

    class Meta:
        verbose_name = _("memorial entry")
        verbose_name_plural = _("memorial entries")
