from datetime import date

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.admin import RecordAdmin
from archive.admin.record import CONTENT_NOTE, PRIVATE, TAGS, WHEN
from memorial.models import Memorial, Observance


@admin.register(Memorial)
class MemorialAdmin(RecordAdmin):
    """There is one: its list leads to it."""

    fieldsets = (
        (_("Its name and its sentence"), {"fields": ("title", "language", "summary", "hero_text")}),
        (_("The two sides of the line"), {"fields": (("hero_before", "hero_after"), "symbol")}),
        (_("The names"), {"fields": ("names_title", "names_text")}),
        (_("First to read"), {"fields": ("lead_event", "lead_statement")}),
        (_("About, and the promise"), {"fields": ("body", "vow")}),
        (_("More"), {"fields": ("filed_as",)}),
        WHEN,
        TAGS,
        CONTENT_NOTE,
        PRIVATE,
    )

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Memorial.objects.exists()

    def changelist_view(self, request, extra_context=None):
        only = Memorial.objects.values_list("pk", flat=True).first()
        if only is None or not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        return HttpResponseRedirect(self.change_address(only))


def house_name():
    return Memorial.objects.order_by("pk").values_list("title", flat=True).first() or ""


def next_observance(request):
    """The box beside the queues: how many days there are to the next day of observance."""
    today = timezone.localdate()
    days = [(next_time(one, today), one) for one in Observance.objects.select_related("record")]
    if not days:
        return None
    when, observance = min(days, key=lambda pair: pair[0])
    own = admin.site.get_model_admin(Memorial)
    context = {
        "observance": observance,
        "when": when,
        "days": (when - today).days,
        "address": own.change_address(observance.record_id),
    }
    return "admin/parts/observance.html", context


def next_time(observance, today):
    """The next day of observance from today on; the 29th of February is kept in the years that have it."""
    for year in range(today.year, today.year + 9):
        try:
            day = date(year, observance.month, observance.day)
        except ValueError:
            continue
        if day >= today:
            return day
    return date.max


admin.site.house_name = house_name
admin.site.boxes = (*admin.site.boxes, next_observance)
