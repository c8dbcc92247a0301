"""Public statistics of complaints: counted once a night in a few statements, hidden where they would betray somebody.

Definitions are those of the indicators (`indikator.DEFINISI`), so inside and outside agree. Whistleblowing is counted
nowhere; confidential and anonymous ones are counted like all others and never told apart. A year counts up to its end,
the running one up to its last ended quarter: figures that moved every night would let single reports be read from the
difference. Breakdowns stand beside each other, never crossed, and only per year, so that no table explains another.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import ExtractMonth

from asn.core.angka import tulis_angka
from asn.core.periode import Periode
from kepegawaian.instansi.models import Instansi, Kota, Wilayah
from pengaduan.aduan.models import Aduan, KategoriAduan, RekapAduan
from pengaduan.aduan.models.statistik import DIMENSI
from pengaduan.aduan.rules.penyembunyian import disembunyikan, total_tampil
from pengaduan.aduan.services.indikator import DEFINISI, TEPAT, Median, jatuh_tempo

TAHUN_TAMPIL = 5
TANPA = "tanpa"
SEBUTAN_TANPA = {
    "instansi": "Belum didisposisikan",
    "kelurahan": "Kelurahan tidak disebut",
    "kategori": "Belum dikategorikan",
}
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)
# From the name of a day to what a report is counted under: only a month depends on the day.
Letak = Callable[[str], Any]
LETAK: dict[str, Letak] = {
    "bulan": ExtractMonth,
    "instansi": lambda _: F("instansi__perangkat_daerah_id"),
    "kelurahan": lambda _: F("kelurahan_id"),
    "kategori": lambda _: F("kategori_id"),
}


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One published figure: name in the open data, words on the page, definition."""

    kolom: str
    label: str
    definisi: str
    satuan: str = ""


UKURAN = (
    Ukuran("jumlah", "Laporan diterima", DEFINISI["ADUAN_JUMLAH"]),
    Ukuran("persen_tepat", "Ditanggapi tepat waktu", DEFINISI["ADUAN_TEPAT_WAKTU"], "%"),
    Ukuran("median_hari", "Median hari kerja", DEFINISI["ADUAN_MEDIAN_HARI"], "hari kerja"),
)


@dataclass(frozen=True, slots=True)
class Rentang:
    """A published year and the two days between which it counts."""

    tahun: int
    mulai: date
    selesai: date


def tahun_terhitung(hari_ini: date) -> list[Rentang]:
    """Newest first; the running year only with an ended quarter."""
    triwulan = Periode.pada(hari_ini, "triwulan").sebelumnya()
    lalu = range(triwulan.tahun - 1, triwulan.tahun - TAHUN_TAMPIL, -1)
    kini = Rentang(triwulan.tahun, date(triwulan.tahun, 1, 1), triwulan.selesai)
    return [kini, *(Rentang(tahun, date(tahun, 1, 1), date(tahun, 12, 31)) for tahun in lalu)]


@transaction.atomic
def rekap_segarkan(kota: Kota, hari_ini: date) -> int:
    """Count every published year of a city anew; the city must be in scope. Returns how many lines there are.

    Late answers still change former years, hence all of them. The lines are replaced in one transaction: a reader sees
    the old ones or the new ones.
    """
    baris = [satu for rentang in tahun_terhitung(hari_ini) for satu in _setahun(kota, rentang, hari_ini)]
    RekapAduan.objects.filter(kota=kota).delete()
    RekapAduan.objects.bulk_create(baris, batch_size=2_000)
    return len(baris)


def _setahun(kota: Kota, rentang: Rentang, hari_ini: date) -> Iterator[RekapAduan]:
    semua = Aduan.objects.filter(kota=kota).terhitung()
    tetap = {"kota": kota, "tahun": rentang.tahun, "sampai": rentang.selesai}
    [total] = _hitung(semua, rentang, hari_ini, lambda _: Value("kota")) or [{"kunci": "kota", "jumlah": 0}]
    tampil = total_tampil(total["jumlah"], settings.SEL_PUBLIK_MINIMUM)
    yield RekapAduan(**tetap, dimensi="kota", label=str(kota), tampil=tampil, **total)
    for dimensi, letak in LETAK.items():
        sel = [s for s in _hitung(semua, rentang, hari_ini, letak) if s["jumlah"]]
        hilang = disembunyikan({s["kunci"]: s["jumlah"] for s in sel}, settings.SEL_PUBLIK_MINIMUM)
        label = _label(dimensi, [s["kunci"] for s in sel])
        for s in sel:
            boleh = tampil and s["kunci"] not in hilang
            yield RekapAduan(**tetap, dimensi=dimensi, label=label[s["kunci"]], tampil=boleh, **s)


def _hitung(semua: QuerySet[Aduan], rentang: Rentang, hari_ini: date, letak: Letak) -> list[dict[str, Any]]:
    """Three statements: received, due, followed up; each by its own day, as the indicators count."""
    hari = (rentang.mulai, rentang.selesai)
    periode: Any = rentang  # its two days are all that is read
    masuk = _per(semua.filter(diterima_tanggal__range=hari), letak("diterima_tanggal"), jumlah=Count("pk"))
    jatuh = _per(semua.filter(jatuh_tempo(periode, hari_ini)), letak("tenggat_jawab"), **_TEPAT)
    lanjut = semua.filter(ditindaklanjuti_tanggal__range=hari)
    selesai = _per(lanjut, letak("ditindaklanjuti_tanggal"), **_SELESAI)
    kosong = {"jumlah": 0, "jatuh": 0, "tepat": 0, "selesai": 0, "median": None}
    kunci = sorted(masuk.keys() | jatuh.keys() | selesai.keys())
    return [kosong | {"kunci": k} | masuk.get(k, {}) | jatuh.get(k, {}) | selesai.get(k, {}) for k in kunci]


