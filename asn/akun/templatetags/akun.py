"""Small words for the pages of accounts."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from asn.core.templatetags.ikon import lucide

register = template.Library()

# Order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
PERAMBAN = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@register.filter
def peramban(agen: str) -> str:
    """What a person calls this browser: "Chrome di Android". An unknown one is shown as it names itself."""
    nama = next((label for tanda, label in PERAMBAN if tanda in agen), "")
    sistem = next((label for tanda, label in SISTEM if tanda in agen), "")
    return " di ".join(filter(None, (nama, sistem))) or agen[:60] or "tidak dikenal"


@register.simple_tag
def butir_menu(daftar: Iterable[dict[str, Any]]) -> SafeString:
    """Entries of one group of the side navigation as list items: forty on every page, so each is written once."""
    return SafeString("".join([_butir(**butir) for butir in daftar]))


@lru_cache(maxsize=2048)
def _butir(*, label: str, url: str, ikon: str, aktif: bool, cacah: int | str) -> SafeString:
    kini = SafeString(' aria-current="page"') if aktif else ""
    gambar = lucide(ikon, size=20, **{"class": "ikon", "aria_hidden": "true"})
    menunggu = format_html(' <span class="cacah">{}<span class="visually-hidden"> menunggu</span></span>', cacah)
    return format_html('<li><a href="{}"{}>{}{}{}</a></li>', url, kini, gambar, label, menunggu if cacah else "")
