"""All records of every kind in one list; whatever can be edited is edited at its own kind."""

from django.contrib import admin
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from archive import kinds
from archive.admin import cells
from archive.admin.record import RecordList
from archive.models import Record


class ByKind(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(name, model._meta.verbose_name_plural) for name, model in kinds.all_kinds().items()]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Record)
class AllRecords(RecordList, admin.ModelAdmin):
    list_display = ("thumb", "titled", "kind_named", "standing", "missing", "translations", "changed")
    actions = None

    def get_queryset(self, request):
        viewable = [name for name, own in self._admins().items() if own.has_view_permission(request)]
        return super().get_queryset(request).filter(kind__in=viewable)

    def get_list_filter(self, request):
        return [ByKind, *super().get_list_filter(request)]

    @admin.display(description=_("kind"), ordering="kind")
    def kind_named(self, record):
        return cells.kind_label(record)

    @staticmethod
    def label_of(record):
        return cells.label_of(record)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Leads to the record at its own kind, with all that was asked for."""
        record = self.get_queryset(request).filter(pk=object_id if object_id.isdecimal() else None).first()
        if record is None:
            raise Http404
        address = self._admins()[record.kind].change_address(record.pk)
        return HttpResponseRedirect(_with_query(address, request))

    def add_view(self, request, form_url="", extra_context=None):
        """Asks first what kind it is to be."""
        ready = [own for own in self._admins().values() if own.has_add_permission(request)]
        context = self.admin_site.each_context(request) | {
            "title": _("What is it?"),
            "opts": self.opts,
            "is_popup": "_popup" in request.GET,
            "choices": [
                (own.opts.verbose_name, own.model.icon, _with_query(own.add_address(), request)) for own in ready
            ],
        }
        return TemplateResponse(request, "admin/kinds.html", context)

    def has_view_permission(self, request, obj=None):
        return any(own.has_view_permission(request) for own in self._admins().values())

    def has_add_permission(self, request):
        return any(own.has_add_permission(request) for own in self._admins().values())

    def has_change_permission(self, request, obj=None):
        own = self._admins().get(obj.kind) if obj else None
        return own.has_change_permission(request) if own else self.has_view_permission(request)

    def has_delete_permission(self, request, obj=None):
        """Asked when a record of some kind is deleted, since its shared row goes too."""
        own = self._admins().get(obj.kind) if obj else None
        return bool(own) and own.has_delete_permission(request, obj)

    def _admins(self):
        return self.admin_site.admins_of_kinds()


def _with_query(address, request):
    # A popup asks to be told the identifier under the name Record gives it; every kind has another name for it.
    query = request.GET.copy()
    query.pop("_to_field", None)
    return f"{address}?{query.urlencode()}" if query else address
