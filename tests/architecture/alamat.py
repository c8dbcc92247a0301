"""Every address of the system with its name and view, walked once for the architecture tests."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# Pages whose access is enforced by the library and by our middleware: account pages, and the whole admin site.
PUSTAKA = ("allauth.", "django.contrib.")
SITUS_ADMIN = "admin"


def semua_alamat(resolver: URLResolver | None = None, ruang: str = "") -> Iterator[tuple[str, URLPattern]]:
    """(name with namespace, pattern) of every URL whose view we wrote."""
    for pola in (resolver or get_resolver()).url_patterns:
        if isinstance(pola, URLResolver):
            if pola.namespace != SITUS_ADMIN:
                yield from semua_alamat(pola, f"{pola.namespace}:" if pola.namespace else ruang)
        elif not milik_pustaka(pola):
            yield f"{ruang}{pola.name}", pola


def milik_pustaka(pola: URLPattern) -> bool:
    """Whether the view, or the class it extends, comes from a library."""
    kelas = getattr(pola.callback, "view_class", None)
    asal = kelas.__mro__ if kelas else _lapisan(pola.callback)
    return any(satu.__module__.startswith(PUSTAKA) for satu in asal)


def _lapisan(tampilan: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """A function view and what its decorators wrap."""
    yield tampilan
    while tampilan := getattr(tampilan, "__wrapped__", None):
        yield tampilan


def berobjek(pola: URLPattern) -> bool:
    """Whether the address names one object."""
    return bool(pola.pattern.converters)
