"""Whatever a visitor reads is there in every language of the site, and the catalogues that say it are whole."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from archive import kinds
from archive.models import Act, Origin, Source
from memorial.models import Claim, Entry, Statement, Step

HOUSE = Path(__file__).parents[2]
PACKAGES = ("archive", "memorial", "search", "exchange", "config")
CATALOGUES = sorted(HOUSE.glob("*/locale/*/LC_MESSAGES/django.po"))
FORMS = {"az": 2, "tr": 2, "ru": 3}  # of a plural

# English so far is what only curators and operators read: whole folders, and these modules beside them.
OF_THE_DESK = {"admin", "registration", "forms", "incoming", "management", "demo", "migrations", "models", "tests"}
EXCEPTIONS = {
    "archive/alternative_texts.py": "what a curator is told of a text that is missing or very long",
    "archive/applying.py": "what is wrong with a file that is brought in",
    "archive/desk.py": "the title of the desk",
    "archive/ledger.py": "what verify_ledger finds",
    "archive/offering.py": "what a picture's file says of itself",
    "archive/pictures.py": "why a file is not taken in",
    "archive/publishing.py": "the moves, and why one is refused",
    "archive/readiness.py": "what a record lacks before it is published",
    "archive/tidying.py": "what tidy_media finds",
    "search/comparing.py": "what check_search finds",
} | {f"{package}/apps.py": "the name of the app at the desk" for package in PACKAGES}
# Of models, visitors read what kinds are called, and these of their vocabularies.
VOCABULARIES = (
    Act, Origin, Source.Type, Statement.Medium, Step.What, Claim.Question, Claim.Standing,
    Entry.Commemorates, Entry.Identification,
)  # fmt: skip

KEYWORDS = {f"{name}{ending}": rule for name, rule in DEFAULT_KEYWORDS.items() for ending in ("", "_lazy", "_noop")}
KEYWORDS |= {"_p": KEYWORDS["pgettext"]}
PLACEHOLDER = re.compile(r"%\(\w+\)|%[sd]|\{\w*")


def is_for_visitors(path):
    path = path.relative_to(HOUSE)
    return OF_THE_DESK.isdisjoint(path.parts) and str(path) not in EXCEPTIONS


def messages_of(path):
    """{(context, message, its plural)} of everything that is marked in a template or a module."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = re.sub(r"\s*\n\s*", " ", templatize(text))  # indentation means nothing in a template
    for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        message, plural = message if isinstance(message, tuple) else (message, None)
        yield context, message, plural


@cache
def marked():
    """{message: where it is} of all that visitors read."""
    paths = [*HOUSE.glob("templates/**/*.html"), *(path for one in PACKAGES for path in HOUSE.glob(f"{one}/**/*.py"))]
    found = {message: path.name for path in paths if is_for_visitors(path) for message in messages_of(path)}
    return found | {(None, text, None): "models" for text in _vocabulary()}


def _vocabulary():
    with override("en"):
        for kind in (one for one in kinds.all_kinds().values() if one._meta.app_label in PACKAGES):
            yield from (str(kind._meta.verbose_name), str(kind._meta.verbose_name_plural))
        yield from (str(label) for vocabulary in VOCABULARIES for label in vocabulary.labels)


@cache
def catalogue(path):
    """{(context, message, its plural): its translations}, and the whole."""
    with path.open("rb") as file:
        whole = (read_po if path.suffix == ".po" else read_mo)(file)
    return {(_context(one), *_pair(one.id)): _tuple(one.string) for one in whole if one.id}, whole


def _context(message):
    """Babel 2.18 leaves those of a .mo file undecoded."""
    return message.context.decode() if isinstance(message.context, bytes) else message.context


def _pair(text):
    return (text, None) if isinstance(text, str) else tuple(text)


def _tuple(text):
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


each = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def test_there_is_a_catalogue_for_every_language_but_english():
    assert [path.parts[-3] for path in CATALOGUES] == sorted(code for code, _name in settings.LANGUAGES if code != "en")


@each
def test_nothing_that_a_visitor_reads_is_missing(path):
    known, _whole = catalogue(path)

    assert {message: where for message, where in marked().items() if message not in known} == {}


@each
def test_nothing_is_empty_or_only_guessed_and_every_plural_has_the_forms_of_its_language(path):
    known, whole = catalogue(path)
    forms = FORMS[path.parts[-3]]

    assert whole.num_plurals == forms
    assert [one.id for one in whole if one.id and one.fuzzy] == []
    assert {
        message: texts
        for message, texts in known.items()
        if not all(texts) or len(texts) != (forms if message[2] else 1)
    } == {}


@each
def test_every_translation_says_the_same_placeholders(path):
    known, _whole = catalogue(path)

    assert {
        message: texts
        for message, texts in known.items()
        if any(placeholders(text) != placeholders(message[2] or message[1]) for text in texts)
    } == {}


@each
def test_what_is_served_is_what_the_catalogue_says(path):
    """After every change of a .po file: msgfmt django.po -o django.mo"""
    (said, said_whole), (served, served_whole) = catalogue(path), catalogue(path.with_suffix(".mo"))

    assert served == said
    assert served_whole.plural_expr == said_whole.plural_expr


def test_every_exception_still_stands():
    assert [name for name in EXCEPTIONS if not (HOUSE / name).exists()] == []
