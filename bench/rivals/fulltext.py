"""Full text of the database itself: FTS5 on SQLite, tsvector with an index on PostgreSQL; the choices as joins."""

from bench.searched.questions import LINKED, indexed

FACTS = ("kind", "language", "rights", "image", "wording", "certainty")
MADE = {
    "sqlite": (
        "DROP TABLE IF EXISTS words",
        "CREATE VIRTUAL TABLE words USING fts5(title, names, text, content='rivals_thing', content_rowid='id')",
        "INSERT INTO words(words) VALUES ('rebuild')",
        "ANALYZE",
    ),
    "postgresql": (
        "ALTER TABLE rivals_thing ADD COLUMN words tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', names), 'B')"
        " || setweight(to_tsvector('simple', text), 'D')) STORED",
        "CREATE INDEX ON rivals_thing USING gin(words)",
        "ANALYZE",
    ),
}
MATCHES = {"sqlite": "id IN (SELECT rowid FROM words WHERE words MATCH %s)", "postgresql": "words @@ %s::tsquery"}
FIRST = {
    "sqlite": "SELECT t.uid, snippet(words, 2, '[', ']', '…', 30) FROM words JOIN hits h ON h.id = words.rowid"
    " JOIN rivals_thing t ON t.id = h.id WHERE words MATCH %s ORDER BY bm25(words, 4, 3, 1) LIMIT 25",
    "postgresql": "SELECT uid, ts_headline('simple', text, %s::tsquery) FROM"
    " (SELECT t.uid, t.text FROM rivals_thing t JOIN hits h USING (id)"
    " ORDER BY ts_rank(t.words, %s::tsquery) DESC LIMIT 25) AS best",
}
NEWEST = (
    "SELECT t.uid, substr(t.text, 1, 240) FROM rivals_thing t JOIN hits h ON h.id = t.id ORDER BY t.id DESC LIMIT 25"
)
COUNTS = (
    f"SELECT {', '.join(FACTS)}, count(*) FROM rivals_thing t JOIN hits h ON h.id = t.id GROUP BY {', '.join(FACTS)}",
    "SELECT first_year, count(*) FROM rivals_thing t JOIN hits h ON h.id = t.id GROUP BY first_year",
    "SELECT g.tag_id, count(*) FROM rivals_tagging g JOIN hits h ON h.id = g.content_object_id GROUP BY g.tag_id",
    "SELECT n.kind, n.uid, count(*) FROM rivals_naming n JOIN hits h ON h.id = n.thing_id GROUP BY n.kind, n.uid",
)


def make(connection):
    with connection.cursor() as cursor:
        for sentence in MADE[connection.vendor]:
            cursor.execute(sentence)


def answer(connection, question):
    """What was found is kept for as long as the question takes; counts do not ignore their own choice."""
    where, values = _where(connection, question)
    words = _words(connection.vendor, question)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS hits")
        cursor.execute("CREATE TEMP TABLE hits (id INTEGER PRIMARY KEY)")
        cursor.execute(f"INSERT INTO hits SELECT id FROM rivals_thing WHERE {where}", values)
        cursor.execute("ANALYZE hits")
        cursor.execute("SELECT count(*) FROM hits")
        (total,) = cursor.fetchone()
        first = FIRST[connection.vendor] if words else NEWEST
        cursor.execute(first, [words] * first.count("%s"))
        found = cursor.fetchall()
        counts = []
        for sentence in COUNTS:
            cursor.execute(sentence)
            counts.append(cursor.fetchall())
    return total, found, counts


def _words(vendor, question):
    if not question.words:
        return ""
    if vendor == "sqlite":
        quoted = [f'"{word}"' for word in question.folded]
        return f'"{" ".join(question.folded)}"' if question.is_phrase else " ".join(quoted)
    return (" <-> " if question.is_phrase else " & ").join(question.folded)


def _where(connection, question):
    parts, values = ["1 = 1"], []
    if words := _words(connection.vendor, question):
        parts.append(MATCHES[connection.vendor])
        values.append(words)
    for sign, chosen in (("", question.chosen), ("NOT ", question.excluded)):
        for facet, some in chosen.items():
            uids = [one for value in some for one in indexed(facet, value)]
            parts.append(f"{sign}({_has(facet, uids)})")
            values += uids
    if question.first:
        parts.append("last_year >= %s AND first_year <= %s")
        values += [question.first, question.last]
    return " AND ".join(parts), values


def _has(facet, uids):
    marks = ", ".join(["%s"] * len(uids))
    if facet == "tag":
        tagged = "SELECT g.content_object_id FROM rivals_tagging g JOIN taggit_tag t ON t.id = g.tag_id"
        return f"id IN ({tagged} WHERE t.name IN ({marks}))"
    if facet in LINKED:
        return f"id IN (SELECT thing_id FROM rivals_naming WHERE kind = '{facet}' AND uid IN ({marks}))"
    return f"{facet} IN ({marks})"
