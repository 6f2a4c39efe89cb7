from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.record import PRIVATE, RecordAdmin
from archive.models import Tag


@admin.register(Tag)
class TagAdmin(RecordAdmin):
    ordering = ("folded",)
    fieldsets = (
        (_("The word"), {"fields": ("title", "language", "filed_as")}),
        (_("What it means"), {"fields": ("summary", "body")}),
        (_("More"), {"fields": ("tags", ("date", "date_note"), "content_note", "content_note_text")}),
        PRIVATE,
    )

    @staticmethod
    def label_of(tag):
        """Among tags, nobody needs to be told that it is a tag."""
        return tag.title
