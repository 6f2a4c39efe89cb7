"""The focal point, set by choosing a place on the picture: a page of its own, which needs no JavaScript."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from archive import revising
from archive.admin.pictures import crop_of
from archive.forms import FocusForm

WIDEST = 320  # pixels, as the page shows the picture: a telephone has room for it


class WithFocus:
    """For the admin of a kind whose records hold a picture."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_focus"
        view = self.admin_site.admin_view(self.focus_view)
        return [path("<path:object_id>/focus/", view, name=name), *super().get_urls()]

    @transaction.atomic
    def focus_view(self, request, object_id):
        record = self.viewable(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        if not record.is_held:
            raise Http404
        form = FocusForm(chosen(request.POST, record) or None, instance=record)
        if request.method == "POST" and form.is_valid():
            self._keep_focus(request, form)
            return HttpResponseRedirect(self.address_of("focus", record.pk))
        return self._focus_page(request, record, form)

    def _keep_focus(self, request, form):
        if form.has_changed():
            revising.keep(form.save(), by=request.user, note=_("Focal point set on the picture."))
            self.message_user(request, _("The focal point is kept."), messages.SUCCESS)

    def _focus_page(self, request, record, form):
        context = self.admin_site.each_context(request) | {
            "title": _("Focal point"),
            "subtitle": record.title,
            "record": record,
            "opts": self.opts,
            "form": form,
            "shown": shown_size(record),
            "crop": crop_of(record),
            "change_address": self.change_address(record.pk),
        }
        return TemplateResponse(request, "admin/photograph_focus.html", context)


def shown_size(record):
    """Width and height in which the page shows the picture: fixed, so that a place on it is known in per cent."""
    width = min(WIDEST, record.image_width)
    return width, max(1, round(width * record.image_height / record.image_width))


def chosen(data, record):
    """What was sent, in per cent: a browser sends the place on a picture in pixels of the page."""
    place = [data.get(name) for name in ("place.x", "place.y")]
    if place == [None, None]:
        return data
    if place == ["0", "0"]:  # the key Enter, which chooses no place
        return {}
    per_cent = map(in_per_cent, place, shown_size(record))
    return dict(zip(("focus_x", "focus_y"), per_cent, strict=True))


def in_per_cent(text, side):
    return min(100, round(100 * int(text) / side)) if (text or "").isdecimal() else ""
