"""Two pictures that look alike, side by side: keep both, or leave the new one out; then the next pair."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from exchange.admin import access, rows
from exchange.incoming import deciding, standing


@access.needs(access.CHANGE)
def alike(request, batch):
    if request.method == "POST":
        return _decide(request, batch)
    waits = deciding.undecided(batch)
    asked = request.GET.get("picture", "")
    arrival = waits.filter(pk=asked).first() if asked.isdecimal() else waits.first()
    if arrival is None:
        return HttpResponseRedirect(reverse("admin:batch", args=[batch.pk]))
    found = standing.lookalikes([arrival])
    others = [found[sha256] for sha256 in arrival.alike if sha256 in found]
    context = {
        "title": _("Keep both?"),
        "batch": batch,
        "arrival": arrival,
        "new": (arrival.photograph, rows.facts(arrival.photograph)),
        "others": [(one, rows.facts(one)) for one in others],
        "left": waits.count(),
        "may_leave_out": deciding.may_leave_out(arrival, request.user),
    }
    return TemplateResponse(request, "admin/batch_alike.html", admin.site.each_context(request) | context)


def _decide(request, batch):
    asked = request.POST.get("picture", "")
    arrival = deciding.undecided(batch).filter(pk=asked if asked.isdecimal() else None).first()
    if arrival is None:
        messages.info(request, _("This has been decided already."))
    elif "_leave" in request.POST:
        _leave_out(request, arrival)
    else:
        deciding.keep_both(arrival)
        messages.success(request, _("Both are kept: %(name)s.") % {"name": arrival.name})
    return HttpResponseRedirect(reverse("admin:batch_alike", args=[batch.pk]))


def _leave_out(request, arrival):
    try:
        deciding.leave_out(arrival, by=request.user)
    except deciding.CannotLeaveOut as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Left out: %(name)s.") % {"name": arrival.name})
