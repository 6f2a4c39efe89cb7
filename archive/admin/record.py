"""The admin of a record, whatever its kind: it reads what the kind declares; its own file says what differs."""

from django.contrib import admin
from django.db import connection
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from archive import kinds, publishing, readiness, revising
from archive.admin import cells, filters
from archive.admin.histories import WithHistory
from archive.admin.moves import WithMoves
from archive.admin.rows import inlines_for
from archive.admin.searching import FoldedSearch
from archive.describing import describe
from archive.forms import RecordForm, choosing_records
from archive.models import Record, State


class RecordList(FoldedSearch):
    """A list of records: what each is, where it stands, what it lacks."""

    list_display = ("thumb", "titled", "standing", "missing", "translations", "changed")
    list_display_links = ("titled",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    ordering = ("-changed_at",)
    empty_value_display = ""
    shows_year = False  # a year with the red rule where others have a picture: words are quoted

    def get_queryset(self, request):
        return super().get_queryset(request).order_by(*self.ordering)

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = cells.with_cells(changelist.result_list)
        return changelist

    def get_list_filter(self, request):
        return [filters.ByState, filters.ByGap, filters.ByTag, *filters.further]

    @admin.display(description="")
    def thumb(self, record):
        return cells.thumb(record)

    @admin.display(description=_("title"), ordering="folded")
    def titled(self, record):
        return record.title

    @admin.display(description=_("state"), ordering="state")
    def standing(self, record):
        return cells.state(record)

    @admin.display(description=_("missing"))
    def missing(self, record):
        return cells.missing(record)

    @admin.display(description=_("languages"))
    def translations(self, record):
        return cells.translations(record)

    @admin.display(description=_("last changed"), ordering="changed_at")
    def changed(self, record):
        return date_format(localtime(record.changed_at), "j M Y, H:i")

    def list_address(self):
        return self.address_of("changelist")

    def change_address(self, pk):
        return self.address_of("change", pk)

    def add_address(self):
        return self.address_of("add")

    def address_of(self, what, *args):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{what}", args=args)


class RecordAdmin(WithMoves, WithHistory, RecordList, admin.ModelAdmin):
    is_for_records = True
    form = RecordForm
    actions = ("ask_for_review",)
    change_form_template = "admin/record_form.html"
    delete_confirmation_template = "admin/delete_confirmation.html"
    starts_with = ""  # what the button says that begins a new one; none: no button
    starts_at = 50
    begins_at = ""  # the name of the page where a new one is begun, where that is not its own form

    def start_address(self):
        return reverse(self.begins_at) if self.begins_at else self.add_address()

    @cached_property
    def own_columns(self):
        """The columns of the kind itself, beside those that every record has."""
        declared = [name for name in kinds.declared(self.model, "described") if name not in Record.described]
        return [name for name in declared if self.opts.get_field(name).editable]

    def get_fieldsets(self, request, obj=None):
        if self.fieldsets:
            return self.fieldsets
        own = [(capfirst(self.opts.verbose_name), {"fields": self.own_columns})] if self.own_columns else []
        return [WHAT_IT_IS, *own, WHEN, TAGS, CONTENT_NOTE, PRIVATE]

    def get_inlines(self, request, obj):
        return inlines_for(self.model)

    def get_autocomplete_fields(self, request):
        links = [name for name in self.own_columns if self.opts.get_field(name).is_relation]
        return ["tags", *links]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return choosing_records(super().formfield_for_foreignkey(db_field, request, **kwargs), cells.label_of)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return choosing_records(super().formfield_for_manytomany(db_field, request, **kwargs), str)

    @staticmethod
    def label_of(record):
        return cells.label_of(record)

    def get_object(self, request, object_id, from_field=None):
        """While a form is being saved, nobody else saves or moves its record. Moves lock it themselves, later."""
        if request.method == "POST" and connection.in_atomic_block:
            Record.objects.select_for_update().filter(pk=object_id if str(object_id).isdigit() else None).first()
        return super().get_object(request, object_id, from_field)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed_rows = [one.model._meta.verbose_name_plural for one in formsets if one.has_changed()]
        is_changed = changed_rows or set(form.changed_data) - {"seen"}
        if change and not is_changed and "_move" in request.POST:
            return
        note = form.reason(changed_rows) if change else form.cleaned_data.get("why") or str(_("Entered."))
        revising.keep(form.instance, by=request.user, note=note)

    def has_delete_permission(self, request, obj=None):
        """What was ever public cannot be deleted, only withdrawn: its editions and ledger lines stay."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj is not None and was_public(obj))

    def has_submit_permission(self, request):
        return request.user.has_perm("archive.submit_record")

    @admin.action(description=_("Ask for review"), permissions=["submit"])
    def ask_for_review(self, request, queryset):
        records = list(queryset.filter(state=State.DRAFT).order_by("pk"))
        if records:
            publishing.move_all(records, State.REVIEW, by=request.user)
        self.message_user(request, _("Records that now wait for review: %(count)s.") % {"count": len(records)})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= self.standing_of(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def standing_of(self, request, record):
        """What stands beside the form: where the record is, what it lacks, what may be done with it."""
        shown = cells.with_cells(Record.objects.filter(pk=record.pk)).get()
        return {
            "record": record,
            "record_state": cells.state(shown),
            "gaps": [(gap, self.place_of(gap)) for gap in readiness.gaps(describe(record))],
            "edition": record.editions.filter(is_current=True).first(),
            "was_public": was_public(record),
            "moves": self.moves_for(request, record),
            "history_address": self.address_of("history", record.pk),
        }

    def place_of(self, gap):
        """Where in the form a gap is filled: a field, or the rows of a key."""
        rows = {row.key: f"{row._meta.model_name}_rows-group" for row in kinds.row_models(self.model)}
        return rows.get(gap.field) or (f"id_{gap.field}" if gap.field else "")

    def response_change(self, request, obj):
        if "_move" in request.POST and "_popup" not in request.POST:
            return HttpResponseRedirect(self.address_of("move", obj.pk, request.POST["_move"]))
        return super().response_change(request, obj)


def was_public(record):
    if not hasattr(record, "_was_public"):
        record._was_public = record.editions.exists()
    return record._was_public


WHAT_IT_IS = (_("What it is"), {"fields": ("title", "filed_as", "language", "summary", "body")})
WHEN = (_("When"), {"fields": (("date", "date_note"),)})
TAGS = (_("Tags"), {"fields": ("tags",)})
CONTENT_NOTE = (_("Content note"), {"fields": ("content_note", "content_note_text")})
PRIVATE = (_("Private, never published"), {"fields": ("notes", "is_living", "consent")})
