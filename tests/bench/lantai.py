"""The floor every page is measured against: Django's default middleware, session and user loaded, empty body."""

from asn.settings import *  # noqa: F403

# Taken over by lantai_wsgi once the apps are loaded: allauth insists on its own middleware until then.
MIDDLEWARE_LANTAI = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
ROOT_URLCONF = "tests.bench.lantai_urls"
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # noqa: F405
