"""Edition → what the index holds of it. Kinds declare what describes them; this walks the declarations."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from zlib import crc32

from django.db import models
from tantivy import Document

from archive import kinds
from archive.folding import fold, may_be_joined, words
from archive.models.fields import UncertainDateField
from archive.variants import written

from .facets import LINKED
from .facets.facts import JOINT, facts_of, joined
from .facets.linked import EMPTY
from .facets.years import BEGINS, ENDS
from .schema import COUNTED, MARKER

NAMING = ("title", "filed_as")
LONGEST_WORD = 80  # letters
LONGEST_WHOLE = 300

# A sort key is two days, or one second, then a few bits of the uid, so that equal dates keep one order everywhere.
DAY_BITS, UID_BITS = 23, 16
AFTER_EVERY_DAY = 2**46


@dataclass(frozen=True)
class Shape:
    """What a model and its rows declare that holds words."""

    texts: tuple
    row_texts: dict


@cache
def shape(kind):
    model = kinds.kind_named(kind)
    rows = kinds.row_models(model)
    return Shape(
        texts=tuple(name for name in kinds.declared(model, "described") if _holds_words(model, name)),
        row_texts={row.key: tuple(name for name in row.described if _holds_words(row, name)) for row in rows},
    )


def _holds_words(model, name):
    field = model._meta.get_field(name)
    is_text = isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices
    return is_text and name != "language" and not isinstance(field, models.URLField | UncertainDateField)


def document(edition, vocabulary):
    """The document of a current edition, with the sum of all that it holds."""
    found, held = Document(), fields(edition, vocabulary)
    for name, value in held:
        if isinstance(value, int):
            found.add_integer(name, value)
        else:
            found.add_text(name, value)
    found.add_text("sum", sum_of(held))
    return found


def fields(edition, vocabulary):
    """[(field, text or whole number)] of a current edition, its mentions, and what stands above these."""
    described = edition.description
    return [
        ("uid", edition.uid),
        *_words(described),
        *_mentions(edition, vocabulary),
        *(("above", uid) for uid in vocabulary.above.get(edition.uid, ())),
        *_facts(edition),
        *_days(edition),
        ("described", _key(edition.uid, int(edition.published_at.timestamp()))),
    ]


def sum_of(held):
    return blake2b(repr(held).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def marker(position, seal):
    """The document that says which ledger line was applied last."""
    found = Document()
    found.add_text("uid", MARKER)
    found.add_integer("position", position)
    found.add_text("seal", seal)
    for name in COUNTED:
        found.add_text(name, "")  # a column without a gap is counted faster
    return found


def texts_of(described):
    """(field, text) of every public text; the names and the titles in other languages come as "filed_as"."""
    its = shape(described["kind"])
    yield from ((name, described[name]) for name in its.texts if name in described)
    for key, names in its.row_texts.items():
        for row in described.get(key, ()):
            field = "filed_as" if key == "names" or row.get("field") in NAMING else key
            yield from ((field, row[name]) for name in names if name in row and name != "field")


def _words(described):
    for name, text in texts_of(described):
        field = "title" if name == "title" else "names" if name in NAMING else "text"
        yield from ((field, flow) for flow in _cut(text))
        if name in NAMING:
            yield "whole", fold(text)[:LONGEST_WHOLE]
            yield "variant", " ".join(written(text))


def _mentions(edition, vocabulary):
    """What a record speaks of: not the sources it cites, whose titles say what they are about."""
    mentioned = [one for one in edition.mentions.all() if one.role != "source"]
    yield from (("mention", uid) for uid in sorted({one.uid for one in mentioned}))
    for facet in LINKED:
        own = {one.uid for one in mentioned if one.kind == facet.name and facet.role in ("", one.role)}
        uids = sorted(vocabulary.over(own))
        yield from (("beyond", step) for step in facet.beyond(uids))
        yield from ((facet.field, uid) for uid in uids)
        yield from facet.laid_out(uids, EMPTY[crc32(edition.uid.encode()) % len(EMPTY)])


def _facts(edition):
    facts = facts_of(edition, edition.description)
    yield from ((name, value) for name, value in facts.items() if value)
    yield JOINT, joined(facts)


def _cut(text):
    return (" ".join(word[:LONGEST_WORD] for word in flow.split()) for flow in flows(text))


def flows(text):
    """The folded words of a text as they follow each other; then, apart, those of words that hold others."""
    yield fold(text)
    if may_be_joined(text):  # asked of every word of the house
        joined = (token for token in text.split() if may_be_joined(token))
        yield from (" ".join(word for word, _start, _end in words(token)) for token in joined)


def _days(edition):
    if not (edition.earliest or edition.latest):
        return [("oldest", _key(edition.uid, AFTER_EVERY_DAY)), ("newest", 0), (BEGINS, ""), (ENDS, "")]
    first, last = edition.earliest or edition.latest, edition.latest or edition.earliest
    return [
        ("earliest", (edition.earliest or date.min).toordinal()),
        ("latest", (edition.latest or date.max).toordinal()),
        (BEGINS, str(first.year)),
        (ENDS, str(last.year)),
        ("oldest", _key(edition.uid, _both(first, last))),
        ("newest", _key(edition.uid, _both(last, first))),
    ]


def _both(first, second):
    return first.toordinal() << DAY_BITS | second.toordinal()


def _key(uid, number):
    few_bits = blake2b(uid.encode(), digest_size=UID_BITS // 8).digest()
    return number << UID_BITS | int.from_bytes(few_bits)
