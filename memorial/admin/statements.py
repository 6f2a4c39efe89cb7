from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import RecordAdmin
from archive.admin.record import CONTENT_NOTE, PRIVATE, TAGS
from memorial.models import Statement


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    starts_with = _("Capture a statement")
    starts_at = 10
    shows_year = True
    fieldsets = (
        (_("The words"), {"fields": ("words", ("words_language", "medium"), "words_note")}),
        (_("Who and when"), {"fields": ("speaker", ("date", "date_note"), "occasion")}),
        (_("Where it was said"), {"fields": ("platform", "address", "archived_address")}),
        (_("What it is"), {"fields": ("title", "filed_as", "language", "summary", "body")}),
        TAGS,
        CONTENT_NOTE,
        PRIVATE,
    )
