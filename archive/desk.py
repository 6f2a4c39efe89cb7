"""The curators' desk: Django's admin site, opening with what needs somebody today."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import path
from django.utils.translation import gettext_lazy as _

from archive import kinds


class Suggestions(AutocompleteJsonView):
    def serialize_result(self, obj, to_field_name):
        label_of = getattr(self.model_admin, "label_of", str)
        return super().serialize_result(obj, to_field_name) | {"text": label_of(obj)}


class Desk(admin.AdminSite):
    site_header = site_title = _("Curators’ desk")
    index_title = _("What needs you today")

    # Floors above add what this one does not know.
    house_name = ""  # the memorial's name: a text, or a function that returns it
    boxes = ()  # beside the queues: functions of a request that return (template, context) or None
    pages = ()  # further pages: functions of the desk that return their routes

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.disable_action("delete_selected")  # nothing here is deleted in bulk

    def register(self, model_or_iterable, admin_class=None, **options):
        """A kind's own admin takes the place of the one every kind has from the start."""
        if getattr(admin_class, "is_for_records", False):
            self.unregister([model for model in model_or_iterable if self.is_registered(model)])
        super().register(model_or_iterable, admin_class, **options)

    def each_context(self, request):
        name = self.house_name() if callable(self.house_name) else self.house_name
        return super().each_context(request) | {
            "house_name": name,
            "starts": self.starts(request),
            "theme": request.COOKIES.get("theme", ""),
        }

    def starts(self, request):
        """The admins a person begins something new with, in order: “Capture a statement”, “Add photographs” …"""
        ready = [one for one in self.admins_of_kinds().values() if one.starts_with and one.has_add_permission(request)]
        return sorted(ready, key=lambda one: one.starts_at)

    def admins_of_kinds(self):
        """{name of a kind: its admin}."""
        return {name: self.get_model_admin(kind) for name, kind in kinds.all_kinds().items()}

    def index(self, request, extra_context=None):
        from archive.admin import queues

        return super().index(request, queues.today(request, self) | (extra_context or {}))

    def get_urls(self):
        from archive.admin import originals, viewing

        own = [
            path("preview/<slug:uid>/", self.admin_view(viewing.preview), name="preview"),
            path("picture/<slug:uid>/<int:width>/", self.admin_view(viewing.picture), name="picture"),
            path("originals/<slug:uid>/", self.admin_view(originals.original), name="original"),
            path("originals/<slug:uid>/<slug:sha256>/", self.admin_view(originals.original), name="original"),
        ]
        further = [route for pages in self.pages for route in pages(self)]
        return own + further + super().get_urls()

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)
