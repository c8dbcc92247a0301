"""A small city that can be evaluated: two perangkat daerah, a few people, a period that has ended."""

from datetime import date
from typing import Any

from asn.core.periode import Periode
from kepegawaian.instansi.models import Instansi, Kota
from kinerja.evaluasi.models import EvaluasiBerkala
from kinerja.evaluasi.services import hitung, siklus, terbit
from tests.kepegawaian import pembuat

T2 = Periode.dari_kode("2026-T2")
HARI = date(2026, 7, 15)


def buat_kota_berisi(kota: Kota, banyak: int = 2) -> list[Instansi]:
    """Top units with a head and one assessed member each."""
    unit = []
    for i in range(banyak):
        dinas = pembuat.buat_instansi(kota, f"Dinas {i + 1}", urutan=i)
        kepala = pembuat.buat_kepala(dinas)
        pegawai = pembuat.buat_pegawai(kota, f"Pegawai {i + 1}", jabatan=pembuat.buat_jabatan(dinas, atasan=kepala))
        pembuat.buat_riwayat_kinerja(pegawai, 2026, 2, "BAIK")
        unit.append(dinas)
    return unit


def jalankan(evaluasi: EvaluasiBerkala) -> EvaluasiBerkala:
    """What the worker would do: every sheet, then the city."""
    for pk in evaluasi.lembar.filter(hasil="menunggu").values_list("pk", flat=True):
        while hitung.lembar_hitung(lembar_id=pk, kota_id=evaluasi.kota_id) is hitung.Hasil.ULANGI:
            pass
    hitung.kota_simpulkan(evaluasi_id=evaluasi.pk, kota_id=evaluasi.kota_id)
    evaluasi.refresh_from_db()
    return evaluasi


def buat_draf(kota: Kota, oleh: Any = None) -> EvaluasiBerkala:
    return jalankan(siklus.evaluasi_mulai(kota_id=kota.pk, periode=T2, oleh=oleh))


def cetak(objek: Any) -> bytes:
    """A document that says which object it is of."""
    return f"%PDF-1.7 {type(objek).__name__} {objek.pk}".encode()


def terbitkan(evaluasi: EvaluasiBerkala, peninjau: Any, penerbit: Any) -> EvaluasiBerkala:
    siklus.evaluasi_tinjau(evaluasi=evaluasi, oleh=peninjau)
    siklus.evaluasi_terbitkan(evaluasi=evaluasi, oleh=penerbit, catatan="Sesuai rapat")
    assert terbit.terbit_jalankan(
        evaluasi_id=evaluasi.pk, kota_id=evaluasi.kota_id, cetak_kota=cetak, cetak_lembar=cetak
    )
    evaluasi.refresh_from_db()
    return evaluasi
