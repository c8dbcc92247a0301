"""The layout engine behind `asn.core.pdf`, loaded by the first document of a process: it takes 30 MB.

Nothing is fetched from the network, fonts are embedded, equal input looks equal.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from pypdf import PdfReader, PdfWriter
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetchingError

from asn.core.pdf import sidik_berkas

STATIS = "static:"
# Rows laid out at once: more would keep too many boxes in memory.
BARIS_SEKALI = 150


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
    """As `asn.core.pdf.render_pdf`."""
    teks = render_to_string(template, konteks)
    return _tata(teks).write_pdf(pdf_identifier=sidik_berkas(teks.encode()))


def render_pdf_panjang(
    template: str, konteks: dict[str, Any], baris: Sequence[Any], *, maju: Callable[[int], None] = lambda _: None
) -> bytes:
    """As `asn.core.pdf.render_pdf_panjang`.

    The last, half-filled page of a portion is laid out again with the next one, so no seam shows.
    """
    if len(baris) <= BARIS_SEKALI:
        isi = render_pdf(template, {**konteks, "baris": baris, "lanjutan": False, "terakhir": True})
        maju(len(baris))
        return isi
    penulis, mulai = PdfWriter(), 0
    while mulai < len(baris):
        potongan = baris[mulai : mulai + BARIS_SEKALI]
        terakhir = mulai + len(potongan) == len(baris)
        bagian = {"baris": potongan, "lanjutan": mulai > 0, "terakhir": terakhir, "tanpa_nomor": True}
        dokumen = _tata(render_to_string(template, {**konteks, **bagian}))
        halaman, dipakai = dokumen.pages, len(potongan)
        if not terakhir and len(halaman) > 1:
            dipakai = min(int(jangkar[1:]) for jangkar in halaman[-1].anchors if jangkar[1:].isdecimal())
            halaman = halaman[:-1]
        penulis.append(PdfReader(BytesIO(dokumen.copy(halaman).write_pdf())))
        mulai += dipakai
        maju(dipakai)
    return _bernomor(penulis, konteks)


def _bernomor(penulis: PdfWriter, konteks: dict[str, Any]) -> bytes:
    """Stamp "Halaman x dari y" where the style sheet puts it on a document laid out at once."""
    jumlah = len(penulis.pages)
    nomor = PdfReader(BytesIO(render_pdf("cetak/nomor.html", {**konteks, "halaman": range(jumlah)})))
    for halaman, cap in zip(penulis.pages, nomor.pages, strict=True):
        halaman.merge_page(cap)
        halaman.compress_content_streams()
    penulis.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    keluaran = BytesIO()
    penulis.write(keluaran)
    return keluaran.getvalue()


def _tata(teks: str) -> Any:
    gaya, huruf = _gaya()
    return HTML(string=teks, url_fetcher=PengambilTertutup()).render(stylesheets=[gaya], font_config=huruf)


@lru_cache(maxsize=1)
def _gaya() -> tuple[CSS, FontConfiguration]:
    """The print style sheet, read once per process: its fonts belong to the configuration it was read with."""
    huruf = FontConfiguration()
    return CSS(filename=finders.find("css/cetak.css"), font_config=huruf, url_fetcher=PengambilTertutup()), huruf
