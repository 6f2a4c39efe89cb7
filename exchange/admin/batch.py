"""The page of a batch: what is the same for all, and each picture beside its words."""

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Outcome
from exchange.admin import access, rows
from exchange.forms import PictureForms, SharedForm
from exchange.incoming import captions, releasing, standing

PER_PAGE, LISTED = 50, 100  # pictures of a page; sentences of each list above them


@access.needs(access.CHANGE)
def batch(request, batch):
    if request.method == "POST":
        return _save(request, batch)
    return _page(request, batch, _forms(batch, _arrivals(batch, request)), SharedForm(shared=batch.shared))


def _save(request, batch):
    """Everything on the page is saved, whichever button it was; then what the button asks for is done."""
    saved, refused = _save_pictures(request, batch)
    shared = SharedForm(request.POST if "_apply" in request.POST else None, shared=batch.shared)
    is_applied = shared.is_bound and shared.is_valid()
    if saved:
        messages.success(request, _("Saved: %(count)s photographs.") % {"count": saved})
    if is_applied:
        changed = captions.apply_to_all(batch, shared.shared(), by=request.user)
        messages.success(request, _("Filled in: %(count)s photographs.") % {"count": changed})
    if "_review" in request.POST and not refused:
        _ask_for_review(request, batch)
    if refused or (shared.is_bound and not is_applied):
        return _page(request, batch, _with_refused(batch, request, refused), shared)
    return HttpResponseRedirect(_next_address(request, batch))


def _save_pictures(request, batch):
    asked = [number for number in request.POST.getlist("arrival") if number.isdecimal()]
    with transaction.atomic():
        rows.lock(batch, asked)
        arrivals = rows.prepared(batch.arrivals.filter(pk__in=asked))
        return PictureForms(arrivals, request.POST).save(by=request.user)


def _ask_for_review(request, batch):
    if not request.user.has_perm("archive.submit_record"):
        messages.warning(request, _("You may not ask for review. All is saved."))
        return
    asked, counts = releasing.ask_for_review(batch, by=request.user), standing.counts(batch)
    messages.success(request, _("Photographs that now wait for review: %(count)s.") % {"count": asked})
    if counts["needing"]:
        said = _("Drafts that stay here, because they need something: %(count)s.")
        messages.warning(request, said % {"count": counts["needing"]})


def _with_refused(batch, request, refused):
    """The page afresh, where the forms that were refused stand as they were sent."""
    again = {form.arrival.pk: form.sent_again() for form in refused}
    page, forms = _forms(batch, _arrivals(batch, request))
    return page, [again.get(one.arrival.pk, one) for one in forms]


def _arrivals(batch, request):
    """A page of their primary keys. Two files are sent at once: which of them came first is chance, and no order."""
    kept = standing.needing(batch) if "open" in request.GET else batch.arrivals.filter(standing.KEPT)
    found = sorted(kept.values_list("name", "position", "pk"), key=rows.as_counted)
    return Paginator([pk for _name, _position, pk in found], PER_PAGE).get_page(request.GET.get("page"))


def _forms(batch, page):
    arrivals = rows.prepared(batch.arrivals.filter(pk__in=list(page)))
    return page, PictureForms(sorted(arrivals, key=lambda one: rows.as_counted((one.name, one.position, one.pk)))).forms


def _next_address(request, batch):
    address = reverse("admin:batch", args=[batch.pk])
    query = request.GET.copy()
    if "_next" in request.POST:
        query["page"] = request.POST["_next"]
    return f"{address}?{query.urlencode()}" if query else address


def _page(request, batch, forms, shared):
    page, forms = forms
    counts = standing.counts(batch)
    context = {
        "title": _("Add photographs"),
        "batch": batch,
        "page": page,
        "rows": rows.rows(forms),
        "shared": shared,
        "counts": counts,
        "summary": standing.summary(counts),
        "refused_forms": [form for form in forms if form.errors],
        "only_open": "open" in request.GET,
        "may_publish": request.user.has_perm(access.PUBLISH),
        **_lists(batch),
    }
    return TemplateResponse(request, "admin/batch.html", admin.site.each_context(request) | context)


def _lists(batch):
    """What is said above the pictures: files that were not taken, and what the spreadsheet leaves open."""
    others = batch.arrivals.exclude(outcome__in=[Outcome.KEPT, Outcome.WAITING])[:LISTED]
    missing = captions.rows_without_file(batch)
    without = batch.arrivals.filter(standing.KEPT, row=None)[:LISTED] if batch.sheet else []
    return {
        "others": rows.with_records(list(others)),
        "sheet_problems": batch.sheet_problems[:LISTED],
        "missing_files": [(row.number, row.file) for row in missing[:LISTED]],
        "more_missing": max(0, len(missing) - LISTED),
        "without_row": [one.name for one in without],
    }
