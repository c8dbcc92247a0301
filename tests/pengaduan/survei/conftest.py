"""A unit with a service and an open survey, and the people around it."""

import pytest

from asn.akun.models import Pengguna
from kepegawaian.instansi.models import Instansi, Kota
from pengaduan.survei.models import Kampanye, LayananPublik
from tests.kepegawaian.pembuat import buat_instansi, buat_kepala, buat_pegawai
from tests.pengaduan.survei.pembuat import buat_kampanye, buat_layanan


@pytest.fixture(autouse=True)
def berkas_sendiri(settings, tmp_path) -> None:
    settings.BERKAS_ROOT = tmp_path / "berkas"


@pytest.fixture
def dinas(lingkup, kota_tangsel: Kota) -> Instansi:
    return buat_instansi(kota_tangsel, "Dinas Kependudukan")


@pytest.fixture
def layanan(dinas: Instansi) -> LayananPublik:
    return buat_layanan(dinas, "Penerbitan KTP elektronik")


@pytest.fixture
def kampanye(dinas: Instansi, layanan: LayananPublik) -> Kampanye:
    return buat_kampanye(dinas, layanan)


@pytest.fixture
def kepala_dinas(dinas: Instansi, kota_tangsel: Kota):
    """The person who leads the unit."""
    return buat_pegawai(kota_tangsel, "Ratna Dewi", jabatan=buat_kepala(dinas))


@pytest.fixture
def pengelola(buat_pengguna, kota_tangsel: Kota, dinas: Instansi) -> Pengguna:
    """Officer of the unit: runs its survey, does not close or publish it."""
    return buat_pengguna("fajar", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": dinas}))


@pytest.fixture
def kepala(buat_pengguna, kota_tangsel: Kota, dinas: Instansi) -> Pengguna:
    return buat_pengguna("gita", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": dinas}))
