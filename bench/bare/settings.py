"""Django with one view and nothing else: what pages are held against."""

SECRET_KEY = "bare"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "bench.bare.urls"
MIDDLEWARE = []
INSTALLED_APPS = []