_TEPAT = {"jatuh": Count("pk"), "tepat": Count("pk", filter=TEPAT)}
_SELESAI = {"selesai": Count("pk"), "median": Median("hari_kerja")}


def _per(semua: QuerySet[Aduan], letak: Any, **hitung: Any) -> dict[str, dict[str, Any]]:
    hasil: dict[str, dict[str, Any]] = {}
    baris: Any = semua.order_by().values(letak=letak).annotate(**hitung)
    for b in baris:
        kunci = TANPA if b["letak"] is None else str(b["letak"])
        hasil[kunci] = {k: _bulat(b[k]) for k in hitung}
    return hasil


def _bulat(nilai: Any) -> Any:
    return round(Decimal(str(nilai)), 2) if isinstance(nilai, float) else nilai


def _label(dimensi: str, kunci: list[str]) -> dict[str, str]:
    if dimensi == "bulan":
        return {k: BULAN[int(k) - 1] for k in kunci}
    ada = [k for k in kunci if k != TANPA]
    nama: dict[str, str]
    if dimensi == "instansi":
        nama = {str(pk): i.nama for pk, i in Instansi.objects.in_bulk([int(k) for k in ada]).items()}
    elif dimensi == "kategori":
        nama = {str(pk): k.nama for pk, k in KategoriAduan.objects.in_bulk([int(k) for k in ada]).items()}
    else:
        nama = {str(pk): w.nama for pk, w in Wilayah.objects.in_bulk(ada).items()}
    return nama | {TANPA: SEBUTAN_TANPA[dimensi]}


# ---- what is published ---------------------------------------------------------------------------------------------


def tahun_terbit(kota: Kota) -> list[int]:
    """Years with reports, newest first."""
    ada = RekapAduan.objects.filter(kota=kota, dimensi="kota", jumlah__gt=0)
    return list(ada.order_by("-tahun").values_list("tahun", flat=True))


def versi(kota: Kota, tahun: int) -> int:
    """Changes with every night: what was drawn of these lines is kept under it."""
    return RekapAduan.objects.filter(kota=kota, tahun=tahun, dimensi="kota").values_list("pk", flat=True).first() or 0


def rekap_publik(kota: Kota, tahun: int) -> dict[str, list[dict[str, Any]]]:
    """The published lines of a year by dimension: one query. Of a hidden line only its name is said."""
    hasil: dict[str, list[dict[str, Any]]] = {kode: [] for kode, _ in DIMENSI}
    for r in RekapAduan.objects.filter(kota=kota, tahun=tahun):
        hasil[r.dimensi].append(_terbit(r))
    hasil["bulan"].sort(key=lambda b: int(b["kunci"]))
    for kode in SEBUTAN_TANPA:
        # The order would betray the size of what is hidden.
        hasil[kode].sort(key=lambda b: (b["jumlah"] is None, -(b["jumlah"] or 0), b["label"]))
    return hasil


def _terbit(r: RekapAduan) -> dict[str, Any]:
    ambang = settings.SEL_PUBLIK_MINIMUM
    tepat = round(Decimal(100 * r.tepat) / r.jatuh) if r.tampil and r.jatuh >= ambang else None
    median = r.median if r.tampil and r.selesai >= ambang else None
    return {
        "tahun": r.tahun,
        "sampai": r.sampai,
        "dimensi": r.dimensi,
        "kunci": r.kunci,
        "label": r.label,
        "jumlah": r.jumlah if r.tampil else None,
        "persen_tepat": tepat,
        "median_hari": median,
        "tersembunyi": not r.tampil,
    }


KOLOM = ("tahun", "sampai", "dimensi", "kunci", "label", "jumlah", "persen_tepat", "median_hari", "tersembunyi")
ARTI = {
    "tahun": "Tahun kalender.",
    "sampai": "Hari terakhir yang dihitung: akhir tahun, atau akhir triwulan terakhir yang sudah berakhir.",
    "dimensi": "Rincian menurut apa: kota, bulan, instansi, kelurahan, atau kategori.",
    "kunci": "Kode baris dalam rinciannya; “tanpa” bila tidak disebut.",
    "label": "Sebutan baris.",
    "jumlah": DEFINISI["ADUAN_JUMLAH"],
    "persen_tepat": f"{DEFINISI['ADUAN_TEPAT_WAKTU']} Dibulatkan; kosong bila dasarnya di bawah ambang.",
    "median_hari": f"{DEFINISI['ADUAN_MEDIAN_HARI']} Kosong bila dasarnya di bawah ambang.",
    "tersembunyi": "Ya bila baris disembunyikan karena kecil, atau supaya baris kecil lain tidak dapat dihitung.",
}


def data_terbuka(kota: Kota) -> Iterator[dict[str, Any]]:
    """Every published line of every year, as open data: what is hidden is empty there too."""
    for tahun in tahun_terbit(kota):
        for baris in rekap_publik(kota, tahun).values():
            yield from baris


def tulis(ukuran: Ukuran, nilai: Any) -> str:
    """A figure as it stands on the page."""
    if nilai is None:
        return "–"
    angka = tulis_angka(nilai, 1 if ukuran.kolom == "median_hari" else 0)
    return f"{angka}%" if ukuran.satuan == "%" else angka
