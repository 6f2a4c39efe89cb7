"""The rows of a record in its form: names, relations, citations … An inline for every Row model of every app."""

from django import forms
from django.contrib import admin
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive import kinds
from archive.admin.cells import label_of
from archive.forms import choosing_records
from archive.models import Citation, Name, Relation, Text
from archive.roles import ROLES

INLINES = {}


def rows_of(row_model):
    """Class decorator: this is how rows of a model are edited."""

    def keep(inline):
        inline.model = row_model
        INLINES[row_model] = inline
        return inline

    return keep


def inlines_for(model):
    """The inlines of a kind, in the order its curators fill them in."""
    return sorted(map(inline_of, kinds.row_models(model)), key=lambda inline: inline.stands)


def inline_of(row_model):
    return INLINES.get(row_model) or type(f"{row_model.__name__}Inline", (RowInline,), {"model": row_model})


class RowFormSet(BaseInlineFormSet):
    """Rows keep the order they stand in."""

    def save(self, commit=True):
        self._place_in_order()
        saved = super().save(commit)
        for form in self.initial_forms:
            if form not in self.deleted_forms and not form.has_changed():
                self.model.objects.filter(pk=form.instance.pk).update(position=form.instance.position)
        return saved

    def _place_in_order(self):
        staying = [form for form in self.forms if form not in self.deleted_forms]
        for position, form in enumerate(sorted(staying, key=_wanted_place)):
            form.instance.position = position


def _wanted_place(form):
    """A row asked to stand at 2 goes before the one that stood there when it comes from below, behind it from above."""
    place, stood = form.cleaned_data.get("place"), form["place"].initial if "place" in form.fields else None
    if "place" not in form.fields:
        return form.instance.position if form.instance.pk else float("inf")
    if place is None:
        return stood or float("inf")
    return place + (0 if place == stood else 0.5 if stood and place > stood else -0.5)


class RowForm(forms.ModelForm):
    """A row, in the order it was entered."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"label_suffix": ""})


class PlacedRowForm(RowForm):
    """A row whose place among the others means something."""

    place = forms.IntegerField(label=_("Place"), required=False, min_value=1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["place"].initial = self.instance.position + 1


class RowInline(admin.StackedInline):
    """Whoever may change a record may change its rows."""

    template = "admin/edit_inline/rows.html"
    fk_name = "record"
    form = RowForm
    formset = RowFormSet
    extra = 0
    stands = 50
    wide = ()  # columns that need the whole width

    def get_autocomplete_fields(self, request):
        return [field.name for field in self.model._meta.fields if field.is_relation and field.name != self.fk_name]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return choosing_records(super().formfield_for_foreignkey(db_field, request, **kwargs), label_of)

    def has_add_permission(self, request, obj):
        return self._may_write(request)

    def has_change_permission(self, request, obj=None):
        return self._may_write(request)

    def has_delete_permission(self, request, obj=None):
        return self._may_write(request)

    def has_view_permission(self, request, obj=None):
        return True

    def _may_write(self, request):
        own = self.admin_site.get_model_admin(self.parent_model)
        return own.has_change_permission(request) or own.has_add_permission(request)


@rows_of(Name)
class NameInline(RowInline):
    form = PlacedRowForm
    stands = 10


@rows_of(Relation)
class RelationInline(RowInline):
    stands = 20

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "role":
            roles = kinds.declared(self.parent_model, "roles")
            kwargs["choices"] = [("", "---------"), *((role, ROLES[role].label) for role in roles)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@rows_of(Citation)
class CitationInline(RowInline):
    stands = 30


@rows_of(Text)
class TextInline(RowInline):
    """Translations of the fields that hold words."""

    stands = 90
    fields = ("field", "language", "origin", "text")
    wide = ("text",)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "field":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        choices = [("", "---------"), *translatable(self.parent_model)]
        return forms.ChoiceField(label=capfirst(db_field.verbose_name), choices=choices)


def translatable(model):
    """(name, label) of a kind's columns that hold words and so can stand in another language."""
    columns = (model._meta.get_field(name) for name in kinds.declared(model, "described"))
    return [(column.name, capfirst(column.verbose_name)) for column in columns if _holds_words(column)]


def _holds_words(column):
    if not column.editable or column.choices or column.name == "filed_as":
        return False
    return type(column) in (models.CharField, models.TextField)
