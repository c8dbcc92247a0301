"""Official documents: HTML to PDF. Nothing is fetched from the network, fonts are embedded, equal input looks equal.

Templates extend templates/cetak/dasar.html; static/css/cetak.css is added here. Pictures are data: URIs (charts, QR)
or `static:<path>`.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetchingError

STATIS = "static:"


class PengambilTertutup(URLFetcher):
    """Opens data: URIs and `static:<path>` files of this installation; refuses every other address."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        jalur = finders.find(url.removeprefix(STATIS)) if url.startswith(STATIS) else None
        if jalur is None:
            raise URLFetchingError(f"Alamat {url} tidak boleh dibuka dari dokumen.")
        return super().fetch(Path(jalur).as_uri(), headers)


def render_pdf(template: str, konteks: dict[str, Any]) -> bytes:
    """The PDF of a template. Dates and figures come from `konteks`, never from the clock."""
    teks = render_to_string(template, konteks)
    dokumen = HTML(string=teks, url_fetcher=PengambilTertutup())
    gaya, huruf = _gaya()
    return dokumen.write_pdf(stylesheets=[gaya], font_config=huruf, pdf_identifier=sidik_berkas(teks.encode()))


def qr_svg(teks: str) -> str:
    """QR code as a data: URI for <img>; readable after a bad photocopy (error correction Q)."""
    return segno.make(teks, error="q", micro=False).svg_data_uri(border=2, scale=4)


def sidik_berkas(isi: bytes) -> str:
    """SHA-256 as printed in the proof of a document."""
    return hashlib.sha256(isi).hexdigest()


@lru_cache(maxsize=1)
def _gaya() -> tuple[CSS, FontConfiguration]:
    """The print style sheet, read once per process: its fonts belong to the configuration it was read with."""
    huruf = FontConfiguration()
    return CSS(filename=finders.find("css/cetak.css"), font_config=huruf, url_fetcher=PengambilTertutup()), huruf
