"""Words that came inside a file, offered for the fields they fit. Nothing is filled in before a curator says so."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive import languages
from archive.folding import fold
from archive.models import Name, Photograph, Place, Tag

LABELS = {
    "headline": _("Headline"),
    "caption": _("Caption"),
    "creator": _("Creator"),
    "credit": _("Credit"),
    "copyright": _("Copyright notice"),
    "date": _("Date"),
}
# What was found → the columns it can fill. A caption in a file is somebody's published one, or becomes ours.
FILLS = {
    "headline": ("title",),
    "caption": ("caption_published", "caption"),
    "creator": ("credit",),
    "credit": ("credit",),
    "copyright": ("rights_holder",),
    "date": ("date",),
}


@dataclass(frozen=True)
class Use:
    """One found text and one column it fits; `now` is what that column says."""

    found: str
    column: str
    words: str
    now: str

    @property
    def tick(self):
        """The name of its tick in a form."""
        return f"use-{self.found}-{self.column}"

    @property
    def label(self):
        return capfirst(Photograph._meta.get_field(self.column).verbose_name)

    @property
    def how(self):
        """What its tick asks for: an empty column is filled; another's words are replaced only where they were seen."""
        return "replace" if self.now else "fill"

    @property
    def is_done(self):
        return self.now == self.words


@dataclass(frozen=True)
class Offer:
    """A text in the file, by the name it has there, with what it can be used for."""

    label: str
    words: str
    uses: tuple
    language: str = ""


def offers(found, now, language):
    """[Offer] of the words found in a file, beside what the columns of a record in a language say now."""
    words = found | {"caption": captions(found).get(language) or found.get("caption")}
    return [_offer(name, words[name], now) for name in LABELS if words.get(name)]


def _offer(name, words, now):
    uses = tuple(Use(name, column, words, now.get(column, "").strip()) for column in FILLS[name])
    return Offer(LABELS[name], words, uses)


def captions(found):
    """{language: caption} where the file has captions in several of the languages we know."""
    told = ((_known(code), words) for code, words in found.get("captions", {}).items())
    return {code: words for code, words in told if code}


def _known(code):
    return next((one for one in (code, code.split("-")[0]) if one in languages.LANGUAGES), None)


def tags_for(keywords):
    """The tags that keywords name, by any of their spellings, and the keywords that name none."""
    wanted = {fold(keyword): keyword for keyword in keywords if fold(keyword)}
    spelled = Name.objects.filter(record__kind="tag", folded__in=wanted).values_list("record", "folded")
    by_pk = dict(spelled)
    tags = list(Tag.objects.filter(Q(vocabulary_key__in=wanted) | Q(pk__in=by_pk)).order_by("folded"))
    known = {tag.vocabulary_key for tag in tags} | set(by_pk.values())
    return tags, [keyword for key, keyword in wanted.items() if key not in known]


def place_for(words):
    """The one place of that name, or of the nearest part of it (“Quay, Baku”), in any spelling; else None."""
    wanted = [fold(words), *map(fold, words.split(","))]
    spelled = Name.objects.filter(record__kind="place", folded__in=wanted).values_list("folded", "record")
    titled = Place.objects.filter(folded__in=wanted).values_list("folded", "pk")
    found = {name: {pk for key, pk in [*spelled, *titled] if key == name} for name in wanted}
    only = next((pks for pks in found.values() if len(pks) == 1), None)
    return Place.objects.get(pk__in=only) if only else None
