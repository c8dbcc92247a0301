"""WSGI entry point for gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")
application = get_wsgi_application()

# The loaded application is hundreds of thousands of objects that never die. Looking through them again and again cost
# a list page half its time: they are left out of every collection, and collections come less often.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
