"""WSGI entry of the floor page."""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.lantai"
django.setup(set_prefix=False)
settings.MIDDLEWARE = settings.MIDDLEWARE_LANTAI
application = WSGIHandler()
