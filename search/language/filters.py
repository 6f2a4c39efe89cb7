"""The named fields of the query language: what each is called in every language, and how its value is read."""

from functools import cache

from django.conf import settings
from django.utils.translation import override

from archive import kinds
from archive.folding import fold

from . import days

OF_ITSELF = "name"  # what is behind it is no value: words, looked for in the record's own names alone

# filter: its names in Azerbaijani, in Turkish, in Russian, and others; beside those that kinds of record have anyway.
NAMES = {
    "name": ("ad", "ad", "имя", "title başlıq başlık isim название"),
    "kind": ("növ", "tür", "вид", "type тип"),
    "tag": ("teg", "etiket", "тег", "метка"),
    "person": ("şəxs", "kişi", "человек", "персона"),
    "organisation": ("təşkilat", "kuruluş", "организация", "organization"),
    "place": ("yer", "yer", "место", ""),
    "event": ("hadisə", "olay", "событие", ""),
    "year": ("il", "yıl", "год", "date tarix tarih дата"),
    "before": ("əvvəl", "önce", "до", ""),
    "after": ("sonra", "sonra", "после", ""),
    "rights": ("hüquqlar", "haklar", "права", ""),
    "lang": ("dil", "dil", "язык", "language"),
    "has": ("var", "var", "есть", ""),
    "uncertain": ("qeyri-dəqiq", "belirsiz", "неточно", ""),
}
YES = {"yes", "true", "1", "he", "beli", "evet", "da"}
NO = {"no", "false", "0", "yox", "xeyr", "hayir", "net"}
IMAGE = {"image", "images", "picture", "photograph", "photo", "sekil", "foto", "gorsel", "resim", "fotograf"}
IMAGE |= {"izobrajenie", "snimok", "kartinka"}


def _text(typed):
    return " ".join(typed.split()) if fold(typed) else None


def _yes_or_no(typed):
    folded = fold(typed)
    return "yes" if folded in YES else "no" if folded in NO else None


def _image(typed):
    return "image" if fold(typed) in IMAGE else None


READ = {
    "year": days.span,
    "before": days.before,
    "after": days.after,
    "has": _image,
    "uncertain": _yes_or_no,
}


@cache
def _names():
    """{folded name: name of the filter}; what stands in the table above wins over the name of a kind."""
    found = {fold(name): name for name in kinds.all_kinds()}
    for name, model in kinds.all_kinds().items():
        for code, _endonym in settings.LANGUAGES:
            with override(code):
                found.setdefault(fold(str(model._meta.verbose_name)), name)
    return found | {fold(word): name for name, others in NAMES.items() for word in (name, *" ".join(others).split())}


def named(typed):
    """The filter that is called so, or None."""
    return _names().get(fold(typed))


def reading_of(name, typed):
    """What a filter was given, as it is compared; None where it makes no sense."""
    return READ.get(name, _text)(typed)
