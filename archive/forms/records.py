"""The form of a record: its own columns, and what stands beside them at every save."""

from django import forms
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class RecordForm(forms.ModelForm):
    """A record's own columns, why they were changed, and which revision the curator began from."""

    why = forms.CharField(
        label=gettext_lazy("What did you change, and why?"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    unsaid = ("why", "seen")  # fields that a sentence about what was changed passes over

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        if self.instance.pk and "seen" in self.fields:
            self.fields["seen"].initial = self._newest_number()

    def clean(self):
        super().clean()
        seen = self.cleaned_data.get("seen")
        if self.instance.pk and seen is not None and seen < self._newest_number():
            newest = self.instance.revisions.first()
            raise forms.ValidationError(
                _(
                    "%(name)s saved this record while you were writing. Nothing of yours is saved yet: open the "
                    "record in another window, and bring your changes over."
                ),
                params={"name": newest.by_name},
                code="overtaken",
            )

    def _newest_number(self):
        return self.instance.revisions.values_list("number", flat=True).first() or 0

    def reason(self, changed_rows=()):
        """What the curator wrote, or else a sentence made from what was changed."""
        if self.cleaned_data.get("why"):
            return self.cleaned_data["why"]
        labels = [str(self.fields[name].label) for name in self.changed_data if name not in self.unsaid]
        labels += map(str, changed_rows)
        if not labels:
            return _("Saved without changes.")
        return capfirst(_("changed: %(what)s") % {"what": get_text_list(list(dict.fromkeys(labels)), _("and"))})[:500]


def choosing_records(field, label_of):
    """A field that suggests records, each with its kind; the suggestions open inside the page's main part."""
    field.label_from_instance = label_of
    field.widget.attrs["data-dropdown-parent"] = "#main"
    return field
