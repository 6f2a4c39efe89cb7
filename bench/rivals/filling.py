"""The rivals' rows, made from the current editions; once for a house."""

from itertools import islice

from django.db import connections
from taggit.models import Tag

from archive.folding import fold
from archive.models import Edition
from bench.searched.facts import facts_of
from bench.searched.rows import Rows

from . import fulltext
from .models import Naming, Tagging, Thing

ALIAS = "rivals"
BATCH = 5000
TABLES = (Tag, Thing, Tagging, Naming)


def is_filled():
    return (
        Thing._meta.db_table in connections[ALIAS].introspection.table_names() and Thing.objects.using(ALIAS).exists()
    )


def fill():
    """Takes seconds for every ten thousand records, and as long again for the full text."""
    make_tables()
    known = {}
    editions = Edition.objects.current().prefetch_related("mentions").order_by("pk").iterator(chunk_size=BATCH)
    while some := list(islice(editions, BATCH)):
        rows = Rows(ALIAS)
        for edition in some:
            _add(rows, edition, known)
        rows.write()
    fulltext.make(connections[ALIAS])


def make_tables():
    there = connections[ALIAS].introspection.table_names()
    with connections[ALIAS].schema_editor() as editor:
        for model in reversed(TABLES):
            if model._meta.db_table in there:
                editor.delete_model(model)
        for model in TABLES:
            editor.create_model(model)


def _add(rows, edition, known):
    said = edition.description
    facts, years = facts_of(edition.kind, said), (edition.earliest, edition.latest)
    thing = rows.add_new(
        Thing,
        uid=edition.uid,
        title=fold(edition.title),
        names=fold(" ".join([said.get("filed_as", ""), *(row["text"] for row in said.get("names", ()))])),
        text=fold(" ".join(said.get(name, "") for name in ("summary", "body", "words", "caption", "credit"))),
        first_year=years[0] and years[0].year,
        last_year=years[1] and years[1].year,
        **facts,
    )
    for mention in {(one.kind, one.uid) for one in edition.mentions.all() if one.role != "source"}:
        _add_mention(rows, thing, *mention, known)


def _add_mention(rows, thing, kind, uid, known):
    if kind != "tag":
        rows.add_new(Naming, thing_id=thing, kind=kind, uid=uid)
        return
    if uid not in known:
        known[uid] = rows.add_new(Tag, name=uid, slug=uid)
    rows.add_new(Tagging, content_object_id=thing, tag_id=known[uid])
