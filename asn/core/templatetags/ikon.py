"""The tag of the library `lucide`, each icon drawn once: the library copies an XML tree for every mark on every page.

Settings put this library in the place of the original, so templates go on saying {% load lucide %}.
"""

from functools import lru_cache
from typing import Any

from django import template
from lucide.templatetags import lucide as pustaka

register = template.Library()


@register.simple_tag
def lucide(name: str, *, size: int | None = 24, **atribut: Any) -> str:
    return _gambar(name, size, tuple(sorted(atribut.items())))


@lru_cache(maxsize=512)
def _gambar(name: str, size: int | None, atribut: tuple[tuple[str, Any], ...]) -> str:
    return pustaka.lucide(name, size=size, **dict(atribut))
