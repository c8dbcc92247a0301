"""Charts: one look, one palette, the same picture on the page and in the PDF, always with the table of its figures.

The picture is an SVG handed out as a data: URI for <img>: its inner style sheet would break the strict CSP of a page,
and a picture cannot run script. `{% grafik g %}` draws picture and table; a PDF template uses `g.src`.
"""

import base64
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, wraps
from statistics import median
from typing import Any
from xml.etree.ElementTree import Element

import pygal
from django.utils.formats import number_format
from pygal.style import Style

from asn.core.angka import tulis_angka

# pygal hooks an outdated finder for its map plugins into every import of the process; we use none of them.
sys.meta_path[:] = [p for p in sys.meta_path if not isinstance(p, pygal.PluginImportFixer)]

Angka = int | float | Decimal

# Okabe-Ito, darkened where needed to reach 3:1 on white (WCAG 1.4.11); neighbours differ in lightness for grey prints.
PALET = ("#0b5394", "#d55e00", "#00805e", "#8e3b74", "#b07d00", "#3f9bd1", "#4d4d4d")
# Ordered parts from best to worst: cold to warm, never red against green; below, the text colour readable on each.
PALET_TINGKAT = ("#08519c", "#2b78ab", "#e9c46a", "#e8731f", "#7a1f3d")
_TEKS_TINGKAT = ("#ffffff", "#ffffff", "#17212b", "#17212b", "#ffffff")
_WARNA_TEKS = {pygal.HorizontalBar: ("#ffffff",), pygal.HorizontalStackedBar: _TEKS_TINGKAT}
_HURUF = '"Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif'
_LEBAR = 760
_TEBAL_BARIS = 26
_TINGGI_LEGENDA = 20
GAMBAR_DIINGAT = 64
# A figure is printed inside its bar only where it fits; all of them stand in the table.
_BAGIAN_BERTULISAN = 0.07


@dataclass(frozen=True, slots=True)
class Grafik:
    """A picture and the figures it shows: `kepala` and `baris` make the table that always stands beside it."""

    judul: str
    svg: str
    kepala: list[str]
    baris: list[list[str]]
    keterangan: str = ""
    sumber: str = ""
    # Bars run sideways, after their labels: a phone shows the bars first.
    mendatar: bool = False

    @property
    def src(self) -> str:
        """Address for <img>, on the page and in the PDF."""
        return f"data:image/svg+xml;base64,{base64.b64encode(self.svg.encode()).decode()}"


@dataclass(frozen=True, slots=True)
class Titik:
    """One point of a quadrant chart."""

    nama: str
    x: Angka
    y: Angka


@dataclass(frozen=True, slots=True)
class Sumbu:
    """Scale of a chart: what is measured, its unit, and the fixed range when the measure has one."""

    judul: str = ""
    satuan: str = ""
    minimum: Angka | None = 0
    maksimum: Angka | None = None
    desimal: int | None = None

    def tulis(self, nilai: Any) -> str:
        """A figure of this scale in Indonesian; absent figures stay visibly absent."""
        if nilai is None:
            return "–"
        if self.desimal is not None:
            angka = tulis_angka(nilai, self.desimal)
        else:
            angka = number_format(int(nilai) if nilai == int(nilai) else nilai, force_grouping=True)
        return f"{angka}{self.satuan}" if self.satuan == "%" or not self.satuan else f"{angka} {self.satuan}"

    @property
    def rentang(self) -> tuple[Angka | None, Angka | None]:
        return (self.minimum, self.maksimum)


class _Figur:
    """The figures of a chart as a key: equal ones give the same picture."""

    def __init__(self, isi: tuple[Any, ...], lain: dict[str, Any]) -> None:
        self.isi, self.lain = isi, lain
        self.kunci = repr((isi, lain))

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, _Figur) and self.kunci == lain.kunci

    def __hash__(self) -> int:
        return hash(self.kunci)


def digambar_sekali(gambar: Callable[..., Grafik]) -> Callable[..., Grafik]:
    """A picture depends on its figures only, and drawing takes longer than a page: the latest ones are kept."""
    ingatan = lru_cache(maxsize=GAMBAR_DIINGAT)(lambda figur: gambar(*figur.isi, **figur.lain))

    @wraps(gambar)
    def dalam(*isi: Any, **lain: Any) -> Grafik:
        return ingatan(_Figur(isi, lain))

    return dalam


