"""Where a deposited fact was made: the path of a page of a wing, so that every figure can be traced to its work."""

import re
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString

SENDIRI = re.compile(r"^/(?![/\\])")
HALAMAN_SENDIRI = RegexValidator(SENDIRI.pattern, "Isi alamat halaman aplikasi ini, diawali satu garis miring.")


def kolom_tautan() -> models.CharField:
    """Column `tautan`: path within this application, empty for what was imported or typed in."""
    return models.CharField(
        "halaman asal", max_length=200, blank=True, default="", db_default="", validators=[HALAMAN_SENDIRI]
    )


def tautan_asal(baris: Any) -> SafeString:
    """Link from a row to the page it was made on; empty when it has none, or one that leads elsewhere."""
    if not SENDIRI.match(baris.tautan):
        return SafeString("")
    return format_html('<a href="{}">Lihat asal<span class="visually-hidden"> {}</span></a>', baris.tautan, baris)
