"""Files come in: by the page's script one at a time, or all of them with a plain form."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.models import Outcome
from exchange.admin import access
from exchange.incoming import batches, receiving, standing


@access.uploading
@access.needs(access.ADD)
def add(request):
    """“Add photographs”: begins a batch with what was chosen; for the page's script, with nothing yet."""
    if request.method == "POST" and access.is_script(request):
        batch = batches.begin(by=request.user)
        return JsonResponse({"files": reverse("admin:batch_files", args=[batch.pk])})
    if request.method == "POST" and request.FILES.getlist("files"):
        return _take_in(request, batches.begin(by=request.user))
    if request.method == "POST":
        messages.warning(request, _("Choose at least one file."))
    context = {"title": _("Add photographs"), "unfinished": standing.unfinished().filter(begun_by=request.user)[:3]}
    return TemplateResponse(request, "admin/batch_add.html", admin.site.each_context(request) | context)


@access.uploading
@require_POST
@access.needs(access.ADD)
def files(request, batch):
    """More files for a batch."""
    return _take_in(request, batch)


@require_POST
@access.needs(access.ADD)
def go_on(request, batch):
    """Takes in files that wait, as many as one request has time for."""
    left = receiving.go_on(batch, by=request.user, turn=access.turn(request))
    if access.is_script(request):
        said = _("%(count)s files still wait.") % {"count": left} if left else _("All files have been taken in.")
        return JsonResponse({"left": left, "sentence": said, "address": _address(batch)})
    return HttpResponseRedirect(_address(batch))


@require_POST
@access.needs(access.ADD)
def again(request, batch, arrival):
    """A second record of a file that is held already."""
    asked = get_object_or_404(batch.arrivals, pk=arrival)
    made = batches.again(asked, by=request.user)
    said = _("%(name)s has a second record now.") if made else _("%(name)s has been dealt with already.")
    messages.success(request, said % {"name": asked.name})
    return HttpResponseRedirect(_address(batch))


def _take_in(request, batch):
    received = list(receiving.receive(batch, request.FILES.getlist("files"), by=request.user))
    if access.is_script(request):
        return JsonResponse(_told(batch, received))
    for one in received:
        if one.outcome not in Outcome.values:  # what became of pictures stands on the page itself
            messages.info(request, one.sentence)
    return HttpResponseRedirect(_address(batch))


def _told(batch, received):
    """For the script: the batch's address, how many files wait in it, and the worst that befell this upload."""
    last = received[-1] if received else receiving.Received("", Outcome.REFUSED, _("No file came."))
    sentence = " ".join(one.sentence for one in received if one.sentence) or str(Outcome(last.outcome).label)
    waits = batch.arrivals.filter(outcome=Outcome.WAITING).exists()
    return {"outcome": last.outcome, "sentence": sentence, "waits": waits, "address": _address(batch)}


def _address(batch):
    return reverse("admin:batch", args=[batch.pk])
