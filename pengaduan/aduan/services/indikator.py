"""Figures about complaints, deposited per unit and period where the evaluation reads them.

Definitions, the same inside and in public (`DEFINISI`): whistleblowing, archived, merged and foreign reports count
nowhere. A perangkat daerah includes the units below it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, F, FloatField, Q, QuerySet
from django.urls import reverse

from asn.core.periode import JenisPeriode, Periode
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.instansi.services import indikator_catat
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.services.waktu import Jam

JENIS_PERIODE: tuple[JenisPeriode, ...] = ("bulan", "triwulan", "semester", "tahun")
# Late answers and follow-ups still change the figures of a period that has just ended.
SUSULAN = timedelta(days=40)
SUMBER = "Pengelolaan aduan"
DEFINISI = {
    "ADUAN_JUMLAH": "Laporan yang diterima dalam periode, menurut tanggal diterima.",
    "ADUAN_TEPAT_WAKTU": "Bagian laporan yang tenggat tanggapan pertamanya jatuh dalam periode dan ditanggapi sampai "
    "tenggat itu. Yang belum ditanggapi padahal tenggatnya lewat dihitung terlambat.",
    "ADUAN_MEDIAN_HARI": "Nilai tengah hari kerja sejak laporan lengkap sampai dinyatakan ditindaklanjuti, bagi "
    "laporan yang ditindaklanjuti dalam periode.",
    "ADUAN_DIBUKA_KEMBALI": "Bagian laporan yang ditindaklanjuti dalam periode dan pernah dibuka kembali pelapornya.",
}


class Median(Aggregate):
    function = "PERCENTILE_CONT"
    name = "median"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True, slots=True)
class Angka:
    """One figure of one unit."""

    instansi_id: int
    jenis: str
    nilai: Decimal
    n: int


def angka_periode(baris: QuerySet[Aduan], periode: Periode, hari_ini: date, per: str) -> Iterator[Angka]:
    """The four figures of every unit; `per` is the path to the unit ("instansi_id")."""
    yield from _jumlah(baris, periode, per)
    yield from _tepat(baris, periode, hari_ini, per)
    yield from _tindak_lanjut(baris, periode, per)


def _per_unit(baris: QuerySet[Aduan], per: str, **hitung: Any) -> Iterable[Any]:
    return baris.filter(instansi__isnull=False).order_by().values(unit=F(per)).annotate(n=Count("pk"), **hitung)


def _jumlah(baris: QuerySet[Aduan], periode: Periode, per: str) -> Iterator[Angka]:
    for b in _per_unit(baris.filter(diterima_tanggal__range=(periode.mulai, periode.selesai)), per):
        yield Angka(b["unit"], "ADUAN_JUMLAH", Decimal(b["n"]), b["n"])


def jatuh_tempo(periode: Periode, hari_ini: date) -> Q:
    """Reports whose first answer fell due in the period; those not yet due count only once they are answered."""
    jatuh = Q(tenggat_jawab__range=(periode.mulai, periode.selesai))
    return jatuh & (Q(tenggat_jawab__lt=hari_ini) | Q(dijawab_tanggal__isnull=False))


TEPAT = Q(dijawab_tanggal__lte=F("tenggat_jawab"))


def _tepat(baris: QuerySet[Aduan], periode: Periode, hari_ini: date, per: str) -> Iterator[Angka]:
    for b in _per_unit(baris.filter(jatuh_tempo(periode, hari_ini)), per, tepat=Count("pk", filter=TEPAT)):
        yield Angka(b["unit"], "ADUAN_TEPAT_WAKTU", _persen(b["tepat"], b["n"]), b["n"])


def _tindak_lanjut(baris: QuerySet[Aduan], periode: Periode, per: str) -> Iterator[Angka]:
    ditindaklanjuti = baris.filter(ditindaklanjuti_tanggal__range=(periode.mulai, periode.selesai))
    dibuka = Count("pk", filter=Q(dibuka_kembali__gt=0))
    for b in _per_unit(ditindaklanjuti, per, tengah=Median("hari_kerja"), dibuka=dibuka):
        yield Angka(b["unit"], "ADUAN_MEDIAN_HARI", round(Decimal(str(b["tengah"] or 0)), 3), b["n"])
        yield Angka(b["unit"], "ADUAN_DIBUKA_KEMBALI", _persen(b["dibuka"], b["n"]), b["n"])


def _persen(bagian: int, n: int) -> Decimal:
    return round(Decimal(100 * bagian) / n, 3)


def periode_disetor(hari_ini: date) -> list[Periode]:
    """Running periods of every kind, and those that ended a short while ago."""
    kini = [Periode.pada(hari_ini, jenis) for jenis in JENIS_PERIODE]
    lalu = [p.sebelumnya() for p in kini]
    return [*kini, *(p for p in lalu if hari_ini - p.selesai <= SUSULAN)]


def indikator_setor(kota: Kota, periode: Periode, jam: Jam | None = None) -> int:
    """Deposit the figures of one period; again with the same result. The city must be in scope. Returns how many."""
    jam = jam or Jam(kota)
    baris = Aduan.objects.filter(kota=kota).terhitung()
    angka: dict[tuple[int, str], Angka] = {}
    # The figure of a perangkat daerah includes its units and stands before theirs.
    for per in ("instansi_id", "instansi__perangkat_daerah_id"):
        angka |= {(a.instansi_id, a.jenis): a for a in angka_periode(baris, periode, jam.hari_ini, per)}
    unit = Instansi.objects.in_bulk({pk for pk, _ in angka})
    for a in angka.values():
        indikator_catat(
            instansi=unit[a.instansi_id],
            periode=periode.kode,
            jenis=a.jenis,
            nilai=a.nilai,
            n=a.n,
            sumber=SUMBER,
            # For whoever reads the figure; most of them may read no reports.
            tautan=f"{reverse('aduan:asal')}?instansi={a.instansi_id}&periode={periode.kode}",
        )
    return len(angka)
