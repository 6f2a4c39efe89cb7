"""The forms of an act that says why: a move with its note, a restoring, an erasing."""

from django import forms
from django.utils.translation import gettext_lazy

from archive.models import Tag


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
