"""Edition → what the index holds of it. Kinds declare what describes them; this walks the declarations."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b

from django.db import models
from tantivy import Document

from archive import kinds
from archive.describing import record_links
from archive.folding import fold, words
from archive.models.fields import UncertainDateField

from .schema import MARKER

NAMING = ("title", "filed_as")
LONGEST_WORD = 80  # letters
MOST_YEARS = 60  # of one record in the histogram; the filter by year knows no such limit
MIXED = re.compile(r"\d[^\W\d]|[^\W\d]\d")

# A sort key is two days, or one second, then a few bits of the uid, so that equal dates keep one order everywhere.
DAY_BITS, UID_BITS = 23, 16
AFTER_EVERY_DAY = 2**46


@dataclass(frozen=True)
class Shape:
    """What a model and its rows declare that holds words, and what refers to records."""

    texts: tuple
    row_texts: dict
    links: tuple
    row_links: dict


@cache
def shape(kind):
    model = kinds.kind_named(kind)
    rows = kinds.row_models(model)
    return Shape(
        texts=tuple(name for name in kinds.declared(model, "described") if _holds_words(model, name)),
        row_texts={row.key: tuple(name for name in row.described if _holds_words(row, name)) for row in rows},
        links=tuple(field.name for field in record_links(model)),
        row_links={row.key: tuple(field.name for field in record_links(row)) for row in rows},
    )


def _holds_words(model, name):
    field = model._meta.get_field(name)
    is_text = isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices
    return is_text and name != "language" and not isinstance(field, models.URLField | UncertainDateField)


def document(edition):
    """The document of a current edition."""
    found, described = Document(), edition.description
    found.add_text("uid", edition.uid)
    found.add_text("kind", edition.kind)
    found.add_text("language", edition.language)
    for name, text in texts_of(described):
        _add_words(found, "title" if name == "title" else "names" if name in NAMING else "text", text)
    for tag in described.get("tags", ()):
        found.add_text("tag", tag)
    for uid in mentioned(described):
        found.add_text("mention", uid)
    _add_days(found, edition)
    found.add_integer("described", _key(edition.uid, int(edition.published_at.timestamp())))
    return found


def marker(position, seal):
    """The document that says which ledger line was applied last."""
    found = Document()
    found.add_text("uid", MARKER)
    found.add_integer("position", position)
    found.add_text("seal", seal)
    return found


def texts_of(described):
    """(field, text) of every public text; the names and the titles in other languages come as "filed_as"."""
    its = shape(described["kind"])
    yield from ((name, described[name]) for name in its.texts if name in described)
    for key, names in its.row_texts.items():
        for row in described.get(key, ()):
            field = "filed_as" if key == "names" or row.get("field") in NAMING else key
            yield from ((field, row[name]) for name in names if name in row and name != "field")


def mentioned(described):
    """The uids of what a record speaks of: not of the sources it cites, whose titles say what they are about."""
    its = shape(described["kind"])
    uids = {described[name] for name in its.links if name in described} | set(described.get("tags", ()))
    for key, links in its.row_links.items():
        uids |= {row[link] for row in described.get(key, ()) for link in links if link in row and link != "source"}
    return sorted(uids)


def _add_words(found, field, text):
    for flow in flows(text):
        found.add_text(field, " ".join(word[:LONGEST_WORD] for word in flow.split()))


def flows(text):
    """The folded words of a text as they follow each other; then, apart, those of words that hold others."""
    yield fold(text)
    yield from (" ".join(word for word, _start, _end in words(token)) for token in text.split() if _has_parts(token))


def _has_parts(token):
    """Whether a word may hold others, as #BlackJanuary does: asked of every word, so it costs little."""
    return not (token.islower() or token.istitle() or token.isupper() or token.isdigit()) or MIXED.search(token)


def _add_days(found, edition):
    if not (edition.earliest or edition.latest):
        found.add_integer("oldest", _key(edition.uid, AFTER_EVERY_DAY))
        found.add_integer("newest", 0)
        return
    found.add_integer("earliest", (edition.earliest or date.min).toordinal())
    found.add_integer("latest", (edition.latest or date.max).toordinal())
    first, last = edition.earliest or edition.latest, edition.latest or edition.earliest
    for year in range(first.year, last.year + 1)[:MOST_YEARS]:
        found.add_integer("year", year)
    found.add_integer("oldest", _key(edition.uid, _days(first, last)))
    found.add_integer("newest", _key(edition.uid, _days(last, first)))


def _days(first, second):
    return first.toordinal() << DAY_BITS | second.toordinal()


def _key(uid, number):
    few_bits = blake2b(uid.encode(), digest_size=UID_BITS // 8).digest()
    return number << UID_BITS | int.from_bytes(few_bits)
