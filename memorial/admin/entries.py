from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import RecordAdmin
from archive.admin.record import CONTENT_NOTE, PRIVATE, TAGS, WHEN
from memorial.models import Entry


@admin.register(Entry)
class EntryAdmin(RecordAdmin):
    starts_with = _("Add a name")
    starts_at = 30
    fieldsets = (
        (
            _("Who or what is remembered"),
            {"fields": ("title", "filed_as", ("commemorates", "language"), ("identification", "number"))},
        ),
        (_("The life"), {"fields": (("born", "died"), "is_night", "dates_note", "occupation", "portrait")}),
        (_("Words"), {"fields": ("summary", "body")}),
        TAGS,
        WHEN,
        CONTENT_NOTE,
        PRIVATE,
    )
