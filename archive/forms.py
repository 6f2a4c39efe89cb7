"""The forms of the desk: a record with its reason, a picture through its gate, a move with its note."""

from django import forms
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import originals, pictures
from archive.models import Tag


class RecordForm(forms.ModelForm):
    """A record's own columns, why they were changed, and which revision the curator began from."""

    why = forms.CharField(
        label=gettext_lazy("What did you change, and why?"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

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
        labels = [str(self.fields[name].label) for name in self.changed_data if name not in ("why", "seen")]
        labels += map(str, changed_rows)
        if not labels:
            return _("Saved without changes.")
        return capfirst(_("changed: %(what)s") % {"what": get_text_list(labels, _("and"))})[:500]


class PhotographForm(RecordForm):
    """A photograph's form, where a file passes the gate before it is kept."""

    image_file = forms.FileField(
        label=gettext_lazy("picture file"),
        required=False,
        help_text=gettext_lazy(
            "JPEG, PNG, WebP or TIFF. The original is kept as it is and never shown; visitors see copies without its "
            "hidden data."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/tiff"}),
    )

    def clean_image_file(self):
        file = self.cleaned_data["image_file"]
        self.picture = pictures.examine(file, name=file.name) if file else None
        return file

    def save(self, commit=True):
        """Keeps the original on the disk first; a replaced one stays kept under its own checksum."""
        if self.picture:
            originals.keep(self.cleaned_data["image_file"])
            for column in ("sha256", "format", "width", "height", "size"):
                setattr(self.instance, f"image_{column}", getattr(self.picture, column))
        return super().save(commit)


class MoveForm(forms.Form):
    """The note of a move, and the draft tags that go with it."""

    note = forms.CharField(label=gettext_lazy("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.none(),
        label=gettext_lazy("Publish these tags with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, needs_note, tags, **kwargs):
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.fields["note"].required = needs_note
        self.fields["tags"].queryset = tags


class NoteForm(forms.Form):
    """The note of an act that always says why."""

    note = forms.CharField(label=gettext_lazy("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def choosing_records(field, label_of):
    """A field that suggests records, each with its kind; the suggestions open inside the page's main part."""
    field.label_from_instance = label_of
    field.widget.attrs["data-dropdown-parent"] = "#main"
    return field
