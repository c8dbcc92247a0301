"""Official documents: HTML to PDF. Nothing is fetched from the network, fonts are embedded, equal input looks equal.

Templates extend templates/cetak/dasar.html; static/css/cetak.css is added. Pictures are data: URIs (charts, QR) or
`static:<path>`.
"""

import base64
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

import segno


def render_pdf(template: str, konteks: dict[str, Any]) -> bytes:
    """The PDF of a template. Dates and figures come from `konteks`, never from the clock."""
    isi: bytes = _mesin().render_pdf(template, konteks)
    return isi


def render_pdf_panjang(
    template: str, konteks: dict[str, Any], baris: Sequence[Any], *, maju: Callable[[int], None] = lambda _: None
) -> bytes:
    """The PDF of a table of any length, laid out a portion at a time and numbered through.

    The template draws `baris`, each row with id "b<index>"; its head only without `lanjutan`, its end only with
    `terakhir`.
    """
    isi: bytes = _mesin().render_pdf_panjang(template, konteks, baris, maju=maju)
    return isi


def gambar_svg(svg: str) -> str:
    """A drawn SVG as a data: URI for <img>."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def qr_svg(teks: str) -> str:
    """QR code as a data: URI for <img>; readable after a bad photocopy (error correction Q)."""
    return segno.make(teks, error="q", micro=False).svg_data_uri(border=2, scale=4)


def sidik_berkas(isi: bytes) -> str:
    """SHA-256 as printed in the proof of a document."""
    return hashlib.sha256(isi).hexdigest()


@cache
def _mesin() -> Any:
    """Most processes of the web never print: they do without the library."""
    return import_module("asn.core.mesin_pdf")
