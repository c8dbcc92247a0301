"""The tag of the library `lucide`, each icon drawn once: the library copies an XML tree for every mark on every page.

Settings put this library in the place of the original, so templates go on saying {% load lucide %}.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, Parser, TextNode, Token, Variable
from django.template.context import Context
from lucide.templatetags import lucide as pustaka

register = template.Library()


@register.simple_tag
def lucide(name: str, *, size: int | None = 24, **atribut: Any) -> str:
    return _gambar(name, size, tuple(sorted(atribut.items())))


@lru_cache(maxsize=512)
def _gambar(name: str, size: int | None, atribut: tuple[tuple[str, Any], ...]) -> str:
    return pustaka.lucide(name, size=size, **dict(atribut))


_susun = register.tags["lucide"]


@register.tag("lucide")
def lucide_tetap(parser: Parser, token: Token) -> Node:
    """An icon that is named in the template itself is part of its text; one that a variable names is drawn anew."""
    simpul: Any = _susun(parser, token)
    if simpul.target_var or not all(map(_tertulis, [*simpul.args, *simpul.kwargs.values()])):
        return simpul
    return TextNode(simpul.render(Context()))


def _tertulis(isian: FilterExpression) -> bool:
    if isian.filters:
        return False
    return isian.var.literal is not None if isinstance(isian.var, Variable) else True
