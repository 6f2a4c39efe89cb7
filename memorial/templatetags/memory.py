"""What the pages of events, statements and entries work out from their records."""

from django import template
from django.utils.dates import MONTHS_ALT
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.dates import UncertainDate
from archive.models import Origin
from archive.showing import said
from memorial import figures
from memorial import timeline as timelines
from memorial.models import Step
from memorial.wording import wording_state

register = template.Library()

LONGEST_GLANCE = 220  # characters


@register.simple_tag
def timeline(shown):
    return shown.once(timelines.timeline)


@register.simple_tag
def questions(shown):
    return shown.once(figures.questions)


@register.filter
def wording(edition):
    """How sure the words are: its mark and its sentence."""
    mark, sentence = wording_state(edition.description)
    return {"mark": mark, "sentence": sentence}


@register.filter
def paragraphs(words):
    """The paragraphs of somebody's words, as they stand; without marks around the whole, for the page sets its own."""
    words = str(words).strip()
    if words[:1] + words[-1:] in ("“”", '""', "«»") and not set(words[1:-1]) & set('“”"«»'):
        words = words[1:-1]
    return [part.strip() for part in words.split("\n\n") if part.strip()]


@register.filter
def held_first(statements):
    """Those whose words are held before those whose words are not."""
    return sorted(statements, key=lambda statement: not statement.description.get("words"))


@register.filter
def words_language(statement):
    return statement.description.get("words_language") or statement.language


@register.simple_tag
def speaker_of(shown, statement):
    """Who said it, where that record is public."""
    return shown.mention(statement.description.get("speaker"))


@register.filter
def translations_of_words(description):
    """The words in other languages, each with where its translation comes from; the page's own language is open."""
    return [
        {
            "language": row["language"],
            "text": row["text"],
            "origin_label": Origin(row["origin"]).label,
            "is_asked_for": row["language"] == get_language(),
        }
        for row in description.get("texts", ())
        if row["field"] == "words"
    ]


@register.filter
def words_are_untranslated(description):
    return said(description, "words", get_language()).is_untranslated


@register.filter
def choice_of_step(what):
    return Step.What(what).label


@register.simple_tag
def life_years(entry):
    """The years of a life, small beside the name; what is not known is left out."""
    born, died = (UncertainDate(entry.description.get(name, "")) for name in ("born", "died"))
    ends = [_year(date) for date in (born, died)]
    dash = "–" if all(end.isdigit() for end in ends) else " – "
    return format_html("<small>{}</small>", dash.join(ends).strip()) if any(ends) else ""


def _year(date):
    if not date:
        return ""
    years = list(date.years)
    return str(years[-1]) if date.is_certain and len(years) == 1 else str(date)


@register.filter
def first_sentences(words):
    """As much of the words as one glance holds: the first paragraph, and of a long one its first sentence."""
    first = paragraphs(words)[0]
    end = first.find(". ", 60) if len(first) > LONGEST_GLANCE else -1
    return first[: end + 1] if end > 0 else first


@register.filter
def day_of_year(observance):
    return _("%(day)s %(month)s") % {"day": observance["day"], "month": MONTHS_ALT[observance["month"]]}
