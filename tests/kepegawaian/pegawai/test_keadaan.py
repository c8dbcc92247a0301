"""The state of any day read from the riwayat equals the state the register keeps for that day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services import keadaan_pada, keadaan_segarkan
from tests.kepegawaian import pembuat

HARI = [date(2016, 6, 1), date(2018, 6, 30), date(2020, 1, 1), date(2020, 1, 2), date(2024, 3, 31), date(2024, 12, 31)]


@pytest.fixture
def rina(kota):
    """A career with a gap between two positions, a rejected row, and results of every kind."""
    orang = kota.rina
    pembuat.buat_riwayat_jabatan(orang, kota.penyuluh, tmt_mulai=date(2016, 1, 4), tmt_selesai=date(2019, 6, 30))
    pembuat.buat_riwayat_jabatan(orang, kota.kabid, penugasan="PLT", tmt_mulai=date(2024, 1, 2))
    pembuat.buat_riwayat_pangkat(orang, pembuat.buat_golongan("III/d"), tmt=date(2019, 4, 1))
    pembuat.buat_riwayat_pangkat(orang, pembuat.buat_golongan("IV/a"), tmt=date(2020, 4, 1), verifikasi="DITOLAK")
    pembuat.buat_riwayat_pendidikan(orang, 7, tanggal_lulus=date(2013, 8, 1))
    pembuat.buat_riwayat_pendidikan(orang, 8, tanggal_lulus=date(2019, 8, 1))
    pembuat.buat_riwayat_kinerja(orang, 2019, None, "KURANG")
    pembuat.buat_riwayat_kinerja(orang, 2023, 4, "BUTUH_PERBAIKAN")
    pembuat.buat_riwayat_kinerja(orang, 2023, None, "BAIK")
    pembuat.buat_riwayat_kinerja(orang, 2024, 1, "SANGAT_BAIK")
    for selesai in (date(2024, 2, 1), date(2024, 11, 5), date(2023, 2, 1)):
        pembuat.buat_riwayat_diklat(orang, 8, tanggal_mulai=selesai, tanggal_selesai=selesai)
    return orang


@pytest.mark.parametrize("hari", HARI, ids=str)
def test_sama_dengan_keadaan_yang_disimpan(rina, hari):
    keadaan_segarkan(kota_id=rina.kota_id, tanggal=hari, pegawai_ids=[rina.pk])
    pada = keadaan_pada(Pegawai.objects.filter(pk=rina.pk), hari).get()
    assert (pada.pada_jabatan_id, pada.pada_instansi_id) == (pada.jabatan_id, pada.instansi_id)
    assert (pada.pada_golongan_id, pada.pada_pendidikan) == (pada.golongan_id, pada.pendidikan)
    assert (pada.pada_predikat or "", pada.pada_jp) == (pada.predikat, pada.jp_tahun_ini)


def test_di_antara_dua_jabatan_tetap_punya_unit(kota, rina):
    pada = keadaan_pada(Pegawai.objects.filter(pk=rina.pk), date(2019, 9, 1)).get()
    assert (pada.pada_jabatan_id, pada.pada_instansi_nama) == (None, "Dinas Sosial")


def test_yang_belum_atau_tidak_lagi_pegawai_tidak_ada(kota, rina):
    rina.kedudukan, rina.tanggal_berhenti = "PENSIUN", date(2025, 5, 1)
    rina.save()
    for hari, ada in ((date(2015, 2, 28), False), (date(2015, 3, 1), True), (date(2025, 4, 30), True)):
        assert keadaan_pada(Pegawai.objects.filter(pk=rina.pk), hari).exists() is ada
    assert not keadaan_pada(Pegawai.objects.filter(pk=rina.pk), date(2025, 5, 1)).exists()


@pytest.mark.parametrize("verifikasi", ["DITOLAK", "DIGANTI", "DICABUT"])
def test_baris_yang_tidak_sah_tidak_menghalangi_perbaikannya(kota_tangsel, lingkup, verifikasi):
    """The corrected row takes the same TMT as the one it supersedes; only rows that count collide."""
    orang = pembuat.buat_pegawai(kota_tangsel, "Rina Wulandari")
    golongan = pembuat.buat_golongan("III/a")
    lama = pembuat.buat_riwayat_pangkat(orang, golongan, tmt=date(2020, 4, 1))
    lama.verifikasi = verifikasi
    lama.save()
    baru = pembuat.buat_riwayat_pangkat(orang, golongan, tmt=date(2020, 4, 1), menggantikan=lama)
    assert list(orang.riwayatpangkat_set.sah().filter(tmt=baru.tmt)) == [baru]
    with pytest.raises(IntegrityError), transaction.atomic():
        pembuat.buat_riwayat_pangkat(orang, golongan, tmt=date(2020, 4, 1))
