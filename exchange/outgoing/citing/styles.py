"""A reference in the three styles that readers ask for: APA 7, Chicago 17 (bibliography) and MLA 9.

Each is a function from a reference to runs (runs.py). The rules: APA 7, sections 9.4–9.44 and 10.14; Chicago 17,
14.68–14.113, 14.206 and 14.235; MLA 9, sections 5.3–5.99.
"""

import re

from django.utils.translation import gettext as _

from archive.templatetags.phrases import capitalised
from exchange.outgoing.citing import days
from exchange.outgoing.citing.runs import Run, ended, runs_of, sentences

SINGLE = str.maketrans("“”„", "‘’‚")
STRAIGHT_OPENING = re.compile(r'(?<![^\s(\[])"(?=\S)')


def apa(reference):
    """Author. (Date). Title in italics [translation] (Edition) [Kind]. House. Address"""
    when = f"({days.apa(reference.dated)})."
    title = [*_title(reference, is_italic=True), f" ({_edition(reference)}) [{_genre(reference)}]."]
    authors = ended(_listed([_apa_name(author) for author in reference.authors], " & ", most=20))
    # A house that is its own author is not named twice.
    house = ended(reference.house) if reference.cited_as.is_work else ""
    return sentences(*([authors, when, title] if authors else [title, when]), house, reference.address)


def chicago(reference):
    """Author. “Title.” [Translation.] Date. Kind. House. Edition, day. Address."""
    is_work = reference.cited_as.is_work
    edition = f"{_edition(reference)}, {days.chicago_day(reference.published)}."
    return sentences(
        ended(_listed(_spoken(reference.authors), " and ", most=10, shown=7)),
        _placed_title(reference),
        capitalised(ended(days.chicago(reference.dated))) if is_work else "",
        ended(_genre(reference)),
        ended(reference.house) if is_work else "",
        edition,
        f"{reference.address}.",
    )


def mla(reference):
    """Author. “Title.” Date. House in italics, edition, day, address. Kind."""
    is_work = reference.cited_as.is_work
    edition = _("edition %(number)s") % {"number": reference.number}
    place = f", {edition}, {days.mla_day(reference.published)}, {reference.address}."
    return sentences(
        # A house that is its own author is named as the place alone.
        ended(_listed(_spoken(reference.makers), " and ", most=2, shown=1)),
        _placed_title(reference, translates_in_kind=True),
        capitalised(ended(days.mla(reference.dated))) if is_work else "",
        [Run(reference.house, is_italic=True), place],
        ended(_genre(reference)) if is_work else "",
    )


STYLES = {"APA": apa, "Chicago": chicago, "MLA": mla}


def _placed_title(reference, *, translates_in_kind=False):
    """Of a picture in italics, of anything else in quotation marks; with its full stop."""
    is_picture = reference.cited_as.is_picture
    if not (reference.translation or reference.romanised):
        text = ended(reference.title) if is_picture else f"“{ended(_inner(reference.title))}”"
        return Run(text, is_picture, reference.language)
    given = {"is_italic": is_picture, "is_quoted": not is_picture, "translates_in_kind": translates_in_kind}
    return [*_title(reference, **given), "."]


def _title(reference, *, is_italic=False, is_quoted=False, translates_in_kind=False):
    """The title as it is; before it in Latin letters, behind it in the language of the page, where there is either."""

    def named(text, language):
        return Run(f"“{_inner(text)}”" if is_quoted else text, is_italic, language)

    own = named(reference.title, reference.language)
    if reference.romanised:
        own = [named(reference.romanised, f"{reference.language}-Latn"), " ", Run(reference.title, False, own.language)]
    translated = named(reference.translation, "") if translates_in_kind else reference.translation
    return runs_of([own, *([" [", translated, "]"] if reference.translation else [])])


def _edition(reference):
    return capitalised(_("edition %(number)s") % {"number": reference.number})


def _genre(reference):
    return capitalised(reference.genre)


def _apa_name(author):
    return f"{author.family}, {author.initials}" if author.given else author.family


def _spoken(authors):
    """The first by the family name, the others as they are spoken."""
    return [author.inverted for author in authors[:1]] + [author.spoken for author in authors[1:]]


def _listed(names, last, *, most, shown=None):
    """All of them up to so many; of more than that, the first few and “et al.”, or the last one behind an ellipsis."""
    if len(names) <= most:
        return f",{last}".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
    return ", ".join([*names[:shown], "et al."]) if shown else ", ".join([*names[: most - 1], "… " + names[-1]])


def _inner(title):
    """Quotation marks within quotation marks."""
    return STRAIGHT_OPENING.sub("‘", title).replace('"', "’").translate(SINGLE)
