"""Every address of the system with its name and view, walked once for the architecture tests."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Third-party pages whose access is enforced by the library and by our middleware.
PUSTAKA = ("allauth.", "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes")


def semua_alamat(resolver: URLResolver | None = None, ruang: str = "") -> Iterator[tuple[str, URLPattern]]:
    """(name with namespace, pattern) of every URL whose view we wrote."""
    for pola in (resolver or get_resolver()).url_patterns:
        if isinstance(pola, URLResolver):
            yield from semua_alamat(pola, f"{pola.namespace}:" if pola.namespace else ruang)
        elif not milik_pustaka(pola):
            yield f"{ruang}{pola.name}", pola


def milik_pustaka(pola: URLPattern) -> bool:
    """Whether the view comes from a library (admin site, allauth)."""
    asal = pola.callback
    while hasattr(asal, "__wrapped__"):
        asal = asal.__wrapped__
    return asal.__module__.startswith(PUSTAKA)


def berobjek(pola: URLPattern) -> bool:
    """Whether the address names one object."""
    return bool(pola.pattern.converters)
