"""Every setting, read from the environment; docs/operators/production.md says what each variable means."""

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from warnings import filterwarnings

from environs import Env

from config import headers
from config.secret_key import kept_secret_key

env = Env()

# --- where things lie
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "data").absolute()
MEDIA_DIR = env.path("MEDIA_DIR", BASE_DIR / "media").absolute()
for folder in (DATA_DIR, MEDIA_DIR):
    with suppress(OSError):  # config/checks.py says it in a sentence
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

# --- who may ask
DEBUG = env.bool("DEBUG", False)
SECRET_KEY_FILE = DATA_DIR / "secret-key"
SECRET_KEY = env.str("SECRET_KEY", "") or kept_secret_key(SECRET_KEY_FILE)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
WORKERS = env.int("WORKERS", 1)

# --- what it is made of
INSTALLED_APPS = [
    "config",
    "archive",
    "memorial",
    "search",
    "exchange",
    "django_tasks",
    "django_tasks_db",
    "config.desk.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]
# Before all else stands what opens the API to scripts of other sites, and the answer to a visitor who has the page
# already. Then the headers, outermost, so that static files, redirects and refusals carry them too.
MIDDLEWARE = [
    "archive.api.openness.Openness",
    "archive.conditional.Conditional",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.page_language.PageLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.page_language.page",
                "memorial.context.memorial",
            ],
        },
    },
]

# --- the database
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}", conn_max_age=None, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers wait their turn instead of failing, and a committed line survives a power cut. Django itself
    # turns foreign keys on.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- languages and time
LANGUAGE_CODE = env.str("LANGUAGE_CODE", "en")
LANGUAGES = [("en", "English"), ("az", "Azərbaycanca"), ("tr", "Türkçe"), ("ru", "Русский")]
FILING_LANGUAGE = env.str("FILING_LANGUAGE", "az")  # in whose alphabet names are filed
TIME_ZONE = env.str("TIME_ZONE", "Asia/Baku")
USE_TZ = True

# --- what others may do with what the records say; pictures have rights of their own
DATA_LICENCE = env.str("DATA_LICENCE", "https://creativecommons.org/licenses/by/4.0/")

# --- what one network address may ask of dear pages (archive/limiting.py); 0 a minute sets no limit
DEEP_PER_MINUTE = env.int("DEEP_PER_MINUTE", 60)
DEEP_AT_ONCE = env.int("DEEP_AT_ONCE", 120)  # before that rate holds
FILES_AT_ONCE = env.int("FILES_AT_ONCE", 1)  # results that one process sends whole; its other threads draw pages

# --- files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = MEDIA_DIR
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", 128 * 1024 * 1024)
UPLOAD_MAX_PIXELS = env.int("UPLOAD_MAX_PIXELS", 80_000_000)
UPLOAD_MAX_FRAMES = env.int("UPLOAD_MAX_FRAMES", 1)
UPLOAD_MAX_FILES = env.int("UPLOAD_MAX_FILES", 5000)  # in one batch
DECODING_MAX_MEMORY = env.int("DECODING_MAX_MEMORY", 2 * 1024 * 1024 * 1024)  # bytes
DECODING_MAX_SECONDS = env.int("DECODING_MAX_SECONDS", 120)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # a form without its files: the longest text a record may need
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a record with many names, relations and claims is one form
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # of one form without JavaScript; with it, each file comes alone
FILE_UPLOAD_PERMISSIONS = 0o640

# --- work behind the scenes: in the request that asks for it, or by `manage.py db_worker` where one runs
HAS_WORKER = env.bool("HAS_WORKER", False)
_TASKS = "django.tasks" if find_spec("django.tasks") else "django_tasks"  # Django's own from 6.0 on
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend" if HAS_WORKER else f"{_TASKS}.backends.immediate.ImmediateBackend"
    }
}

# --- signing in
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # goes when the browser closes
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- headers
CONTENT_SECURITY_POLICY = headers.CONTENT_SECURITY_POLICY
PERMISSIONS_POLICY = headers.PERMISSIONS_POLICY
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- HTTPS, one switch
HTTPS = env.bool("HTTPS", False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
TRUST_PROXY = env.bool("TRUST_PROXY", False)
PROXIES = max(env.int("PROXIES", 1), 1)  # one behind the other; the nearest writes the last address it saw
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- the log: warnings to stderr; an address that was not found may hold a name, so it is not written down
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # any stranger can cause it, as often as they like
    },
}

# --- until Django 6: an address typed without a scheme means https, as it does from 6.0 on
filterwarnings("ignore", "The FORMS_URLFIELD_ASSUME_HTTPS transitional setting is deprecated.")
FORMS_URLFIELD_ASSUME_HTTPS = True
