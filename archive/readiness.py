"""Is a record ready for the public? Each check reads a Description and yields what is missing, in a sentence."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _

from archive import kinds
from archive.folding import fold

SHORT, LONG = 25, 400  # letters of an alternative text: fewer say little, more are a description


@dataclass(frozen=True)
class Gap:
    """Something missing. A hard gap bars publication, a soft one only warns."""

    code: str
    sentence: str
    is_hard: bool = True
    field: str = ""


def gaps(description):
    """Every gap of a record, hard ones first; of two about one field the harder."""
    checks = _checks(kinds.kind_named(description.kind))
    found = sorted((gap for check in checks for gap in check(description)), key=lambda gap: not gap.is_hard)
    fields = {}
    for gap in found:
        fields.setdefault(gap.field or gap.code, gap)
    return [gap for gap in found if fields[gap.field or gap.code].is_hard == gap.is_hard]


@cache
def _checks(model):
    """All that is asked of a kind and of its rows."""
    of_rows = [check for row in kinds.row_models(model) for check in row.checks]
    return (*COMMON, *kinds.declared(model, "checks"), *of_rows)


def living_person_without_consent(description):
    if description.private.get("is_living") and not description.private.get("consent"):
        yield Gap("no-consent", _("It marks a living person, and no consent is recorded."), field="consent")


def note_without_sentence(description):
    if description.public.get("content_note", "none") != "none" and not description.public.get("content_note_text"):
        yield Gap("no-content-note", _("It has a content note without its sentence."), field="content_note_text")


def no_summary(description):
    if not description.public.get("summary"):
        yield Gap("no-summary", _("It has no summary."), is_hard=False, field="summary")


def held_image_without_alternative_text(description):
    public = description.public
    if public.get("image_sha256") and not public.get("alternative_text") and not public.get("is_decorative"):
        yield Gap(
            "no-alternative-text",
            _("Its image has no alternative text and is not marked decorative."),
            field="alternative_text",
        )


def weak_alternative_text(description):
    """What is there helps nobody who cannot see: too little, too much, or what every reader is told already."""
    public = description.public
    text = public.get("alternative_text", "").strip()
    if not text or not public.get("image_sha256") or public.get("is_decorative"):
        return
    if len(text) < SHORT:
        yield _soft("alternative-text-short", _("Its alternative text is very short."))
    if len(text) > LONG:
        yield _soft("alternative-text-long", _("Its alternative text is very long; the text is the place for more."))
    told = (public.get(name, "") for name in ("title", "caption", "caption_published"))
    if fold(text) in map(fold, told):
        yield _soft("alternative-text-is-caption", _("Its alternative text says the same as its title or caption."))


def _soft(code, sentence):
    return Gap(code, sentence, is_hard=False, field="alternative_text")


def image_without_rights(description):
    if not description.public.get("rights"):
        yield Gap("no-rights", _("Its rights are not stated."), field="rights")


def image_not_held(description):
    if not description.public.get("image_sha256"):
        yield Gap("image-not-held", _("Its image is not held: the page shows the caption alone."), is_hard=False)


def image_without_credit(description):
    if not description.public.get("credit"):
        yield Gap("no-credit", _("It has no credit."), is_hard=False, field="credit")


def tag_without_definition(description):
    if not description.public.get("summary"):
        yield Gap("no-definition", _("The tag has no definition; its summary is its definition."), field="summary")


def no_citations(description):
    """For kinds that state facts: entries, events, statements."""
    if not description.public.get("citations"):
        yield Gap("no-citations", _("It cites no source."), is_hard=False, field="citations")


def no_tags(description):
    if not description.public.get("tags"):
        yield Gap("no-tags", _("It has no tags."), is_hard=False, field="tags")


COMMON = (living_person_without_consent, note_without_sentence, no_summary)

# What the admin can filter by: code → its name in a list.
GAP_NAMES = {
    "no-consent": _("consent of a living person"),
    "no-content-note": _("sentence of the content note"),
    "no-alternative-text": _("alternative text"),
    "alternative-text-short": _("more in the alternative text"),
    "alternative-text-long": _("a shorter alternative text"),
    "alternative-text-is-caption": _("an alternative text of its own"),
    "no-rights": _("rights"),
    "no-source": _("source of a claim"),
    "no-definition": _("definition of a tag"),
    "no-summary": _("summary"),
    "no-citations": _("citations"),
    "no-tags": _("tags"),
    "no-credit": _("credit"),
    "image-not-held": _("image"),
    "words-not-held": _("words"),
}