@digambar_sekali
def batang(
    judul: str, label: Sequence[str], nilai: Sequence[Angka | None], *, sumbu: Sumbu = Sumbu(), keterangan: str = ""
) -> Grafik:
    """Horizontal bars, one per label, in the order given: long names of instansi stay readable."""
    bagan = _bagan(
        pygal.HorizontalBar, sumbu, len(label), show_legend=False, print_values=True, order_min=_orde(nilai)
    )
    bagan.x_labels = list(reversed(label))
    batas = _BAGIAN_BERTULISAN * float(sumbu.maksimum or max((n or 0 for n in nilai), default=0))
    bagan.add(sumbu.judul or judul, [_nilai_batang(n, batas, sumbu) for n in reversed(nilai)])
    baris = [[nama, sumbu.tulis(n)] for nama, n in zip(label, nilai, strict=True)]
    return Grafik(judul, _svg(bagan), ["", sumbu.judul or "Nilai"], baris, keterangan, mendatar=True)


@digambar_sekali
def batang_bertumpuk(
    judul: str,
    label: Sequence[str],
    seri: Mapping[str, Sequence[Angka | None]],
    *,
    sumbu: Sumbu = Sumbu(),
    keterangan: str = "",
) -> Grafik:
    """Horizontal stacked bars: the parts of a whole from best to worst, e.g. the predikat of each instansi."""
    legenda: dict[str, Any] = _legenda(len(seri), 2)
    legenda |= {"print_values": True, "order_min": _orde(n for satu in seri.values() for n in satu)}
    bagan = _bagan(pygal.HorizontalStackedBar, sumbu, len(label) + len(seri) // 2, **legenda)
    bagan.x_labels = list(reversed(label))
    terpanjang = max((sum(float(n or 0) for n in satu) for satu in zip(*seri.values(), strict=True)), default=0)
    for nama, nilai in seri.items():
        bagan.add(nama, [_nilai_batang(n, _BAGIAN_BERTULISAN * terpanjang, sumbu) for n in reversed(nilai)])
    return Grafik(judul, _svg(bagan), ["", *seri], _baris_seri(label, seri, sumbu), keterangan, mendatar=True)


def garis(
    judul: str,
    label: Sequence[str],
    seri: Mapping[str, Sequence[Angka | None]],
    *,
    sumbu: Sumbu = Sumbu(),
    keterangan: str = "",
) -> Grafik:
    """Trend over periods; each line also has its own dash, so it can be told apart without colour."""
    legenda = _legenda(len(seri), min(3, len(seri)))
    bagan = _bagan(pygal.Line, sumbu, 9, show_legend=len(seri) > 1, dots_size=4, allow_interruptions=True, **legenda)
    bagan.x_labels = list(label)
    for urutan, (nama, nilai) in enumerate(seri.items()):
        gaya = {"width": 3, "dasharray": ("", "8,4", "2,4", "12,4,2,4")[urutan % 4]}
        bagan.add(nama, [_angka(n) for n in nilai], stroke_style=gaya)
    return Grafik(judul, _svg(bagan), ["", *seri], _baris_seri(label, seri, sumbu), keterangan)


def radar(
    judul: str,
    label: Sequence[str],
    seri: Mapping[str, Sequence[Angka | None]],
    *,
    sumbu: Sumbu = Sumbu(),
    keterangan: str = "",
) -> Grafik:
    """One axis per label, one outline per series: a profile against what is asked. The second outline is dashed."""
    bagan = _bagan(pygal.Radar, sumbu, 14, dots_size=4, **_legenda(len(seri), min(3, len(seri))))
    bagan.x_labels = list(label)
    for urutan, (nama, nilai) in enumerate(seri.items()):
        gaya = {"width": 3, "dasharray": ("", "8,4", "2,4")[urutan % 3]}
        bagan.add(nama, [_angka(n) for n in nilai], stroke_style=gaya)
    return Grafik(judul, _svg(bagan), ["", *seri], _baris_seri(label, seri, sumbu), keterangan)


def kuadran(
    judul: str, titik: Sequence[Titik], *, x: Sumbu, y: Sumbu, nama_titik: str = "Instansi", keterangan: str = ""
) -> Grafik:
    """Scatter with the medians as cross lines; the numbers beside the points are those of the table."""
    bagan = _bagan(
        pygal.XY,
        y,
        18,
        stroke=False,
        dots_size=5,
        print_labels=True,
        x_title=x.judul,
        y_title=y.judul,
        x_value_formatter=x.tulis,
        show_x_guides=True,
        **_legenda(3, 3),
    )
    koordinat = [(float(t.x), float(t.y)) for t in titik]
    bagan.add(nama_titik, [{"value": k, "label": str(n)} for n, k in enumerate(koordinat, 1)])
    if koordinat:
        tegak, datar = median(k[0] for k in koordinat), median(k[1] for k in koordinat)
        (x1, x2), (y1, y2) = _tepi(x, [k[0] for k in koordinat]), _tepi(y, [k[1] for k in koordinat])
        bagan.xrange, bagan.range = (x1, x2), (y1, y2)
        putus = {"stroke": True, "show_dots": False, "stroke_style": {"width": 2, "dasharray": "6,4"}}
        bagan.add(f"Median {x.judul} ({x.tulis(tegak)})", [(tegak, y1), (tegak, y2)], **putus)
        bagan.add(f"Median {y.judul} ({y.tulis(datar)})", [(x1, datar), (x2, datar)], **putus)
    baris = [[f"{n}. {t.nama}", x.tulis(t.x), y.tulis(t.y)] for n, t in enumerate(titik, 1)]
    return Grafik(judul, _svg(bagan), ["", x.judul, y.judul], baris, keterangan)


def _nilai_batang(nilai: Angka | None, batas: float, sumbu: Sumbu) -> dict[str, Any] | None:
    if nilai is None:
        return None
    return {"value": float(nilai), "formatter": sumbu.tulis if float(nilai) > batas else _kosong}


def _orde(nilai: Iterable[Angka | None]) -> int | None:
    """Whole things are counted on whole marks: no axis of people says 0,4."""
    return 0 if all(n is None or isinstance(n, int) for n in nilai) else None


def _kosong(_: Any) -> str:
    return ""


def _legenda(jumlah: int, kolom: int) -> dict[str, int]:
    """pygal rounds the rows of the legend down; the missing one becomes margin."""
    kolom = max(kolom, 1)
    kurang = -(-jumlah // kolom) - jumlah // kolom
    return {"legend_at_bottom_columns": kolom, "margin_bottom": _TINGGI_LEGENDA * (1 + kurang)}


def _bagan(jenis: Any, sumbu: Sumbu, baris: int, **setelan: Any) -> Any:
    """A chart in the house style: no script, no font from elsewhere, white ground so that dark pages stay readable."""
    return jenis(
        style=Style(
            background="#ffffff",
            plot_background="#ffffff",
            foreground="#17212b",
            foreground_strong="#17212b",
            foreground_subtle="#c3ccd4",
            guide_stroke_color="#c3ccd4",
            major_guide_stroke_color="#93a0ab",
            guide_stroke_dasharray="1,0",
            major_guide_stroke_dasharray="1,0",
            opacity="1",
            stroke_opacity="1",
            stroke_width="3" if jenis is pygal.Line else "1",
            transition="0s",
            colors=PALET_TINGKAT if jenis is pygal.HorizontalStackedBar else PALET,
            value_colors=_WARNA_TEKS.get(jenis, ()),
            font_family=_HURUF,
            label_font_size=13,
            major_label_font_size=13,
            value_font_size=12,
            value_label_font_size=11,
            legend_font_size=13,
            title_font_size=14,
            no_data_font_size=18,
        ),
        **{
            "js": [],
            "width": _LEBAR,
            "height": 110 + _TEBAL_BARIS * max(baris, 3),
            "range": sumbu.rentang if sumbu.maksimum is not None else None,
            "zero": 0,
            "value_formatter": sumbu.tulis,
            "legend_at_bottom": True,
            "truncate_legend": -1,
            "truncate_label": 44,
            "no_data_text": "Belum ada data",
            "max_scale": 8,
            "disable_xml_declaration": True,
            "explicit_size": True,
            **setelan,
        },
    )


def _svg(bagan: Any) -> str:
    # A fixed id instead of a random one: the same figures give the same bytes.
    bagan.uuid = "grafik"
    bagan.add_xml_filter(_tanpa_skrip)
    return str(bagan.render())


def _tanpa_skrip(akar: Element) -> Element:
    """A still picture needs neither the script nor the hidden tooltip texts."""
    for induk in list(akar.iter()):
        for anak in list(induk):
            if isinstance(anak.tag, str) and anak.tag.rpartition("}")[2] in {"script", "desc"}:
                induk.remove(anak)
    return akar


def _angka(nilai: Angka | None) -> float | None:
    return None if nilai is None else float(nilai)


def _tepi(sumbu: Sumbu, nilai: Iterable[float]) -> tuple[float, float]:
    """Ends of a scatter axis: the range of the measure, else the data with a little air around."""
    semua = list(nilai)
    jarak = (max(semua) - min(semua)) * 0.08 or 1
    bawah = min(semua) - jarak if sumbu.minimum is None else float(sumbu.minimum)
    return bawah, max(semua) + jarak if sumbu.maksimum is None else float(sumbu.maksimum)


def _baris_seri(label: Sequence[str], seri: Mapping[str, Sequence[Angka | None]], sumbu: Sumbu) -> list[list[str]]:
    return [[nama, *(sumbu.tulis(nilai[i]) for nilai in seri.values())] for i, nama in enumerate(label)]
