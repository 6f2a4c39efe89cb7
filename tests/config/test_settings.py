HTTPS_SETTINGS = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31536000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
}


def test_an_empty_environment_is_a_safe_one(settings_under):
    safe = {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "CSRF_TRUSTED_ORIGINS": [],
        "WORKERS": 1,
        "FILING_LANGUAGE": "az",
        "TIME_ZONE": "Asia/Baku",
    }
    assert settings_under(*safe) == safe


def test_lists_are_read_with_commas(settings_under):
    asked = settings_under("ALLOWED_HOSTS", ALLOWED_HOSTS="memorial.example.org,www.example.org")

    assert asked == {"ALLOWED_HOSTS": ["memorial.example.org", "www.example.org"]}


def test_the_database_is_sqlite_in_the_data_folder(settings_under, tmp_path):
    database = settings_under("DATABASES")["DATABASES"]["default"]

    assert database == database | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "data/db.sqlite3"),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
        },
    }


def test_one_setting_moves_it_to_postgresql(settings_under):
    url = "postgres://ada@db.example.org:5433/memorial"
    database = settings_under("DATABASES", DATABASE_URL=url)["DATABASES"]["default"]

    assert database == database | {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "memorial",
        "USER": "ada",
        "HOST": "db.example.org",
        "PORT": 5433,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
    assert "OPTIONS" not in database


def test_a_sqlite_file_keeps_what_was_promised_of_it(run_under):
    ask = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for pragma in ("journal_mode", "synchronous", "foreign_keys"):
        print(*cursor.execute(f"PRAGMA {pragma}").fetchone())
"""
    assert run_under("-c", ask, DJANGO_SETTINGS_MODULE="config.settings").stdout.split() == ["wal", "2", "1"]


def test_https_is_one_switch(settings_under):
    assert settings_under(*HTTPS_SETTINGS, HTTPS="on") == HTTPS_SETTINGS
    assert not any(settings_under(*HTTPS_SETTINGS).values())


def test_a_proxy_is_believed_only_when_asked(run_under):
    ask = "from config import settings; print(getattr(settings, 'SECURE_PROXY_SSL_HEADER', None))"

    assert run_under("-c", ask).stdout == "None\n"
    assert run_under("-c", ask, TRUST_PROXY="on").stdout == "('HTTP_X_FORWARDED_PROTO', 'https')\n"
