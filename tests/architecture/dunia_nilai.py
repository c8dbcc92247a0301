"""Judging for the architecture tests: one delivered evaluation, one draft, and one more of everything they list."""

from datetime import date
from typing import Any

from django.utils import timezone

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai
from kinerja.skp.models import (
    RHK,
    SKP,
    EvaluasiKinerja,
    Indikator,
    NaskahSKP,
    PenilaianRHK,
    PredikatOrganisasi,
    Realisasi,
    SiklusKinerja,
)
from tests.kepegawaian.pembuat import buat_pegawai


def buat_evaluasi_draf(jabatan: Jabatan) -> EvaluasiKinerja:
    """Judged by the kepala daerah, hence by the PPK."""
    return buat_evaluasi_kinerja(buat_pegawai(jabatan.kota, "Nina Sari", jabatan=jabatan), None, "2025-T4", "draf")


def buat_evaluasi_kinerja(
    pegawai: Pegawai, penilai: Jabatan | None, periode: str, keadaan: str = "disampaikan"
) -> EvaluasiKinerja:
    """One judged SKP of 2025; without `penilai` the kepala daerah judges."""
    saat = timezone.now()
    bersama = {"kota_id": pegawai.kota_id, "pegawai": pegawai, "instansi_id": pegawai.instansi_id, "tahun": 2025}
    bersama |= {"perangkat_daerah_id": pegawai.instansi.perangkat_daerah_id, "jabatan_penilai": penilai}
    siklus = siklus_contoh(pegawai.kota)
    skp = SKP.objects.filter(pegawai=pegawai, tahun=2025).first() or SKP.objects.create(
        **bersama,
        siklus=siklus,
        jabatan=pegawai.jabatan,
        nama_jabatan=pegawai.jabatan.nama,
        mulai=date(2025, 1, 1),
        sampai=date(2025, 12, 31),
        keadaan="ditetapkan",
        ditetapkan_pada=saat,
        naskah=1,
    )
    NaskahSKP.objects.get_or_create(kota_id=pegawai.kota_id, skp=skp, ke=1, defaults={"isi": {}})
    organisasi, _ = PredikatOrganisasi.objects.get_or_create(
        instansi=pegawai.instansi,
        periode=periode,
        defaults={"kota_id": pegawai.kota_id, "tahun": 2025, "predikat": "BAIK", "capaian": "Tercapai."},
    )
    rating = {"hasil_kerja": "SESUAI", "perilaku": "SESUAI", "predikat": "BAIK", "catatan": "Pertahankan."}
    hari = {"disampaikan_pada": saat, "batas_keberatan": date(2048, 1, 1)} if keadaan != "draf" else {}
    return EvaluasiKinerja.objects.create(
        **bersama, **rating, **hari, skp=skp, periode=periode, keadaan=keadaan, predikat_organisasi=organisasi
    )


def siklus_contoh(kota: Any) -> SiklusKinerja:
    batas = {"hari_realisasi": 5, "hari_evaluasi": 14, "hari_penerimaan": 14, "hari_keberatan": 14}
    hari = {"buka_penyusunan": date(2024, 12, 1), "batas_susun": date(2025, 1, 14), "batas_tetap": date(2025, 1, 31)}
    lain = {"batas_tahunan": date(2026, 1, 31), "hari_putus_keberatan": 14}
    return SiklusKinerja.objects.get_or_create(kota=kota, tahun=2025, defaults=batas | hari | lain)[0]


def tumbuh_nilai(dunia: Any, orang: Pegawai, ke: int) -> None:
    """One more result with its measure and its words, one more evaluation of the person and of somebody else."""
    buat_evaluasi_kinerja(orang, None, "2025-T4", "draf")
    for satu in (dunia.evaluasi_kinerja, dunia.evaluasi_draf):
        rhk = RHK.objects.create(kota_id=satu.kota_id, skp=satu.skp, teks=f"Hasil {ke}")
        isi = {"aspek": "kuantitas", "teks": "Jumlah", "target_min": 12, "satuan": "dokumen"}
        indikator = Indikator.objects.create(kota_id=satu.kota_id, rhk=rhk, **isi)
        Realisasi.objects.create(kota_id=satu.kota_id, skp=satu.skp, indikator=indikator, periode="2025-T4", nilai=9)
        PenilaianRHK.objects.create(kota_id=satu.kota_id, evaluasi=satu, rhk=rhk, rating="SESUAI")
    if ke < 4:
        buat_evaluasi_kinerja(dunia.pegawai, dunia.jabatan.atasan, f"2025-T{ke}")
