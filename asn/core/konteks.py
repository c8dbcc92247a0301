"""Context processors that may cost a query."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest

Pengolah = Callable[[HttpRequest], dict[str, Any]]


def sekali(pengolah: Pengolah) -> Pengolah:
    """Ask once per request: a page draws several templates (each table is one), and each asks every processor."""
    kunci = f"_{pengolah.__module__}.{pengolah.__name__}"

    @wraps(pengolah)
    def dalam(request: HttpRequest) -> dict[str, Any]:
        if kunci not in request.__dict__:
            request.__dict__[kunci] = pengolah(request)
        return request.__dict__[kunci]

    return dalam
