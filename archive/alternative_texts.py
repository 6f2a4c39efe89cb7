"""How well pictures are told to those who cannot see them: counts, and lists of what can be mended, page by page.

What is weak is written down at every save (archive/readiness.py), so a list costs the same whatever it is long.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from archive import revising
from archive.models import OpenGap, Origin, Photograph, State, Text

FIELD = "alternative_text"
# The lists of the report; all but the last hold what has a gap of that code.
LISTS = {
    "missing": _("Missing"),
    "short": _("Very short"),
    "long": _("Very long"),
    "caption": _("Same as the caption"),
    "decorative": _("Decorative"),
}
CODES = {
    "missing": "no-alternative-text",
    "short": "alternative-text-short",
    "long": "alternative-text-long",
    "caption": "alternative-text-is-caption",
}


@dataclass(frozen=True)
class Coverage:
    """Of so many held pictures, so many told in words, and so many that need none."""

    held: int
    told: int
    decorative: int

    @property
    def missing(self):
        return self.held - self.told - self.decorative

    @property
    def per_cent(self):
        """Rounded down: a hundred means all."""
        return 100 * (self.told + self.decorative) // self.held if self.held else 100


def coverage():
    """(of all held pictures, of those that are public), in one query."""
    counts = {
        "held": Count("pk"),
        "told": Count("pk", filter=Q(is_decorative=False) & ~Q(alternative_text="")),
        "decorative": Count("pk", filter=Q(is_decorative=True)),
    }
    rows = held().order_by().values("state").annotate(**counts)
    found = {row.pop("state"): row for row in rows}
    return _sum(found.values()), _sum([found[State.PUBLISHED]] if State.PUBLISHED in found else [])


def _sum(rows):
    rows = list(rows)
    return Coverage(*(sum(row[name] for row in rows) for name in ("held", "told", "decorative")))


def held():
    return Photograph.objects.exclude(image_sha256="")


def counts():
    """[(name of a list, its label, how many pictures are in it)]."""
    rows = OpenGap.objects.filter(code__in=CODES.values()).order_by().values_list("code").annotate(Count("pk"))
    by_code = dict(rows)
    found = {name: by_code.get(code, 0) for name, code in CODES.items()} | {"decorative": decorative().count()}
    return [(name, label, found[name]) for name, label in LISTS.items()]


def decorative():
    return held().filter(is_decorative=True)


def translations(pks, language):
    """{primary key: the alternative text in a language}."""
    texts = Text.objects.filter(record__in=pks, field=FIELD, language=language)
    return dict(texts.values_list("record", "text"))


def untranslated(language):
    """Pictures whose alternative text stands in another language and not in this one."""
    texts = Text.objects.filter(record=OuterRef("pk"), field=FIELD, language=language).exclude(text="")
    told = held().filter(is_decorative=False).exclude(alternative_text="").exclude(language=language)
    return told.exclude(Exists(texts))


def pks(name, language=""):
    """The primary keys of a list, oldest record first: what is saved leaves it, and nothing else moves."""
    if language:
        return untranslated(language).order_by("pk").values_list("pk", flat=True)
    if name == "decorative":
        return decorative().order_by("pk").values_list("pk", flat=True)
    return OpenGap.objects.filter(code=CODES[name]).order_by("record").values_list("record", flat=True)


def mend(changes, *, by, note):
    """Keep [(photograph, {column: value})], a revision for each."""
    for photograph, values in changes:
        for column, value in values.items():
            setattr(photograph, column, value)
        photograph.save()
    revising.keep_all([photograph for photograph, _values in changes], by=by, note=note)


def translate(changes, language, *, by, note):
    """The same for [(photograph, its alternative text in a language)]; an empty one takes the translation away."""
    for photograph, text in changes:
        rows = photograph.text_rows.filter(field=FIELD, language=language)
        if not text:
            rows.delete()
        elif not rows.update(text=text):
            position = photograph.text_rows.count()
            row = Text(record_id=photograph.pk, field=FIELD, language=language, text=text, position=position)
            row.origin = Origin.OURS
            row.save()
        photograph.save(update_fields=["changed_at"])
    revising.keep_all([photograph for photograph, _text in changes], by=by, note=note)
