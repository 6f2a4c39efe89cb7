"""The batches that are not finished, as a list and as a box on the desk; and the spreadsheet to begin from."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exchange.admin import access
from exchange.incoming import columns, standing

PER_PAGE, IN_THE_BOX = 25, 4


def batches(request):
    if not any(request.user.has_perm(one) for one in (access.ADD, access.CHANGE, access.PUBLISH)):
        raise PermissionDenied
    shows_all = "all" in request.GET
    found = access.visible(request.user)
    found = found if shows_all else _unfinished(request.user)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Batches of photographs"),
        "page": page,
        "batches": with_counts(page),
        "shows_all": shows_all,
        "may_add": request.user.has_perm(access.ADD),
    }
    return TemplateResponse(request, "admin/batches.html", admin.site.each_context(request) | context)


def unfinished(request):
    """The box beside the queues."""
    if not request.user.has_perm(access.ADD):
        return None
    found = list(_unfinished(request.user)[: IN_THE_BOX + 1])
    if not found:
        return None
    context = {"batches": with_counts(found[:IN_THE_BOX]), "has_more": len(found) > IN_THE_BOX}
    return "admin/parts/batch_box.html", context


def with_counts(batches):
    """[(batch, what there is in it, the same in a sentence)]"""
    found = standing.counts_of(batches)
    return [(one, found[one.pk], standing.summary(found[one.pk])) for one in batches]


@access.needs(access.ADD)
def template(request):
    """The columns that are understood, to be filled in by any spreadsheet program."""
    response = HttpResponse(columns.template(get_language()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="captions.csv"'
    return response


def _unfinished(user):
    return standing.unfinished() & access.visible(user)
