"""The desk's pages for many photographs at once."""

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from archive.models import Photograph
from exchange.admin import arriving, batch, deciding, lists, releasing


def pages(desk):
    def page(route, view, name):
        return path(f"batches/{route}", desk.admin_view(view), name=name)

    return [
        page("", lists.batches, "batches"),
        page("add/", arriving.add, "batch_add"),
        page("captions.csv", lists.template, "batch_template"),
        page("<int:pk>/", batch.batch, "batch"),
        page("<int:pk>/files/", arriving.files, "batch_files"),
        page("<int:pk>/waiting/", arriving.go_on, "batch_go_on"),
        page("<int:pk>/again/<int:arrival>/", arriving.again, "batch_again"),
        page("<int:pk>/alike/", deciding.alike, "batch_alike"),
        page("<int:pk>/publish/", releasing.publish, "batch_publish"),
    ]


# Photographs begin with their files, on a page of their own; one that is known by its caption alone, from there.
photographs = admin.site.get_model_admin(Photograph)
photographs.starts_with = _("Add photographs")
photographs.begins_at = "admin:batch_add"
admin.site.pages = (*admin.site.pages, pages)
admin.site.boxes = (*admin.site.boxes, lists.unfinished)
