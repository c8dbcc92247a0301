"""A unit before and after a day, out of the answers of its closed surveys."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, QuerySet, Sum

from asn.core.legal import tambah_bulan
from kepegawaian.instansi.models import Instansi
from kepegawaian.instansi.rules.skm import hitung
from pengaduan.survei.models import Jawaban, Kampanye, LayananPublik
from pengaduan.survei.rules.banding import Banding, Kelompok, bandingkan
from pengaduan.survei.rules.unsur import KUNCI, MENURUT_KUNCI
from pengaduan.survei.workflows import IZIN_LIHAT, KeadaanKampanye

TERTUTUP = (KeadaanKampanye.DITUTUP, KeadaanKampanye.DITERBITKAN)


@dataclass(frozen=True, slots=True)
class Sisi:
    """Answers of one side of the day; `unsur` is empty where they are too few to be shown."""

    mulai: date
    selesai: date
    n: int
    unsur: dict[str, tuple[int, int]]
    kuadrat: int
    nrr: dict[str, Any]

    @property
    def kelompok(self) -> Kelompok:
        return Kelompok(self.n, sum(jumlah for jumlah, _ in self.unsur.values()), self.kuadrat)


def unit_terbanding(oleh: Any) -> QuerySet[Instansi]:
    """Units in reach that have a closed survey."""
    kampanye = Kampanye.objects.terlihat_oleh(oleh, IZIN_LIHAT).filter(keadaan__in=TERTUTUP)
    return Instansi.objects.filter(pk__in=kampanye.values("instansi")).order_by("nama")


def layanan_unit(instansi: Instansi) -> QuerySet[LayananPublik]:
    """Services ever surveyed at the unit."""
    return LayananPublik.objects.filter(kampanye__instansi=instansi).distinct().order_by("nama")


def banding_unit(
    *, instansi: Instansi, tanggal: date, bulan: int, minimum: int, layanan: LayananPublik | None = None
) -> tuple[Sisi, Sisi, Banding | None, list[dict[str, Any]]]:
    """The `bulan` months before the day and those from it on; no comparison where a side is smaller than `minimum`."""
    sehari = timedelta(days=1)
    sebelum = _sisi(instansi, layanan, tambah_bulan(tanggal, -bulan), tanggal - sehari, minimum)
    sesudah = _sisi(instansi, layanan, tanggal, tambah_bulan(tanggal, bulan) - sehari, minimum)
    if not sebelum.unsur or not sesudah.unsur:
        return sebelum, sesudah, None, []
    baris = [
        {
            "nama": MENURUT_KUNCI[k].nama,
            "sebelum": sebelum.nrr[k],
            "sesudah": sesudah.nrr[k],
            "selisih": sesudah.nrr[k] - sebelum.nrr[k],
        }
        for k in KUNCI
    ]
    return sebelum, sesudah, bandingkan(sebelum.kelompok, sesudah.kelompok), baris


def _sisi(instansi: Instansi, layanan: LayananPublik | None, mulai: date, selesai: date, minimum: int) -> Sisi:
    jawaban = Jawaban.objects.filter(
        kampanye__instansi=instansi, kampanye__keadaan__in=TERTUTUP, tanggal__range=(mulai, selesai)
    ).terverifikasi()
    if layanan is not None:
        jawaban = jawaban.filter(layanan=layanan)
    poin = sum((F(k) for k in KUNCI[1:]), F(KUNCI[0]))
    hasil = jawaban.aggregate(n=Count("pk"), q=Sum(poin * poin), **{k: Sum(k) for k in KUNCI})
    n = hasil["n"]
    if n < max(minimum, 1):
        return Sisi(mulai, selesai, n, {}, 0, {})
    unsur = {k: (hasil[k], n) for k in KUNCI}
    return Sisi(mulai, selesai, n, unsur, hasil["q"], hitung(unsur, pada=selesai).nrr)
