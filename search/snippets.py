"""The passage of a record in which the words asked for stand, in its own spelling, with those words marked."""

import re
from dataclasses import dataclass

from archive.folding import words
from archive.showing import said

from .documents import NAMING, flows, shape, texts_of
from .query import begins

LONGEST = 240  # characters
BEFORE = 60  # the match stands so far from the beginning
FURTHEST = 40_000  # characters read of one text
LATE = ("body", "content_note_text", "date_note")
TOKEN = re.compile(r"\S+")
LINK = re.compile(r"\[([^\]\n]*)\]\([^()\s]*(?:\s[^()]*)?\)")
MARKS = re.compile(r"^\s{0,3}(?:#{1,6}|>|[-+*]|\d{1,3}[.)])\s+|\*+|`+|(?<!\w)_+|_+(?!\w)", re.MULTILINE)


@dataclass(frozen=True)
class Snippet:
    """(text, is it a match) in order, and the language they are in."""

    segments: tuple = ()
    language: str = ""


class Matcher:
    """Finds the words of a question in folded and in original text."""

    def __init__(self, terms):
        self.patterns = {spelled for term in terms for spelled in (term.words, term.parts) if spelled}
        self.beginning = next((term.words[0] for term in terms if begins(term, terms)), None)

    def count_in(self, text):
        """How many of the words and phrases stand in a text."""
        flow = " ".join(f" {one} " for one in flows(text[:FURTHEST]))
        found = sum(f" {' '.join(pattern)} " in flow for pattern in self.patterns)
        return found or bool(self.beginning and f" {self.beginning}" in flow)

    def spans(self, text):
        """(start, end) of every match, in order, none overlapping another."""
        placed = list(words(text))
        spans = []
        for at, (word, start, end) in enumerate(placed):
            ends = [placed[at + len(pattern) - 1][2] for pattern in self.patterns if _stands(pattern, placed, at)]
            if self.beginning and word.startswith(self.beginning):
                ends.append(end)
            if ends and (not spans or start >= spans[-1][1]):
                spans.append((start, max(ends)))
        return spans

    def first_in(self, text):
        """Where the first match begins, to the nearest word; 0 where there is none."""
        tokens = ((token.start(), " ".join(flows(token[0]))) for token in TOKEN.finditer(text))
        placed = [(word, start) for start, flow in tokens for word in flow.split()]
        heads = {pattern[0] for pattern in self.patterns}
        for at, (word, start) in enumerate(placed):
            if word in heads and any(_stands(pattern, placed, at) for pattern in self.patterns):
                return start
            if self.beginning and word.startswith(self.beginning):
                return start
        return 0

    def marked(self, text):
        segments, place = [], 0
        for start, end in self.spans(text):
            segments += [(text[place:start], False), (text[start:end], True)]
            place = end
        return tuple(segment for segment in [*segments, (text[place:], False)] if segment[0])


def _stands(pattern, placed, at):
    return all(at + n < len(placed) and placed[at + n][0] == word for n, word in enumerate(pattern))


def snippet(edition, matcher, language):
    """The text with the most matches, around the first of them; else how the record begins, in the page's language."""
    described = edition.description
    field, text, its_language = max(_texts(described), key=lambda one: matcher.count_in(one[1]), default=("", "", ""))
    if not matcher.count_in(text):
        field = next((name for name in _telling(described)), "")
        beginning = said(described, field, language)
        text, its_language = beginning.text, beginning.language
    text = _plain(field, text[:FURTHEST])
    return Snippet(matcher.marked(_window(text, matcher.first_in(text))), its_language)


def alias(edition, matcher):
    """The name by which a record was found, where it is not its title; an empty Snippet otherwise."""
    if matcher.count_in(edition.title):
        return Snippet()
    for row in edition.description.get("names", ()):
        if matcher.count_in(row["text"]):
            return Snippet(matcher.marked(row["text"]), row.get("language", ""))
    return Snippet()


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
    if field == "body":
        text = MARKS.sub("", LINK.sub(r"\1", text))
    return " ".join(text.split())


def _window(text, place):
    """About as much of a text as fits three lines, cut between words, with an ellipsis where something is left out."""
    if len(text) <= LONGEST:
        return text
    start = text.rfind(" ", 0, place - BEFORE) + 1 if place > BEFORE else 0
    end = len(text) if len(text) - start <= LONGEST else text.rfind(" ", start + 1, start + LONGEST)
    end = end if end > start else start + LONGEST
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
