"""What nobody but the staff may see: the page of an unpublished record, and the picture of an original."""

from io import BytesIO

from django.contrib import admin
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from archive import originals
from archive.editioning import unpublished_edition
from archive.models import Record
from archive.pixels import DAMAGE, decoded, in_srgb, narrowed
from archive.views import render_edition

WIDTHS = (120, 1280)  # of a list's thumbnail, of a page's picture


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
    return unkept(HttpResponse(small_copy(sha256, width), content_type="image/webp"))


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
    """Made in memory from the original and remembered for some minutes, by the server alone."""
    return cache.get_or_set(f"small-copy:{sha256}:{width}", lambda: _made(sha256, width))


def _made(sha256, width):
    try:
        with originals.open_original(sha256) as file:
            across, image, profile = decoded(file, widest=width)
    except (FileNotFoundError, *DAMAGE) as problem:
        raise Http404 from problem
    image = in_srgb(narrowed(image, min(width, across), image.height / image.width), profile)
    image.info = {}  # no profile and no comment of the original travels with it
    made = BytesIO()
    image.save(made, format="WEBP", quality=80, method=2)
    return made.getvalue()
