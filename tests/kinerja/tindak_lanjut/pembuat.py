"""Rows of this wing for tests: a nomination in any state, a plan in any state, criteria of a city."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from kepegawaian.pegawai.models import Pegawai
from kinerja.tindak_lanjut.models import (
    KriteriaPenghargaan,
    NominasiPenghargaan,
    RencanaPembinaan,
    TitikPantau,
)
from tests.kepegawaian.pembuat import buat_penghargaan, buat_riwayat_kinerja

PUTUSAN = {
    "alasan": "Semua syarat yang diperiksa terpenuhi.",
    "dasar": "PP 30/2019",
    "rincian": ["Terpenuhi: predikat tahunan Sangat Baik pada 2024 dan 2025."],
    "bukti": [],
}


def buat_kriteria(kota: Any, **lain: Any) -> KriteriaPenghargaan:
    nilai = {"berlaku_mulai": date(2025, 1, 1), "dasar": "Keputusan Wali Kota 100/2025", "keyakinan": "tinggi"} | lain
    return KriteriaPenghargaan.objects.create(kota=kota, **nilai)


def buat_nominasi(pegawai: Pegawai, *, berdasar: bool = True, **lain: Any) -> NominasiPenghargaan:
    """Sangat Baik two years running, with the rows behind it unless `berdasar` is False."""
    bukti = []
    if berdasar:
        bukti = [["RiwayatKinerja", buat_riwayat_kinerja(pegawai, t, None, "SANGAT_BAIK").pk] for t in (2024, 2025)]
    nilai: dict[str, Any] = {
        "jenis": "KINERJA_DUA_TAHUN",
        "periode": "2025",
        "instansi_id": pegawai.instansi.perangkat_daerah_id if pegawai.instansi else None,
        "putusan": PUTUSAN | {"bukti": bukti},
    } | lain
    nilai.setdefault("kunci", f"{nilai['jenis']}:{pegawai.pk}:{nilai['periode']}")
    if nilai.get("keadaan") == "ditetapkan":
        nilai.setdefault("riwayat", buat_penghargaan(pegawai, "LAINNYA"))
    return NominasiPenghargaan.objects.create(kota_id=pegawai.kota_id, pegawai=pegawai, **nilai)


def buat_rencana(pegawai: Pegawai, keadaan: str = "diusulkan", **lain: Any) -> RencanaPembinaan:
    """A plan after a low quarter; one that has begun has its targets, dates and six checkpoints."""
    nilai: dict[str, Any] = {"keadaan": keadaan, "predikat": "BUTUH_PERBAIKAN", "periode": "2026-T1"} | lain
    if "pemicu" not in nilai:
        nilai["pemicu"] = buat_riwayat_kinerja(pegawai, 2026, 1, "BUTUH_PERBAIKAN")
    if keadaan not in ("diusulkan", "dibatalkan"):
        nilai = {"mulai": date(2026, 4, 15), "selesai": date(2026, 10, 15), "sasaran": "Tepat waktu."} | nilai
    rencana = RencanaPembinaan.objects.create(
        kota_id=pegawai.kota_id, pegawai=pegawai, instansi_id=pegawai.instansi_id, **nilai
    )
    if rencana.mulai:
        for ke in range(1, 7):
            TitikPantau.objects.create(
                kota_id=pegawai.kota_id, rencana=rencana, ke=ke, tanggal=rencana.mulai + timedelta(days=30 * ke)
            )
    return rencana


def catat(titik: TitikPantau, oleh: Any) -> TitikPantau:
    """A checkpoint as the superior has noted it."""
    titik.capaian, titik.uraian, titik.dicatat_oleh = "SEBAGIAN", "Dua dari tiga laporan tepat waktu.", oleh
    titik.dicatat_pada = timezone.now()
    titik.save()
    return titik
