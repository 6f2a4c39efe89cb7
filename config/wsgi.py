import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

# What stands after the start stands until the end: the collector need not walk through it again at every turn. A page
# leaves some thousand short-lived objects and few cycles, so that it may come by less often than Python's 700 objects.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
