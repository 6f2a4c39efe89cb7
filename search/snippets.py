"""The passage of a record in which the words asked for stand, in its own spelling, with those words marked."""

import re
from dataclasses import dataclass
from unicodedata import category, combining

from archive.showing import name_in, said

from .documents import NAMING, shape, texts_of
from .matching import Matcher

__all__ = ["Matcher", "Snippet", "alias", "snippet", "title"]

LONGEST = 240  # characters
BEFORE = 60  # the match stands so far from the beginning
SPACE = 40  # so far a cut is moved to stand between words
FURTHEST = 100_000  # characters read of one text
PASSAGE, OVERLAP = 2_000, 300  # characters
LATE = ("body", "content_note_text", "date_note")
LINK = re.compile(r"\[([^\]\n]{0,200})\]\([^()\s]{0,2000}(?:\s[^()]{0,500})?\)")
MARKS = re.compile(r"^\s{0,3}(?:#{1,6}|>|[-+*]|\d{1,3}[.)])\s+|\*+|`+|(?<!\w)_+|(?<!_)_++(?!\w)", re.MULTILINE)
MARKED = re.compile(r"[][#>*`_+-]|\d[.)]")  # a quick look, made before
JOINERS = "\u200c\u200d"
VIRAMA = 9  # the combining class of what joins Indian letters


@dataclass(frozen=True)
class Snippet:
    """(text, is it a match) in order, and the language they are in."""

    segments: tuple = ()
    language: str = ""


def snippet(edition, matcher, language):
    """The passage with the most matches, around the first one; else how the record begins, in the page's language."""
    described = edition.description
    found = _best(described, matcher.count_in, len(matcher.sought))
    found = found or (matcher.customary and _best(described, matcher.count_customary, 1))
    if not found:
        field = next((name for name in _telling(described)), "")
        beginning = said(described, field, language)
        return Snippet(_marked(_plain(field, beginning.text[:FURTHEST]), 0, matcher), beginning.language)
    text, (start, end), its_language = found
    is_cut = len(text) > LONGEST
    place = start + (matcher.first_in(text[start:end]) or 0) if is_cut else 0
    return Snippet(_marked(text, place, matcher), its_language)


def _best(described, count_in, most):
    """(text, its passage, its language) with the most matches, the first of several; None where there is none."""
    best, found = 0, None
    for field, text, language in _texts(described) if most else ():
        text = _plain(field, text[:FURTHEST])
        count, passage = best_passage(text, count_in, above=best, most=most)
        if passage:
            best, found = count, (text, passage, language)
        if best >= most:
            break
    return found


def _marked(text, place, matcher):
    return matcher.marked(window(text, place))


def best_passage(text, count_in, *, above=0, most=None):
    """(count, (start, end)) of the first passage with the most words of the question, if it has more than `above`."""
    best, found = above, None
    for start, end in _passages(text):
        count = count_in(text[start:end])
        if count > best:
            best, found = count, (start, end)
        if best == most:
            break
    return best, found


def _passages(text):
    """(start, end) of pieces that overlap, so that no phrase is cut in all of them."""
    start = 0
    while start < len(text):
        end = min(start + PASSAGE, len(text))
        end = end if end == len(text) else _between_words(text, end, start + PASSAGE // 2)
        yield start, end
        start = end if end == len(text) else _between_words(text, end - OVERLAP, end - 2 * OVERLAP)


def title(edition, matcher, language):
    """The name under which a record is shown in a language, with the words asked for marked."""
    name = name_in(edition, language)
    return Snippet(matcher.marked(name.text, is_name=True), name.language)


def alias(edition, matcher, language):
    """The name by which a record was found, where it is not the one that is shown; an empty Snippet otherwise."""
    shown = name_in(edition, language).text
    if matcher.count_in(shown):
        return Snippet()
    rows = edition.description.get("names", ())
    names = [(edition.title, edition.language), *((row["text"], row.get("language", "")) for row in rows)]
    found = next((name for name in names if matcher.count_in(name[0])), None)
    if not found and matcher.customary and not matcher.count_customary(shown, is_name=True):
        found = next((name for name in names if matcher.count_customary(name[0], is_name=True)), None)
    return Snippet(matcher.marked(found[0], is_name=True), found[1]) if found else Snippet()


def _texts(described):
    """(field, text, language), the telling ones first: those of the record itself, its translations, then its rows."""
    own = described.get("language", "")
    telling = _telling(described)
    yield from ((name, described[name], described.get(f"{name}_language") or own) for name in telling)
    for row in described.get("texts", ()):
        if row["field"] not in NAMING:
            yield row["field"], row["text"], row["language"]
    yield from ((key, text, own) for key, text in texts_of(described) if key not in (*telling, *NAMING, "texts"))


def _telling(described):
    """The record's own texts but its names: the summary, then what its kind adds, then the body, then the notes."""
    texts = [name for name in shape(described["kind"]).texts if name in described and name not in NAMING]
    return sorted(texts, key=lambda name: (name != "summary", name in LATE, name != "body"))


def _plain(field, text):
    """A text on one line; the marks of Markdown go without it being rendered, which takes milliseconds."""
    if field == "body" and MARKED.search(text):
        text = MARKS.sub("", LINK.sub(r"\1", text))
    return " ".join(text.split())


def window(text, place):
    """About as much of a text as fits three lines, cut between words, with an ellipsis where something is left out."""
    if len(text) <= LONGEST:
        return text
    start = _between_words(text, place - BEFORE, max(0, place - BEFORE - SPACE)) if place > BEFORE else 0
    end = start + LONGEST
    end = len(text) if len(text) <= end else _between_words(text, end, end - SPACE)
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")


def _between_words(text, at, earliest):
    """The last place up to `at` where a text can be cut: behind a space, else between letters with their accents."""
    space = text.rfind(" ", earliest, at)
    if space >= 0:
        return space + 1
    apart = next((place for place in range(at, earliest, -1) if not _belongs(text, place)), at)
    return apart


def _belongs(text, at):
    """Whether the character here is written together with the one before it."""
    if not 0 < at < len(text):
        return False
    is_joined = text[at] in JOINERS or text[at - 1] in JOINERS or combining(text[at - 1]) == VIRAMA
    return is_joined or category(text[at])[0] == "M"
