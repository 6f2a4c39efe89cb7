"""What is the same for all photographs of a batch, said once; names are typed, with suggestions."""

from django import forms
from django.utils.translation import gettext_lazy

from archive import languages, rights
from archive.dates import validate_edtf
from archive.models import Photograph, Record
from exchange.incoming.columns import COLUMNS
from exchange.incoming.references import References, names_in

# The same columns as a spreadsheet's.
VALUES, WORDS = ("rights", "date", "language"), ("credit", "rights_holder")
LINKS = {one.key: one for one in COLUMNS if one.key in ("event", "place", "photographer", "tags")}
SUGGESTED = 200  # names offered while typing; any other can be typed too


def column(name):
    return Photograph._meta.get_field(name)


class NamedField(forms.CharField):
    """The name of a record, or several with semicolons between them; suggestions come from a list on the page."""

    def __init__(self, key, **kwargs):
        self.column = LINKS[key]
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        """The identifiers of what is named."""
        names = names_in(value or "", many=self.column.many)
        references = References(names)
        try:
            return [references.uid_of(name, self.column.kinds) for name in names]
        except LookupError as problem:
            raise forms.ValidationError(problem.args[0]) from problem

    def suggestions(self):
        """The names of what was changed last."""
        records = Record.objects.filter(kind__in=self.column.kinds).order_by("-changed_at")
        return records.values_list("title", flat=True)[:SUGGESTED]


class SharedForm(forms.Form):
    prefix = "all"

    credit = forms.CharField(label=gettext_lazy("Credit"), required=False, max_length=column("credit").max_length)
    rights = forms.ChoiceField(
        label=gettext_lazy("Rights"), required=False, choices=lambda: [("", "—"), *rights.choices()]
    )
    event = NamedField("event", label=gettext_lazy("Event"))
    date = forms.CharField(
        label=gettext_lazy("Date, as exact as you know it"), required=False, max_length=64, validators=[validate_edtf]
    )
    place = NamedField("place", label=gettext_lazy("Place"))
    tags = NamedField("tags", label=gettext_lazy("Tags, with semicolons between"))
    photographer = NamedField("photographer", label=gettext_lazy("Photographer"))
    rights_holder = forms.CharField(
        label=gettext_lazy("Rights holder"), required=False, max_length=column("rights_holder").max_length
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the captions"),
        required=False,
        choices=lambda: [("", "—"), *languages.choices()],
    )

    def __init__(self, *args, shared=None, **kwargs):
        super().__init__(*args, **kwargs | {"label_suffix": "", "initial": _shown(shared or {})})
        for name in LINKS:
            self.fields[name].widget.attrs |= {"list": f"names-{name}", "autocomplete": "off"}

    def suggestions(self):
        """[(identifier of the list, names)] for each field that names records."""
        return [(f"names-{name}", self.fields[name].suggestions()) for name in LINKS]

    def shared(self):
        """What was filled in, as a row of a spreadsheet says it."""
        said = self.cleaned_data
        return {
            "values": {name: str(said[name]) for name in VALUES if said[name]},
            "words": {name: {"": said[name]} for name in WORDS if said[name]},
            "links": {name: said[name] for name in LINKS if said[name]},
        }


def _shown(shared):
    """What was filled in before, as it is typed."""
    links = shared.get("links", {})
    uids = [uid for some in links.values() for uid in some]
    titles = dict(Record.objects.filter(uid__in=uids).values_list("uid", "title"))
    named = {name: "; ".join(titles.get(uid, uid) for uid in some) for name, some in links.items()}
    return shared.get("values", {}) | {name: text[""] for name, text in shared.get("words", {}).items()} | named
