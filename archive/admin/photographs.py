from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.alternative_texts import WithAlternativeTexts
from archive.admin.focus import WithFocus
from archive.admin.pictures import WithPicture
from archive.admin.record import CONTENT_NOTE, PRIVATE, TAGS, WHEN, RecordAdmin
from archive.forms import PhotographForm
from archive.models import Photograph


@admin.register(Photograph)
class PhotographAdmin(WithPicture, WithFocus, WithAlternativeTexts, RecordAdmin):
    form = PhotographForm
    change_form_template = "admin/photograph_form.html"
    change_list_template = "admin/photograph_list.html"
    starts_with = _("Add a photograph")
    starts_at = 20
    fieldsets = (
        (_("The picture"), {"fields": ("image_file", "not_held_because"), "classes": ("picture-file",)}),
        (_("What it is"), {"fields": ("title", "filed_as", "language", "summary")}),
        (_("Words beside it"), {"fields": ("caption_published", "caption", "alternative_text", "is_decorative")}),
        (_("What it shows, and what it does not"), {"fields": ("body", "does_not_show")}),
        (_("Focal point"), {"fields": (("focus_x", "focus_y"),), "classes": ("focal-point",)}),
        WHEN,
        (_("Whose it is"), {"fields": ("photographer", "credit", "rights", "rights_holder", "visitor_may")}),
        TAGS,
        CONTENT_NOTE,
        PRIVATE,
    )
