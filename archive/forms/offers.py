"""What a file offers, as ticks of a form: they fill what is empty, and replace only what stood beside them."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import languages, offering
from archive.models import Origin, Relation, Text

from .records import RecordForm


class OffersForm(RecordForm):
    """A record's form beside the words found in its file; works by ticks alone, at the next save."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.original = self.find_original()
        found = self.original.found if self.original else {}
        self.refused_uses = []
        language = self["language"].value() if "language" in self.fields else self.instance.language
        if self.is_bound:
            self._use(offering.offers(found, self._now(), language))
        self.offers = offering.offers(found, self._now(), language)
        self.tag_offer = self._tag_offer(found)
        self.place_offer = self._place_offer(found)
        self.caption_offers = self._caption_offers(found, language)

    @property
    def has_offers(self):
        return bool(self.offers or self.tag_offer or self.place_offer or self.caption_offers)

    def find_original(self):
        """The original whose words are offered, or None."""
        raise NotImplementedError

    def _now(self):
        """{column: what it says}: as sent, or as it stands."""
        columns = {column for some in offering.FILLS.values() for column in some}
        return {column: str(self[column].value() or "").replace("\r\n", "\n") for column in columns & set(self.fields)}

    def _use(self, offers):
        data = self.data.copy()
        for use in (use for offer in offers for use in offer.uses):
            asked = data.pop(use.tick, [""])[0]
            if not asked or use.is_done:
                continue
            if data.get(use.column, "").strip() and asked != "replace":
                self.refused_uses.append(use)
            else:
                data[use.column] = use.words
        self.data = data

    def clean(self):
        super().clean()
        for use in self.refused_uses:
            words = {"words": use.words}
            self.add_error(
                use.column, _("Nothing was replaced: the file says “%(words)s”. Tick it again to take that.") % words
            )

    def _tag_offer(self, found):
        """(tags the keywords name that the record does not bear, keywords that name none), or None."""
        if not found.get("keywords"):
            return None
        tags, unknown = offering.tags_for(found["keywords"])
        borne = {str(getattr(tag, "pk", tag)) for tag in self["tags"].value() or ()} if "tags" in self.fields else set()
        new = [tag for tag in tags if str(tag.pk) not in borne]
        if new and self.data.get("use-keywords"):
            self.data = self.data.copy()
            self.data.setlist("tags", [*borne, *(str(tag.pk) for tag in new)])
            new = []
        return {"keywords": found["keywords"], "new": new, "unknown": unknown}

    def _place_offer(self, found):
        if not found.get("place"):
            return None
        place = offering.place_for(found["place"])
        is_there = place and self.instance.pk and self.instance.relation_rows.filter(role="place", to=place.pk).exists()
        if place and not is_there:
            self.fields["use_place"] = forms.BooleanField(label=gettext_lazy("Place"), required=False)
        return {"words": found["place"], "place": place, "is_there": is_there}

    def _caption_offers(self, found, language):
        """[(language, words, name of its tick)] of captions in other languages, which become translations."""
        captions, there = offering.captions(found), {language}
        if self.instance.pk:
            there |= set(self.instance.text_rows.filter(field="caption_published").values_list("language", flat=True))
        offers = []
        for code in captions.keys() - there:
            name = f"use_caption_{code}"
            label = _("Caption (%(language)s)") % {"language": languages.LANGUAGES[code].endonym}
            self.fields[name] = forms.BooleanField(label=label, required=False)
            offers.append((languages.LANGUAGES[code], captions[code], name))
        return sorted(offers, key=lambda offer: offer[0].code)

    def _save_m2m(self):
        super()._save_m2m()
        if self.cleaned_data.get("use_place"):
            place = self.place_offer["place"]
            rows = self.instance.relation_rows
            rows.add(Relation(role="place", to_id=place.pk, position=rows.count()), bulk=False)
        for language, words, name in self.caption_offers:
            if self.cleaned_data.get(name):
                row = Text(field="caption_published", language=language.code, text=words, origin=Origin.OFFICIAL)
                row.position = self.instance.text_rows.count()
                self.instance.text_rows.add(row, bulk=False)
