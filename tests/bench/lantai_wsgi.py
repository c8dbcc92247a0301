"""WSGI entry of the floor page."""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.lantai"
django.setup(set_prefix=False)

from django.contrib.auth.backends import ModelBackend  # noqa: E402 - only once the apps are loaded

from asn.akun.backend import MasukBackend  # noqa: E402

settings.MIDDLEWARE = settings.MIDDLEWARE_LANTAI
# The session names our backend; the floor loads its user as Django's own does.
MasukBackend.get_user = ModelBackend.get_user
application = WSGIHandler()
