"""What nobody but the staff may see: the page of an unpublished record, and the picture of an original."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive import previews
from archive.editioning import unpublished_edition
from archive.models import Record
from archive.views import render_edition

WIDTHS = {120: 240, 240: 240, 1280: 1280}  # asked for: sent, because a thumbnail is shown on dense screens too


@require_safe
def preview(request, uid):
    """The page as a visitor would see it if it were published now."""
    record = viewable(request, uid)
    return unkept(render_edition(request, unpublished_edition(record), is_preview=True))


@require_safe
def picture(request, uid, width):
    """A small copy of a held image, published or not."""
    sha256 = getattr(viewable(request, uid), "image_sha256", "")
    if not sha256 or width not in WIDTHS:
        raise Http404
    return unkept(HttpResponse(small_copy(sha256, WIDTHS[width]), content_type="image/webp"))


def viewable(request, uid):
    """The record, for those who may view its kind; the others do not learn whether it exists."""
    record = get_object_or_404(Record, uid=uid).specific
    if not admin.site.get_model_admin(type(record)).has_view_permission(request, record):
        raise PermissionDenied
    return record


def unkept(response):
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def small_copy(sha256, width):
    """The bytes of it, for those who have been let in already; Http404 where none can be made."""
    try:
        return previews.preview(sha256, width).read_bytes()
    except (previews.NoPreview, FileNotFoundError) as problem:
        raise Http404 from problem
