from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.record import CONTENT_NOTE, PRIVATE, TAGS, RecordAdmin
from archive.models import Source


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    fieldsets = (
        (_("What it is"), {"fields": ("title", "source_type", "language", "filed_as")}),
        (_("Who made it, and when"), {"fields": ("author", ("publisher", "publisher_place"), ("date", "date_note"))}),
        (
            _("Where it stands"),
            {"fields": ("container", ("locator_whole", "identifier"), "address", "archived_address", "accessed")},
        ),
        (_("What it says"), {"fields": ("summary", "body", "work_language", "is_secondary")}),
        TAGS,
        CONTENT_NOTE,
        PRIVATE,
    )
