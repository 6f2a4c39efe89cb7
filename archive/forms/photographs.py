"""A photograph's form: a file passes the gate and is kept before the rest is judged, so that it need not come twice."""

from dataclasses import dataclass

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import originals, pictures
from archive.models import Original, Photograph

from .offers import OffersForm

SALT = "archive.arrived"
A_DAY = 24 * 60 * 60  # seconds: so long a file that came with an unfinished form waits for the rest of it


@dataclass(frozen=True)
class Received:
    """A file that came with a form: the original it became, or the sentence that says why it did not."""

    name: str
    original: Original | None = None
    refusal: ValidationError | None = None


def receive(file):
    """Takes seconds where a picture is large: nothing may be locked meanwhile."""
    try:
        return Received(pictures.shown(file.name), original=originals.take_in(file, name=file.name))
    except pictures.UnacceptablePicture as problem:
        return Received(pictures.shown(file.name), refusal=problem)


class WithFocalPoint:
    """For a form of a photograph: two numbers, both or neither."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in FOCUS & set(self.fields):
            self.fields[name].widget.attrs |= {"min": 0, "max": 100, "step": 1}
            self.fields[name].help_text = ""  # the page says it once, above both

    def clean(self):
        super().clean()
        there = {name: self.cleaned_data[name] for name in FOCUS & set(self.cleaned_data)}
        if len(there) == 2 and list(there.values()).count(None) == 1:
            lacking = next(name for name, value in there.items() if value is None)
            self.add_error(lacking, _("Give both numbers of the focal point, or neither."))


FOCUS = {"focus_x", "focus_y"}


class FocusForm(WithFocalPoint, forms.ModelForm):
    class Meta:
        model = Photograph
        fields = ("focus_x", "focus_y")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"label_suffix": ""})


class PhotographForm(WithFocalPoint, OffersForm):
    """Says of a file whether it is held already; a refused one is a sentence at its field, and the rest stays."""

    image_file = forms.FileField(
        label=gettext_lazy("picture file"),
        required=False,
        help_text=gettext_lazy(
            "JPEG, PNG, WebP, TIFF, AVIF, JPEG 2000 or HEIC. The original is kept as it is and never shown; visitors "
            "see copies without its hidden data."
        ),
        widget=forms.FileInput(attrs={"accept": "image/*,.jp2,.heic,.heif,.avif,.tif,.tiff"}),
    )
    arrived = forms.CharField(label=gettext_lazy("picture file"), required=False, widget=forms.HiddenInput)
    second_record = forms.BooleanField(label=gettext_lazy("Make a second record of the same picture"), required=False)
    unsaid = (*OffersForm.unsaid, "second_record")

    received = None  # what became of the file of this request, set before the form is made

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Asked now, because saving makes the record's file this one.
        self.has_new_file = bool(self.original) and self.original.sha256 != self.instance.image_sha256

    def find_original(self):
        """The original that came with this form, now or when it was sent before; else the one that is held."""
        self.arrived_name = ""
        if self.received and self.received.original:
            self._remember(self.received.original, self.received.name)
            return self.received.original
        sha256, self.arrived_name = _unsealed(self.data.get("arrived", ""))
        wanted = sha256 or self.instance.image_sha256
        return Original.objects.filter(sha256=wanted).first() if wanted else None

    def _remember(self, original, name):
        """What a form sent again says of a file that came before, so that it need not be chosen once more."""
        if original.sha256 == self.instance.image_sha256:
            return
        self.data = self.data.copy()
        self.data["arrived"] = signing.dumps([original.sha256, name], salt=SALT)
        self.arrived_name = name

    @property
    def records_of_the_same(self):
        """Other records of the very picture that has come."""
        if not self.has_new_file:
            return []
        return list(Photograph.objects.filter(image_sha256=self.original.sha256).exclude(pk=self.instance.pk)[:5])

    def clean_image_file(self):
        if self.received and self.received.refusal:
            raise self.received.refusal
        return self.cleaned_data["image_file"]

    def clean(self):
        super().clean()
        if self.is_bound and not self.cleaned_data.get("second_record") and self.records_of_the_same:
            self.add_error("image_file", _("This very picture is held already. See below what speaks of it."))
        if self.has_new_file and self.instance.image_sha256 and not FOCUS & set(self.changed_data):
            # It belongs to the picture that was here before.
            self.cleaned_data |= dict.fromkeys(FOCUS & set(self.fields))

    def save(self, commit=True):
        if self.has_new_file:
            for column, value in originals.photograph_columns(self.original).items():
                setattr(self.instance, column, value)
        return super().save(commit)


def _unsealed(text):
    """(SHA-256, file name) of a file that came before with the same form; two empty texts where there was none."""
    try:
        return signing.loads(text, salt=SALT, max_age=A_DAY) if text else ("", "")
    except (signing.BadSignature, ValueError):
        return "", ""
