"""Originals leave the house only here: as they came, for those with the right, kept by no cache on the way."""

import re

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import originals
from archive.admin.viewing import unkept, viewable
from archive.folding import slug
from archive.models import Original

EXTENSIONS = {"JPEG": "jpg", "TIFF": "tif", "HEIF": "heic", "JPEG2000": "jp2"}
MENTIONED = re.compile(r'"image_sha256":"([0-9a-f]{64})"')


@require_safe
def original(request, uid, sha256=""):
    """The file of a record, or an earlier one that its history mentions, byte for byte."""
    record = viewable(request, uid)
    if not request.user.has_perm("archive.download_original"):
        raise PermissionDenied
    held = getattr(record, "image_sha256", "")
    if not held or (sha256 and sha256 != held and sha256 not in earlier_originals(record)):
        raise Http404
    return unkept(_file(record, sha256 or held) or _missing(request, record, sha256 or held))


def earlier_originals(record):
    """The checksums of files that the record had before, newest first, from its revisions and editions."""
    said = record.revisions.filter(text__contains='"image_sha256":').values_list("text", flat=True)
    mentioned = [sha256 for text in said for sha256 in MENTIONED.findall(text)]
    shown = record.editions.exclude(image_sha256="").order_by("-number").values_list("image_sha256", flat=True)
    return [sha256 for sha256 in dict.fromkeys([*mentioned, *shown]) if sha256 != record.image_sha256]


def _file(record, sha256):
    try:
        file = originals.open_original(sha256)
    except FileNotFoundError:
        return None
    name = f"{slug(record.title)}-{record.uid}{_ending(sha256)}"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")


def _ending(sha256):
    """For the picture's own programs; an original without its facts goes without one."""
    format = Original.objects.filter(sha256=sha256).values_list("format", flat=True).first()
    return f".{EXTENSIONS.get(format, format.lower())}" if format else ""


def _missing(request, record, sha256):
    from django.contrib import admin

    context = admin.site.each_context(request) | {"title": _("The original is not there"), "record": record}
    context |= {"sha256": sha256, "change_address": admin.site.get_model_admin(type(record)).change_address(record.pk)}
    return TemplateResponse(request, "admin/original_missing.html", context, status=404)
