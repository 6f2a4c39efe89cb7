"""Each picture of a page beside its words, saved together; what somebody else changed meanwhile is never lost."""

from django import forms
from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import languages, offering, revising
from archive.models import Photograph, Record, Revision

FIELDS = ("title", "caption", "alternative_text", "is_decorative", "language")


class PictureForm(forms.ModelForm):
    """The words of one photograph, and ticks for those that its file offers."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Photograph
        fields = FIELDS
        labels = {"caption": gettext_lazy("Caption"), "is_decorative": gettext_lazy("Decorative: nothing to tell")}
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alternative_text": forms.Textarea(
                attrs={"rows": 3, "placeholder": gettext_lazy("Say what a person would see.")}
            ),
        }

    def __init__(self, data=None, *, arrival, newest, seen=None, said=None):
        """`newest` numbers its newest revision, `seen` the one that the curator began from; that one `said` so."""
        self.arrival, self.newest, self.was_overtaken = arrival, newest, said is not None
        shown = {name: said.get(name, _default(name)) for name in FIELDS} if said is not None else {}
        shown |= {"seen": newest if seen is None else seen}
        super().__init__(data, instance=arrival.photograph, prefix=f"p{arrival.pk}", label_suffix="", initial=shown)
        self.fields["language"] = forms.ChoiceField(
            label=gettext_lazy("Language"), choices=_languages(self.instance.language)
        )
        found = arrival.original.found if arrival.original else {}
        now = {name: getattr(self.instance, name) for some in offering.FILLS.values() for name in some}
        self.offers = offering.offers(found, now, self.instance.language)
        self.used, self.tags, self.place = {}, [], None  # what ticks ask for, once the form is clean

    def ticked(self, name):
        return self.data.get(self.add_prefix(name), "")

    def clean(self):
        """Leaves only what was changed, so that nothing else is written."""
        self.changes = [name for name in self.changed_data if name != "seen"]
        if self.was_overtaken:
            self._refuse_conflicts()
        self._use()
        if self.ticked("use-keywords"):
            self.tags = self.arrival.new_tags
        if self.ticked("use-place"):
            self.place = self.arrival.place
        return {name: value for name, value in self.cleaned_data.items() if name in self.changes}

    def _refuse_conflicts(self):
        for name in self.changes:
            theirs = getattr(self.instance, name)
            if theirs not in (self.initial[name], self.cleaned_data.get(name)):
                words = {"name": self.arrival.newest_by, "theirs": theirs}
                self.add_error(name, _(OVERTAKEN) % words)

    def _use(self):
        """Ticks fill what is empty and replace what was seen; words typed in the same moment stand."""
        for use in (use for offer in self.offers for use in offer.uses):
            asked = self.ticked(use.tick)
            if asked and asked == use.how and not use.is_done and use.column not in self.changes:
                self.used[use.column] = use.words[: Photograph._meta.get_field(use.column).max_length]

    @property
    def is_changed(self):
        return bool(self.changes or self.used or self.tags or self.place)

    def write(self):
        """The columns and rows; its revision comes with those of the others."""
        for name, words in self.used.items():
            setattr(self.instance, name, words)
        self.instance.save()
        self.instance.tags.add(*(tag.pk for tag in self.tags))
        if self.place:
            position = len(self.instance.relation_rows.all())
            self.instance.relation_rows.create(role="place", to_id=self.place.pk, position=position)

    def sent_again(self):
        """The same words, to be sent once more by somebody who has now seen what the other wrote."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.newest
        return self


OVERTAKEN = gettext_lazy(
    "%(name)s saved other words here while you were writing: “%(theirs)s”. Yours stand below and are not saved yet. "
    "Save once more to put yours in the place of theirs."
)


def _default(name):
    return Photograph._meta.get_field(name).get_default()


def _languages(own):
    codes = dict.fromkeys([*(code for code, _name in settings.LANGUAGES), own])
    return [(code, languages.LANGUAGES[code].endonym if code in languages.LANGUAGES else code) for code in codes]


class PictureForms:
    """The forms of a page of arrivals, by a fixed number of queries."""

    def __init__(self, arrivals, data=None):
        self.data = data
        newest = _newest(arrivals)
        seen = {one.pk: _number(data, one) for one in arrivals} if data is not None else {}
        overtaken = [one for one in arrivals if one.pk in seen and seen[one.pk] < newest[one.photograph_id][0]]
        said = _said({one: seen[one.pk] for one in overtaken})
        self.forms = []
        for one in arrivals:
            number, one.newest_by = newest[one.photograph_id]
            self.forms.append(
                PictureForm(data, arrival=one, newest=number, seen=seen.get(one.pk), said=said.get(one.pk))
            )

    def save(self, *, by):
        """Writes those that were changed, each with its revision; returns (how many, the forms that were refused)."""
        valid, refused = [], []
        for form in self.forms:
            (valid if form.is_valid() else refused).append(form)
        changed = [form for form in valid if form.is_changed]
        for form in changed:
            form.write()
        if changed:
            revising.keep_all([form.instance for form in changed], by=by, note=_("Described on the page of its batch."))
        return len(changed), refused


def _number(data, arrival):
    text = data.get(f"p{arrival.pk}-seen", "")
    return int(text) if text.isdecimal() else 0


def _newest(arrivals):
    """{photograph: (number, who saved it)} of the newest revisions."""
    newest = Revision.objects.filter(record=OuterRef("pk")).order_by("-number")
    asked = Record.objects.filter(pk__in=[one.photograph_id for one in arrivals]).annotate(
        newest=Subquery(newest.values("number")[:1]), newest_by=Subquery(newest.values("by_name")[:1])
    )
    return {pk: (number or 0, name) for pk, number, name in asked.values_list("pk", "newest", "newest_by")}


def _said(overtaken):
    """{arrival: what the revision said that the curator saw}, of those that somebody saved meanwhile."""
    if not overtaken:
        return {}
    records = [one.photograph_id for one in overtaken]
    numbers = set(overtaken.values())
    found = {
        (one.record_id, one.number): one for one in Revision.objects.filter(record__in=records, number__in=numbers)
    }
    return {
        one.pk: found[one.photograph_id, number].description.public
        for one, number in overtaken.items()
        if (one.photograph_id, number) in found
    }
