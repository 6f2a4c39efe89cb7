"""The desk for what the archive holds. Every kind has an admin from the start; a kind's own file may replace it."""

from importlib import import_module

from django.contrib import admin

from archive import kinds

from .record import RecordAdmin

admin.site.register(kinds.all_kinds().values(), RecordAdmin)

for own in ("all_records", "people", "photographs", "sources", "tags"):
    import_module(f"{__name__}.{own}")

__all__ = ["RecordAdmin"]
