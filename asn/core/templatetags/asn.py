"""Template helpers of every app: charts with their table, rupiah, masked personal data, moments in the city's time."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, localize, number_format
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime

from asn.core.grafik import Grafik
from asn.core.sel import aman
from asn.core.tautan import tautan_asal

register = template.Library()
# {% tautan_asal baris %}: "Lihat asal", or nothing for a row that was imported or typed in.
register.simple_tag(tautan_asal)

# Below it a whole number is written the same in every language.
RIBU = 1_000
ZONA = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


@register.inclusion_tag("components/grafik.html")
def grafik(g: Grafik) -> dict[str, Any]:
    """{% grafik g %}: the picture and, in a disclosure, the table of its figures."""
    return {
        "judul": g.judul,
        "src": g.src,
        "kolom": g.kepala,
        "baris": g.baris,
        "keterangan": g.keterangan,
        "sumber": g.sumber,
    }


@register.filter
def kepala_tabel(tabel: Any) -> Iterator[dict[str, Any]]:
    """Headings of a django-tables2 table, each worked out once: the library makes its attributes anew when asked."""
    for kolom in tabel.columns:
        yield {
            "judul": kolom.header,
            "atribut": kolom.attrs["th"].as_html() if kolom.header else "",
            "urutan": ("descending" if kolom.order_by_alias.is_descending else "ascending")
            if kolom.is_ordered
            else "",
            "url_urut": _url_urut(tabel, kolom) if kolom.orderable else "",
        }


def _url_urut(tabel: Any, kolom: Any) -> str:
    """The same list sorted by this column, or the other way round; from its first page."""
    parameter = tabel.request.GET.copy()
    for nama in (tabel.prefixed_page_field, "halaman", "isian"):
        parameter.pop(nama, None)
    parameter[tabel.prefixed_order_by_field] = kolom.order_by_alias.next
    return f"?{parameter.urlencode()}"


@register.filter
def baris_tabel(tabel: Any) -> Iterator[SafeString]:
    """Rows of a django-tables2 table as finished cells; what all rows share is worked out once, not per cell."""
    kolom = [(k.name, str(_buka_sel(k)), k.localize) for k in tabel.columns]
    penulis: dict[type, list[tuple[str, Any, bool | None]]] = {}
    for baris in tabel.paginated_rows:
        objek = baris.record
        if (jenis := type(objek)) not in penulis:
            penulis[jenis] = [(awal, tabel.penulis(nama, jenis), lokal) for nama, awal, lokal in kolom]
        sel = [f"{awal}{_sel(tulis(baris, objek), lokal)}</td>" for awal, tulis, lokal in penulis[jenis]]
        yield SafeString("".join(sel))


def _buka_sel(kolom: Any) -> SafeString:
    atribut = kolom.attrs["td"].as_html() if "td" in kolom.attrs else ""
    return format_html('<td {} role="cell" data-label="{}">', atribut, kolom.header)


def _sel(nilai: Any, lokal: bool | None) -> str:
    """The cell as its column wants it written, safe for a page: as a template does, always in Indonesian, or never."""
    if isinstance(nilai, str):
        return aman(nilai)
    if type(nilai) is int and 0 <= nilai < RIBU:
        return str(nilai)
    return aman(str(nilai) if lokal is False else localize(template_localtime(nilai), use_l10n=lokal))


@register.simple_tag
def alamat_pada(nama: str, *argumen: Any, per_tanggal: date | None = None, **kueri: Any) -> str:
    """{% alamat_pada "instansi:rincian" 5 per_tanggal=per_tanggal %}: an address that stays on the past day shown."""
    parameter = kueri | ({"per_tanggal": per_tanggal.isoformat()} if per_tanggal else {})
    jalur = reverse(nama, args=argumen)
    return f"{jalur}?{urlencode(parameter)}" if parameter else jalur


@register.filter
def rupiah(nilai: Any) -> str:
    """1234500 -> "Rp1.234.500"; nothing -> a dash."""
    return "–" if nilai in (None, "") else f"Rp{number_format(nilai, 0, force_grouping=True)}"


@register.filter
def samarkan(teks: str | None, tampak: int = 4) -> str:
    """All but the last characters hidden: "3674012505900001" -> "••••••••••••0001"."""
    isi = str(teks or "")
    return "•" * max(len(isi) - tampak, min(len(isi), tampak)) + isi[max(tampak, len(isi) - tampak) :]


@register.filter
def waktu_kota(saat: datetime | None, kota: Any) -> str:
    """A moment in the time of a city, with its abbreviation: "20 Oktober 2026 09.30 WIT"."""
    if saat is None:
        return "–"
    setempat = timezone.localtime(saat, ZoneInfo(kota.zona_waktu))
    return f"{date_format(setempat, 'j F Y H.i')} {ZONA.get(kota.zona_waktu, kota.zona_waktu)}"


@register.filter
def romawi(nilai: int) -> str:
    """Chapter numbers of printed sheets: 4 -> "IV"."""
    teks = ""
    for angka, huruf in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        teks, nilai = teks + huruf * (nilai // angka), nilai % angka
    return teks
