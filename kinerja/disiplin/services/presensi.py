"""Attendance as pages show it: counts per person and month in one query, the year of one person with its ladder."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, JSONField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, JSONObject

from asn.core.hitungan import sidik_jangkauan
from asn.core.ingat import ingat
from asn.core.jangkauan import Jangkauan
from asn.core.kueri_tetap import KueriTetap, Terisi, salah_satu
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI, KOLOM_ORANG
from kinerja.disiplin.models import Presensi
from kinerja.disiplin.models.presensi import DIHITUNG, STATUS
from kinerja.disiplin.rules.tangga import Anak, Ketidakhadiran, anak_tangga, ketidakhadiran
from kinerja.disiplin.services.malam import hari_kerja_tahun

MENIT = ("menit_terlambat", "menit_pulang_cepat")
BERPRESENSI = "kinerja.disiplin.services.presensi.berpresensi"


def berpresensi(kueri: QuerySet[Pegawai], bulan: str) -> QuerySet[Pegawai]:
    """People with `rekap`, their counts of one month (YYYY-MM), and the days without reason of its year so far."""
    awal, akhir = rentang_bulan(bulan)
    return _berpresensi(kueri, awal.replace(month=1), awal, akhir)


def _berpresensi(kueri: QuerySet[Pegawai], tahun: Any, awal: Any, akhir: Any) -> QuerySet[Pegawai]:
    kolom: dict[str, Any] = {kode.lower(): Count("pk", filter=Q(status=kode)) for kode, _ in STATUS}
    kolom |= {nama: Sum(nama, filter=DIHITUNG, default=0) for nama in MENIT}
    sebulan = _milik(awal, akhir).annotate(rekap=JSONObject(**kolom)).values("rekap")
    alpa = _milik(tahun, akhir).filter(status="ALPA").annotate(n=Count("pk")).values("n")
    return kueri.annotate(
        rekap=Coalesce(Subquery(sebulan), Value(dict.fromkeys(kolom, 0), JSONField()), output_field=JSONField()),
        alpa_tahun=Coalesce(Subquery(alpa), 0),
    )


def _milik(awal: Any, akhir: Any) -> Any:
    baris = Presensi.objects.filter(kota=OuterRef("kota_id"), pegawai=OuterRef("pk"), tanggal__range=(awal, akhir))
    return baris.order_by().values("pegawai")


_ORANG = KueriTetap(
    lambda kunci, tahun, awal, akhir: _berpresensi(
        Pegawai.objects.filter(salah_satu("pk", kunci)).order_by().for_list().only(*KOLOM_ORANG), tahun, awal, akhir
    )
)


def baris_presensi(bulan: str) -> Terisi:
    """The rows of a page of the list, by the keys it found in reach."""
    awal, akhir = rentang_bulan(bulan)
    return _ORANG.dengan(tahun=awal.replace(month=1), awal=awal, akhir=akhir)


def rentang_bulan(bulan: str) -> tuple[date, date]:
    """First and last day of "2026-11"; ValueError for anything else."""
    awal = date.fromisoformat(f"{bulan}-01")
    return awal, awal.replace(day=monthrange(awal.year, awal.month)[1])


def bulan_terakhir(pengguna: Any, izin: str) -> str:
    """The newest month with attendance in reach, else the present one: a list opens on something to see.

    Asked once a minute for readers with the same reach.
    """
    batas, jangkauan = pengguna.hari_ini(), pengguna.jangkauan(izin)
    return ingat(("bulan-presensi", sidik_jangkauan(jangkauan), batas), lambda: _bulan_terakhir(pengguna, izin, batas))


def _bulan_terakhir(pengguna: Any, izin: str, batas: date) -> str:
    terbaru = Presensi.objects.terlihat_oleh(pengguna, izin).order_by("-tanggal").values_list("tanggal", flat=True)
    hari = terbaru.filter(tanggal__lte=batas, tanggal__gte=batas - timedelta(days=366)).first() or batas
    return f"{hari:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Bulan:
    """One month of one person."""

    awal: date
    jumlah: dict[str, int]
    menit: int

    @property
    def tercatat(self) -> int:
        return sum(self.jumlah.values())


@dataclass(frozen=True, slots=True)
class TahunPresensi:
    """The year of one person: months, days that count against them, and what the ladder says."""

    tahun: int
    bulan: list[Bulan]
    perhatian: list[Presensi]
    hasil: Ketidakhadiran
    tangga: tuple[Anak, ...]
    ganjil: list[date]

    @property
    def kosong(self) -> bool:
        return not self.bulan


def tahun_presensi(pegawai: Pegawai, tahun: int, hari_ini: date) -> TahunPresensi:
    """Ask only with a person whom the reader may see."""
    milik = Presensi.objects.filter(kota=pegawai.kota_id, pegawai=pegawai, tanggal__year=tahun).order_by("tanggal")
    baris = list(milik)
    kerja = hari_kerja_tahun(pegawai.kota_id, tahun, hari_ini)
    alpa = [b.tanggal for b in baris if b.status == "ALPA"]
    return TahunPresensi(
        tahun=tahun,
        bulan=_bulan(baris),
        perhatian=[b for b in reversed(baris) if b.status == "ALPA" or b.menit],
        hasil=ketidakhadiran(tahun, alpa, sum(b.menit for b in baris), kerja),
        tangga=anak_tangga(tahun),
        ganjil=sorted(set(alpa) - set(kerja)),
    )


def _bulan(baris: list[Presensi]) -> list[Bulan]:
    hasil: dict[date, Bulan] = {}
    for b in baris:
        awal = b.tanggal.replace(day=1)
        kini = hasil.get(awal) or Bulan(awal, {kode: 0 for kode, _ in STATUS}, 0)
        kini.jumlah[b.status] += 1
        hasil[awal] = Bulan(awal, kini.jumlah, kini.menit + b.menit)
    return [hasil[k] for k in sorted(hasil, reverse=True)]


def tahun_tersedia(pegawai: Pegawai, hari_ini: date) -> list[int]:
    """Years with attendance, newest first; the present one always."""
    ada = Presensi.objects.filter(kota=pegawai.kota_id, pegawai=pegawai).dates("tanggal", "year")
    return sorted({hari_ini.year, *(d.year for d in ada)}, reverse=True)


def ringkasan_bulan(orang: QuerySet[Pegawai], jangkauan: Jangkauan, bulan: str) -> dict[str, int]:
    """Figures above the list, from the partial index alone: days that count against somebody are few."""
    awal, akhir = rentang_bulan(bulan)
    kota = sorted(jangkauan.semua_kota)
    if jangkauan.kota_ids == jangkauan.semua_kota:
        angka = _SEKOTA.satu(kota=kota, awal=awal, akhir=akhir)
    else:
        dihitung = Presensi.objects.filter(kota__in=kota, tanggal__range=(awal, akhir)).dihitung()
        angka = next(iter(_ringkas(dihitung.filter(pegawai__in=orang.order_by().values("pk")))), None)
    return dict(zip(_RINGKASAN, angka or (0,) * len(_RINGKASAN), strict=True))


_RINGKASAN: dict[str, Any] = {
    "alpa": Count("pk", filter=Q(status="ALPA")),
    "orang_alpa": Count("pegawai", filter=Q(status="ALPA"), distinct=True),
    "orang_terlambat": Count("pegawai", filter=Q(menit_terlambat__gt=0), distinct=True),
    "menit": Coalesce(Sum(Case(When(menit_terlambat__gt=0, then="menit_terlambat"), default=Value(0))), 0),
}


def _ringkas(presensi: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """All rows as one."""
    satu = presensi.order_by().annotate(_semua=Value(1)).values("_semua")
    hasil: QuerySet[Any, tuple[Any, ...]] = satu.annotate(**_RINGKASAN).values_list(*_RINGKASAN)
    return hasil


def _sekota(kota: Any, awal: Any, akhir: Any) -> QuerySet[Any, tuple[Any, ...]]:
    presensi = Presensi.objects.filter(salah_satu("kota_id", kota), tanggal__range=(awal, akhir)).dihitung()
    return _ringkas(presensi.filter(pegawai__kedudukan__in=sorted(KEDUDUKAN_MASIH_PEGAWAI)))


_SEKOTA = KueriTetap(_sekota)


def presensi_bulan(bulan: str, apa: str) -> QuerySet[Presensi]:
    """Rows of a month that a filter asks about; the caller ties them to a person."""
    awal, akhir = rentang_bulan(bulan)
    baris = Presensi.objects.filter(tanggal__range=(awal, akhir)).order_by()
    if apa == "alpa":
        return baris.dihitung().filter(status="ALPA")
    return baris.dihitung().filter(menit_terlambat__gt=0) if apa == "terlambat" else baris
