"""The house's own settings, with two apps more and, beside its database, one for the rivals' rows."""

from config.settings import *  # noqa: F403
from config.settings import DATA_DIR, DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "taggit", "bench.rivals.apps.RivalsConfig"]
HOUSE = DATABASES["default"]
DATABASES = {
    "default": HOUSE,
    # On PostgreSQL tables of their own in the same database; SQLite has a file of their own.
    "rivals": HOUSE | ({"NAME": str(DATA_DIR / "rivals.sqlite3")} if HOUSE["ENGINE"].endswith("sqlite3") else {}),
}
TAGGIT_CASE_INSENSITIVE = False
