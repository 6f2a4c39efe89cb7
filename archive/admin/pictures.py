"""The picture of a record at the desk: it arrives before anything is locked; what is known of it stands in the form."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import likenesses, preparing
from archive.admin.originals import earlier_originals
from archive.forms import receive
from archive.models import Original, Photograph, Preparation, State
from archive.pixels.sizes import MIDDLE, square

TAKE_ORIGINALS = "archive.download_original"


class WithPicture:
    """For the admin of a kind whose records hold a picture."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_prepare"
        view = self.admin_site.admin_view(self.prepare_view)
        return [path("<path:object_id>/prepare/", view, name=name), *super().get_urls()]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The file is looked at before the save begins: decoding a large one takes seconds, and others want to save."""
        may_save = self.has_change_permission(request) if object_id else self.has_add_permission(request)
        if request.method == "POST" and may_save and "image_file" in request.FILES:
            request.received = receive(request.FILES["image_file"])
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.received = getattr(request, "received", None)
        return form

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.has_new_file and form.has_offers:
            said = _("Words came with the file. They stand in the form, and none is used before you say so.")
            self.message_user(request, said)

    def standing_of(self, request, record):
        return super().standing_of(request, record) | (self.picture_of(request, record) if record.is_held else {})

    def picture_of(self, request, record):
        """What stands beside a held picture: its originals, what looks like it, its public copies."""
        original = Original.objects.filter(sha256=record.image_sha256).first()
        return {
            "original_file": original,
            "may_download": request.user.has_perm(TAKE_ORIGINALS),
            "earlier": earlier_originals(record),
            "alike": alike(record, original),
            **preparation_in_words(record),
            "prepare_address": self.address_of("prepare", record.pk),
            "focus_address": self.address_of("focus", record.pk),
            "crop": crop_of(record),
        }

    def prepare_view(self, request, object_id):
        """Have the public copies made again, whatever became of it before."""
        record = self.viewable(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if record.state == State.PUBLISHED and record.is_held:
            preparing.ask_for([record.uid])
            self.message_user(request, *SAID[preparation_of(record).state])
        return HttpResponseRedirect(self.change_address(record.pk))


SAID = {
    Preparation.State.MADE: (gettext_lazy("The public copies are there."), messages.SUCCESS),
    Preparation.State.WAITING: (gettext_lazy("The public copies will be made shortly."), messages.INFO),
    Preparation.State.FAILED: (gettext_lazy("The public copies could not be made."), messages.ERROR),
}
# Why they could not be made, by the reasons of archive/public_files.py.
PROBLEMS = {
    "missing": gettext_lazy("the original is not there"),
    "damaged": gettext_lazy("the original is damaged"),
    "memory": gettext_lazy("the picture needs more memory than it may have"),
    "time": gettext_lazy("it took longer than it may"),
    "disk": gettext_lazy("there was no room on the disk"),
    "crashed": gettext_lazy("the program that reads pictures broke down"),
}


def preparation_of(record):
    """How far the public copies of a published record are; None where it has none to be made."""
    if record.state != State.PUBLISHED:
        return None
    return Preparation.objects.filter(uid=record.uid).first()


def preparation_in_words(record):
    preparation = preparation_of(record)
    problem = PROBLEMS.get(preparation.problem, preparation.problem) if preparation else ""
    return {"preparation": preparation, "preparation_problem": problem}


def alike(record, original):
    """Other photographs that look like this one, nearest first; the very same picture has no distance."""
    near = likenesses.alike(original) if original else []
    distances = {record.image_sha256: 0} | {one.sha256: distance for one, distance in near}
    found = Photograph.objects.filter(image_sha256__in=distances).exclude(pk=record.pk).order_by("pk")[:MOST_ALIKE]
    return sorted(found, key=lambda one: (distances[one.image_sha256], one.pk))


MOST_ALIKE = 6


def crop_of(record):
    """The part of the picture that a square shows, in its own pixels."""
    focus = None if record.focus_x is None or record.focus_y is None else (record.focus_x, record.focus_y)
    left, top, right, _bottom = square((record.image_width, record.image_height), focus)
    x, y = focus or MIDDLE
    return {
        "box": f"{left} {top} {right - left} {right - left}",
        "x": round(record.image_width * x / 100),
        "y": round(record.image_height * y / 100),
        "mark": max(1, max(record.image_width, record.image_height) // 40),
        "per_cent": {"x": x, "y": y},
        "is_set": focus is not None,
    }
