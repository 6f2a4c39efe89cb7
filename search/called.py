"""What kinds of record, rights and languages are called, by visitors of every language; all of it folded."""

import re
from functools import cache

from django.conf import settings
from django.utils.translation import get_language_info, override

from archive import kinds
from archive.folding import fold
from archive.languages import LANGUAGES
from archive.rights import GROUPS, STATEMENTS

VERSION = re.compile(r"(?: \d)+$")  # of a licence


def _in_every_language(lazy):
    for code, _endonym in settings.LANGUAGES:
        with override(code):
            yield fold(str(lazy))


@cache
def kind_names():
    """[(kind, its names)]"""
    return [
        (name, frozenset({name, fold(model.path or ""), *_of(model._meta)}))
        for name, model in kinds.all_kinds().items()
    ]


def _of(meta):
    return {*_in_every_language(meta.verbose_name), *_in_every_language(meta.verbose_name_plural)}


@cache
def rights_names():
    """[(address, its names)]: its code, its label as far as the first colon, that without a version, its group."""
    return [
        (one.uri, frozenset({fold(one.uri), fold(one.uri.split("/")[-3]), *_labels(one), *_group(one.group)}))
        for one in STATEMENTS
    ]


def _labels(rights):
    for code, _endonym in settings.LANGUAGES:
        with override(code):
            label = str(rights.label)
            named = fold(label.partition(":")[0])
            yield from (fold(label), named, VERSION.sub("", named))


def _group(name):
    return {name, *_in_every_language(GROUPS[name])}


@cache
def language_names():
    """[(code, its names)]: of a language in several scripts, its own name and code stand for all of them."""
    return [
        (one.code, frozenset({fold(one.code), fold(one.endonym), *_names_of_language(one.code)}))
        for one in LANGUAGES.values()
    ]


def _names_of_language(code):
    """As Django's own list has them, in every language of the site."""
    main = code.partition("-")[0]
    yield main
    for its, _endonym in settings.LANGUAGES:
        with override(its):
            try:
                info = get_language_info(main)
            except KeyError:
                return
            yield from (fold(info["name_local"]), fold(info["name"]), fold(info["name_translated"]))


def all_called(names, wanted):
    return [value for value, its in names() if wanted and wanted in its]
