"""Publishing what waits for review in a batch: in pieces, so that no request takes long and none is half done."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import publishing
from archive.forms import NoteForm
from archive.models import Tag
from exchange.admin import access
from exchange.incoming import releasing, standing


@access.needs(access.PUBLISH)
def publish(request, batch):
    form = NoteForm(request.POST or None, label_suffix="")
    sentence = ""
    if request.method == "POST" and form.is_valid():
        sentence = _publish(request, batch, form)
        if not form.errors and not releasing.in_review(batch).exists():
            return _finished(request, batch, sentence)
        if access.is_script(request):
            return JsonResponse(_told(batch, form, sentence))
    context = {
        "title": _("Publish those in review"),
        "batch": batch,
        "form": form,
        "sentence": sentence,
        "goes_on": bool(sentence) and not form.errors,
        "ready": releasing.in_review(batch).count(),
        "counts": standing.counts(batch),
        "silent_tags": silent_tags(batch),
    }
    return TemplateResponse(request, "admin/batch_publish.html", admin.site.each_context(request) | context)


def _publish(request, batch, form):
    """What was done, in a sentence; where a piece was refused, the form says why: nothing of it is public."""
    try:
        releasing.publish_some(batch, by=request.user, note=form.cleaned_data["note"], turn=access.turn(request))
    except publishing.CannotMove as problem:
        form.add_error(None, str(problem))
    counts = standing.counts(batch)
    words = {"done": counts["published"], "all": counts["published"] + releasing.in_review(batch).count()}
    return _("%(done)s of %(all)s published.") % words


def _finished(request, batch, sentence):
    messages.success(request, sentence)
    may_change = request.user.has_perm(access.CHANGE)
    address = reverse("admin:batch", args=[batch.pk]) if may_change else reverse("admin:batches")
    if access.is_script(request):
        return JsonResponse({"left": 0, "sentence": sentence, "address": address})
    return HttpResponseRedirect(address)


def _told(batch, form, sentence):
    """For the script; where something was refused, it hands back to the page."""
    address = reverse("admin:batch_publish", args=[batch.pk])
    left = 0 if form.errors else releasing.in_review(batch).count()
    return {"left": left, "sentence": sentence, "address": address}


def silent_tags(batch):
    """Tags of these photographs that are not public: their pages do not show them until they are."""
    tagged = Tag.objects.filter(tagged__photograph__arrivals__batch=batch).exclude(state="published")
    return tagged.distinct().order_by("folded")
