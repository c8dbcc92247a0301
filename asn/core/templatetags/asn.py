"""Template helpers of every app: charts with their table, rupiah, masked personal data, moments in the city's time."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.http import urlencode

from asn.core.grafik import Grafik
from asn.core.sel import alamat_baris
from asn.core.tautan import tautan_asal

register = template.Library()
# {% tautan_asal baris %}: "Lihat asal", or nothing for a row that was imported or typed in.
register.simple_tag(tautan_asal)

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
        "mendatar": g.mendatar,
    }


@register.simple_tag
def alamat_pada(nama: str, *argumen: Any, per_tanggal: date | None = None, **kueri: Any) -> str:
    """{% alamat_pada "instansi:rincian" 5 per_tanggal=per_tanggal %}: an address that stays on the past day shown."""
    parameter = kueri | ({"per_tanggal": per_tanggal.isoformat()} if per_tanggal else {})
    # Most addresses of a page name a row.
    baris = len(argumen) == 1 and type(argumen[0]) is int
    jalur = alamat_baris(nama, argumen[0]) if baris else reverse(nama, args=argumen)
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
