from django.db import models
from django.utils.translation import gettext_lazy as _

from archive import readiness
from archive.cited_as import CitedAs
from archive.models import Record


class Event(Record):
    """What happened, when and where; it may be part of another event."""

    path = "events"
    icon = "event"
    cited_as = CitedAs(schema="Event", dcmi="Event")
    filed_by_date = True
    roles = ("place", "participant", "about", "related")
    described = ("is_night", "part_of")
    checks = (readiness.no_citations, readiness.no_tags)

    is_night = models.BooleanField(
        _("in one night"),
        default=False,
        help_text=_("The date is two days, and it happened in the night between them."),
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("part of")
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
