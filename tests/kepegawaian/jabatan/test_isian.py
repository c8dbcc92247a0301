"""How positions are filled is defined once; the faster ways to ask it answer the same."""

from datetime import date

import pytest

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.services.isian import BARIS_BERISI, LOWONG, berisi, lowong_pada
from tests.kepegawaian.pembuat import buat_jabatan, buat_pegawai, buat_riwayat_jabatan

HARI = (date(2024, 6, 3), date(2026, 2, 1), date(2026, 7, 1))
ANGKA = ("bezetting", "selisih", "sementara")


@pytest.fixture
def ragam(dinas, kota_tangsel):
    """Beside `dinas`: one who left, one whose row was withdrawn, one past, two in a post for one, none needed."""
    berhenti = buat_pegawai(kota_tangsel, "Hadi Purnomo", jabatan=dinas.jabatan_lain)
    berhenti.kedudukan, berhenti.tanggal_berhenti = "PENSIUN", date(2026, 3, 1)
    berhenti.save()
    arsip = buat_jabatan(dinas.unit, "Pengelola Arsip")
    for orang in ("Dian", "Eko"):
        buat_pegawai(kota_tangsel, orang, jabatan=arsip)
    tik = buat_jabatan(dinas.unit, "Juru Tik", berlaku_sampai=date(2025, 12, 31))
    buat_riwayat_jabatan(dinas.agus, tik, penugasan="PLH", tmt_mulai=date(2024, 1, 2), tmt_selesai=date(2024, 12, 31))
    buat_riwayat_jabatan(dinas.wati, dinas.kabid, penugasan="PLH", tmt_mulai=date(2026, 1, 9), verifikasi="DICABUT")
    buat_jabatan(dinas.unit, "Cadangan", kebutuhan=0)
    return dinas


@pytest.mark.parametrize("hari", HARI)
def test_baris_daftar_sama_dengan_definisinya(ragam, hari):
    semua = {j.pk: [getattr(j, a) for a in ANGKA] for j in berisi(Jabatan.objects.all(), hari)}
    baris = BARIS_BERISI.semua(kunci=[*Jabatan.objects.values_list("pk", flat=True)], tanggal=hari)
    assert {j.pk: [getattr(j, a) for a in ANGKA] for j in baris} == semua
    assert any(j.sementara for j in baris)


@pytest.mark.parametrize("hari", HARI)
def test_lowong_sama_dengan_definisinya(ragam, hari):
    menurut_isi = set(berisi(Jabatan.objects.all(), hari).filter(LOWONG).values_list("pk", flat=True))
    assert set(lowong_pada(Jabatan.objects.all(), hari).values_list("pk", flat=True)) == menurut_isi
    assert menurut_isi
