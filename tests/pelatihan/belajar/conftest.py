"""A published course of Dinas Kesehatan, and two learners of the city."""

import pytest

from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai
from tests.pelatihan.belajar.pembuat import buat_kursus


@pytest.fixture
def dinas(kota_tangsel, lingkup):
    return buat_instansi(kota_tangsel, "Dinas Kesehatan")


@pytest.fixture
def kursus(dinas, sari):
    return buat_kursus(dinas, sari)


@pytest.fixture
def rina(kota_tangsel, dinas, buat_pengguna):
    """A learner."""
    jabatan = buat_jabatan(dinas, "Perawat Ahli Muda", atasan=buat_kepala(dinas))
    return buat_pengguna("rina", kota_tangsel, pegawai=buat_pegawai(kota_tangsel, "Rina Wulandari", jabatan=jabatan))


@pytest.fixture
def tono(kota_tangsel, dinas, buat_pengguna):
    """Another learner, who must not see Rina's tests."""
    return buat_pengguna("tono", kota_tangsel, pegawai=buat_pegawai(kota_tangsel, "Tono Saputra"))
