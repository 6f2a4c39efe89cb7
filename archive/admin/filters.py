"""What the desk's lists can be narrowed by."""

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.languages import filing_language, sort_key
from archive.models import OpenGap, Record, State, Tag
from archive.readiness import GAP_NAMES

MOST = 200  # choices of one filter; the search field finds the rest

# Filters of floors above, which know kinds that this one does not.
further = []


class ByState(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*State.choices, ("changed", _("Published, with unpublished changes"))]

    def queryset(self, request, queryset):
        if self.value() == "changed":
            return queryset.with_unpublished_changes()
        return queryset.filter(state=self.value()) if self.value() in State.values else queryset


class ByGap(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "gap"

    def lookups(self, request, model_admin):
        return [("any", _("anything")), *GAP_NAMES.items()]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        gaps = OpenGap.objects.filter(record=OuterRef("pk"))
        return queryset.filter(Exists(gaps if self.value() == "any" else gaps.filter(code=self.value())))


class ByRecord(admin.SimpleListFilter):
    """Narrows by another record, chosen from a list."""

    template = "admin/filter_select.html"

    def has_output(self):
        return True

    def choices_of(self):
        """(uid, title) of what can be chosen."""
        raise NotImplementedError

    def lookups(self, request, model_admin):
        return list(self.choices_of())

    def choices(self, changelist):
        """Also notes what else the list is narrowed by, so that choosing here does not forget it."""
        asked = changelist.filter_params.items()
        self.kept = [(name, value) for name, values in asked if name != self.parameter_name for value in values]
        yield from super().choices(changelist)


class ByTag(ByRecord):
    title = _("tag")
    parameter_name = "tag"

    def choices_of(self):
        # Counted by the index of taggings alone: joining them to the records costs seconds where there are many.
        taggings = Record.tags.through.objects.filter(tag=OuterRef("pk")).order_by().values("tag")
        uses = Coalesce(Subquery(taggings.annotate(uses=Count("tag")).values("uses")), 0)
        tags = Tag.objects.annotate(uses=uses).order_by("-uses", "folded").values_list("uid", "title", "uses")[:MOST]
        alphabet = filing_language(get_language())
        return sorted(((uid, title) for uid, title, uses in tags if uses), key=lambda one: sort_key(one[1], alphabet))

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        taggings = Record.tags.through.objects.filter(record=OuterRef("pk"), tag__uid=self.value())
        return queryset.filter(Exists(taggings))
