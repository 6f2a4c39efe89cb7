"""Wrong settings, said in sentences before they do harm. The ids are listed in docs/operators/production.md."""

import os
import sqlite3
import stat
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connections

from archive.languages import alphabet

LOOPBACK = {"localhost", ".localhost", "127.0.0.1", "[::1]"}


@register(Tags.files)
def folders_can_be_written(app_configs, **kwargs):
    for id, name in (("carnation.E001", "DATA_DIR"), ("carnation.E002", "MEDIA_DIR")):
        folder = getattr(settings, name)
        if not (folder.is_dir() and os.access(folder, os.R_OK | os.W_OK | os.X_OK)):
            yield Error(
                f"{name} is {folder}, where nothing can be written.",
                hint="Make the folder and give it to the account that runs the server, or name another.",
                id=id,
            )


@register(Tags.files, Tags.security)
def private_folders_are_not_served(app_configs, **kwargs):
    served = [Path(folder).resolve() for folder in (*settings.STATICFILES_DIRS, settings.STATIC_ROOT)]
    for name, public in (("DATA_DIR", [*served, settings.MEDIA_DIR.resolve()]), ("MEDIA_DIR", served)):
        folder = getattr(settings, name).resolve()
        if around := next((place for place in public if folder.is_relative_to(place)), None):
            yield Error(
                f"{name} ({folder}) lies inside {around}, from where visitors are served.",
                hint="It holds secrets, drafts and originals: move it out of the static and media folders.",
                id="carnation.E003",
            )


@register(Tags.database)
def postgresql_is_new_enough(app_configs, databases=None, **kwargs):
    for connection in map(connections.__getitem__, databases or []):
        if connection.vendor == "postgresql" and connection.pg_version < 15_00_00:
            yield Error(
                f"The database server is PostgreSQL {connection.pg_version // 10_000}; 15 is the oldest tested.",
                hint="Upgrade the server, or unset DATABASE_URL to work on SQLite.",
                id="carnation.E004",
            )


@register(Tags.translation)
def names_can_be_filed(app_configs, **kwargs):
    try:
        alphabet(settings.FILING_LANGUAGE)
    except LookupError:
        yield Error(
            f"There is no alphabet for FILING_LANGUAGE “{settings.FILING_LANGUAGE}”, so names cannot be put in order.",
            hint="Name a language that archive/languages.py knows, such as az, or add its alphabet there.",
            id="carnation.E005",
        )


@register()
def sqlite_has_one_writer(app_configs, **kwargs):
    on_sqlite = connections["default"].vendor == "sqlite"
    if on_sqlite and settings.WORKERS > 1 and (3, 7) <= sqlite3.sqlite_version_info < (3, 51, 3):
        yield Warning(
            f"{settings.WORKERS} server processes share one SQLite {sqlite3.sqlite_version} file; before 3.51.3 two of "
            "them writing at once can, very rarely, damage it.",
            hint="Set WORKERS=1, or move to PostgreSQL with DATABASE_URL.",
            id="carnation.W001",
        )


@register(Tags.files, Tags.security)
def the_secret_key_is_private(app_configs, **kwargs):
    file = settings.SECRET_KEY_FILE
    if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield Warning(
            f"Other accounts of this machine can read the secret key in {file}.",
            hint=f"chmod 600 {file}; if a stranger may have read it, delete it, and a new one is made.",
            id="carnation.W002",
        )


@register(Tags.security)
def debug_stays_at_home(app_configs, **kwargs):
    if settings.DEBUG and (strangers := sorted(set(settings.ALLOWED_HOSTS) - LOOPBACK)):
        yield Warning(
            f"DEBUG is on while the site answers to {', '.join(strangers)}: its error pages show what is private.",
            hint="Unset DEBUG, or take these names out of ALLOWED_HOSTS.",
            id="carnation.W003",
        )
