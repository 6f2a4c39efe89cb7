"""The form for those who do not want the query language: what was put into it becomes a question in that language."""

import re

from django.http import QueryDict

from archive.folding import fold

from .language import signs
from .parameters import clean, read

SIGNS = re.compile(r'["“”„‟«»＂「」『』()|:*~#/\[\]{}<>^]+')
LEADING = re.compile(r"(?<!\S)[-−–+]+")
NAMED = ("person", "place", "organisation", "event", "tag")  # each asked as "named-person": "person" is a choice


def asked_in(parameters):
    """The question that the form asks; its kinds, years, languages and the like are choices beside the words."""
    given = QueryDict(mutable=True)
    for name, values in parameters.lists():
        given.setlist(name, values)
    given["q"] = " ".join(_parts(parameters))
    return read(given)


def _parts(parameters):
    words, some, phrase, without = (parameters.get(name, "") for name in ("all", "any", "phrase", "without"))
    yield from _words(words)
    if alternatives := _words(some):
        yield f"({' OR '.join(alternatives)})" if len(alternatives) > 1 else alternatives[0]
    if exact := _plain(phrase):
        yield f'"{exact}"'
    yield from (f"name:{word}" for word in _words(parameters.get("names", "")) if fold(word))
    for name in NAMED:
        if wanted := _plain(parameters.get(f"named-{name}", "")):
            yield f'{name}:"{wanted}"'
    yield from (f"-{word}" for word in _words(without))


def _plain(text):
    """Without any sign that means something in the language."""
    return " ".join(LEADING.sub("", SIGNS.sub(" ", clean(text))).split())


def _words(text):
    """Words that are joints when they stand in capitals are written small: they are meant as words here."""
    return [word.lower() if word in signs.JOINTS else word for word in _plain(text).split()]
