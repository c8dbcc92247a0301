"""Head and body of a django-tables2 table as finished rows: the library works out every cell's attributes anew."""

from collections.abc import Callable, Hashable
from decimal import Decimal
from typing import Any, TypeVar

from django import template
from django.http import QueryDict
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime

from asn.core.sel import aman
from asn.core.templatetags.ikon import lucide

register = template.Library()
# Below it a number has no groups of digits.
RIBU = 1_000
# Headings of a few tables name what they show, so there is no end to them.
TERBANYAK = 4_096
_DIBUAT: dict[Hashable, Any] = {}
T = TypeVar("T")
PANAH = {
    "ascending": ("arrow-up", "ikon"),
    "descending": ("arrow-down", "ikon"),
    "": ("arrow-up-down", "ikon ikon-redup"),
}


@register.filter
def kepala_tabel(tabel: Any) -> SafeString:
    """The row of headings; a link sorts the same list by its column, from the first page."""
    dasar = _tanpa_halaman(tabel) if any(kolom.orderable for kolom in tabel.columns) else None
    return SafeString("".join(_judul(tabel, kolom, dasar) for kolom in tabel.columns))


@register.filter
def baris_tabel(tabel: Any) -> SafeString:
    """All rows; what they share is worked out once, not per cell."""
    kolom = [(k.name, _buka_sel(tabel, k), k.localize) for k in tabel.columns]
    penulis: dict[type, list[tuple[str, Any, bool | None]]] = {}
    hasil: list[str] = []
    for baris in tabel.paginated_rows:
        objek = baris.record
        if (jenis := type(objek)) not in penulis:
            penulis[jenis] = [(awal, tabel.penulis(nama, jenis), lokal) for nama, awal, lokal in kolom]
        hasil.append('<tr role="row">')
        for awal, tulis, lokal in penulis[jenis]:
            nilai = tulis(baris, objek)
            hasil += awal, nilai if type(nilai) is SafeString else _sel(nilai, lokal), "</td>"
        hasil.append("</tr>\n")
    return SafeString("".join(hasil))


def _judul(tabel: Any, kolom: Any, dasar: QueryDict | None) -> str:
    if not kolom.header:
        # A heading without words is no heading.
        return '<td role="cell"></td>'
    urutan = ("descending" if kolom.order_by_alias.is_descending else "ascending") if kolom.is_ordered else ""
    kunci = _kunci("judul", tabel, kolom, urutan)
    buka, isi = _sekali(kunci, lambda: (_buka_judul(kolom, urutan), _isi_judul(kolom, urutan)))
    if kolom.orderable and dasar is not None:
        dasar[tabel.prefixed_order_by_field] = kolom.order_by_alias.next
        isi = f'<a href="{aman(f"?{dasar.urlencode()}")}">{isi}</a>'
    return f"{buka}{isi}</th>"


def _buka_judul(kolom: Any, urutan: str) -> str:
    kini = format_html(' aria-sort="{}"', urutan) if urutan else ""
    return format_html('<th {} scope="col" role="columnheader"{}>', kolom.attrs["th"].as_html(), kini)


def _isi_judul(kolom: Any, urutan: str) -> str:
    ikon, kelas = PANAH[urutan]
    panah = lucide(ikon, size=14, **{"class": kelas, "aria_hidden": "true"}) if kolom.orderable else ""
    return format_html("{}{}", kolom.header, panah)


def _tanpa_halaman(tabel: Any) -> QueryDict:
    """What the address of the list says, from its first page: each heading puts its own order into it."""
    parameter: QueryDict = tabel.request.GET.copy()
    for nama in (tabel.prefixed_page_field, "halaman", "isian"):
        parameter.pop(nama, None)
    return parameter


def _buka_sel(tabel: Any, kolom: Any) -> str:
    def tulis() -> str:
        atribut = kolom.attrs["td"].as_html() if "td" in kolom.attrs else ""
        return str(format_html('<td {} role="cell" data-label="{}">', atribut, kolom.header))

    return _sekali(_kunci("sel", tabel, kolom), tulis)


def _sekali(kunci: Hashable, buat: Callable[[], T]) -> T:
    """What `buat` makes for this key, made once: it follows from the code."""
    if kunci not in _DIBUAT:
        if len(_DIBUAT) >= TERBANYAK:
            _DIBUAT.clear()
        _DIBUAT[kunci] = buat()
    return _DIBUAT[kunci]


def _kunci(jenis: str, tabel: Any, kolom: Any, *lain: str) -> Hashable:
    """All that the attributes of a column follow from: its class, and what a table of it may choose."""
    return (jenis, type(tabel), kolom.name, str(kolom.header), kolom.orderable, *lain)


def _sel(nilai: Any, lokal: bool | None) -> str:
    """The cell as its column wants it written, safe for a page: as a template does, always in Indonesian, or never."""
    if isinstance(nilai, str):
        return aman(nilai)
    if type(nilai) is int and 0 <= nilai < RIBU:
        return str(nilai)
    if type(nilai) is Decimal and lokal is None and -RIBU < nilai < RIBU:
        return f"{nilai:f}".replace(".", ",")
    return aman(str(nilai) if lokal is False else localize(template_localtime(nilai), use_l10n=lokal))
