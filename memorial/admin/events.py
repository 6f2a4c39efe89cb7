from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.admin import RecordAdmin, filters
from archive.admin.record import CONTENT_NOTE, PRIVATE, TAGS, WHAT_IT_IS
from archive.models import Relation
from memorial.models import Event, Statement


class ByEvent(filters.ByRecord):
    """Records that have to do with an event: part of it, said on its occasion, or related to it."""

    title = _("event")
    parameter_name = "event"

    def choices_of(self):
        return Event.objects.order_by("date_earliest", "folded").values_list("uid", "title")[: filters.MOST]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        related = Relation.objects.filter(to__uid=self.value()).values("record")
        said = Statement.objects.filter(occasion__uid=self.value()).values("pk")
        parts = Event.objects.filter(part_of__uid=self.value()).values("pk")
        return queryset.filter(Q(pk__in=related) | Q(pk__in=said) | Q(pk__in=parts))


filters.further.append(ByEvent)


@admin.register(Event)
class EventAdmin(RecordAdmin):
    starts_with = _("Add an event")
    starts_at = 40
    fieldsets = (
        WHAT_IT_IS,
        (_("When, and within what"), {"fields": (("date", "date_note"), "is_night", "part_of")}),
        TAGS,
        CONTENT_NOTE,
        PRIVATE,
    )
