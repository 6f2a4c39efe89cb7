from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class AlternativeTextForm(forms.Form):
    """One row of the report: what a picture shows, in the record's language, or that there is nothing to tell."""

    text = forms.CharField(
        label=gettext_lazy("Alternative text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": gettext_lazy("Say what a person would see.")}),
    )
    is_decorative = forms.BooleanField(label=gettext_lazy("Decorative, needs none"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, record, language, text, with_decorative=True):
        self.record, self.language = record, language
        initial = {"text": text, "is_decorative": record.is_decorative, "seen": record.newest or 0}
        super().__init__(data, prefix=f"row-{record.pk}", initial=initial, label_suffix="")
        self.fields["text"].widget.attrs |= {"lang": language.code, "dir": language.direction}
        if not with_decorative:
            del self.fields["is_decorative"]

    def clean(self):
        super().clean()
        if self.is_changed and self.cleaned_data.get("seen", 0) < (self.record.newest or 0):
            sentence = _("%(name)s saved this record meanwhile. Compare, and save again if yours is better.")
            raise forms.ValidationError(sentence, params={"name": self.record.newest_by}, code="overtaken")

    @property
    def is_changed(self):
        return bool(set(self.changed_data) - {"seen"})

    def seen_again(self):
        """After it was said that somebody else saved the record: sent once more, it overwrites knowingly."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.record.newest
