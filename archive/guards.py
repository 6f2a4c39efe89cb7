"""Database triggers that refuse to change or delete ledger lines and editions, on SQLite and PostgreSQL."""

from django.db import connection

LEDGER, EDITION = "archive_ledgerline", "archive_edition"
# The columns that say which edition this is and what it said; the text itself may only be erased, never replaced.
SEALED = ("uid", "kind", "number", "digest", "record_id", "published_at")
CHANGED = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in SEALED)
REPLACED = "(NEW.text <> '' AND OLD.text <> NEW.text)"

LINES_STAY = "The ledger is append-only: its lines are never changed or deleted."
EDITIONS_STAY = "An edition is immutable: it is never changed or deleted, only erased."

# name: (when, table, condition, sentence)
GUARDS = {
    "ledger_no_update": ("UPDATE", LEDGER, "", LINES_STAY),
    "ledger_no_delete": ("DELETE", LEDGER, "", LINES_STAY),
    "edition_no_update": ("UPDATE", EDITION, f"{CHANGED} OR {REPLACED}", EDITIONS_STAY),
    "edition_no_delete": ("DELETE", EDITION, "", EDITIONS_STAY),
}


def statements(vendor):
    """The SQL that sets up every guard."""
    if vendor == "sqlite":
        yield from (_on_sqlite(name, *guard) for name, guard in GUARDS.items())
    else:
        for name, guard in GUARDS.items():
            yield from _on_postgresql(name, *guard)


def _on_sqlite(name, act, table, condition, sentence):
    when = f"WHEN {condition.replace('IS DISTINCT FROM', 'IS NOT')}" if condition else ""
    refusal = f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    return f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW {when} {refusal}"


def _on_postgresql(name, act, table, condition, sentence):
    refusal = f"BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END"
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {refusal} $$"
    when = f"WHEN ({condition})" if condition else ""
    yield f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}()"
    if act == "DELETE":
        yield f"CREATE TRIGGER {name}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"


def removals(vendor):
    """The SQL that takes every guard down, for a migration that must rebuild a guarded table and set them up again."""
    for name, (act, table, *_rest) in GUARDS.items():
        yield f"DROP TRIGGER {name}" + (f" ON {table}" if vendor == "postgresql" else "")
        if vendor == "postgresql":
            if act == "DELETE":
                yield f"DROP TRIGGER {name}_truncate ON {table}"
            yield f"DROP FUNCTION {name}()"


def missing_guards():
    """Names of guards that are not in the database: a restored copy, or a rebuilt table, may have lost them."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    return sorted(set(GUARDS) - there)
