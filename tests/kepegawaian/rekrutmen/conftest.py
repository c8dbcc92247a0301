"""An open city selection with one vacancy, three verifiers of it, and an applicant."""

import pytest

from tests.kepegawaian.rekrutmen import pembuat


@pytest.fixture(autouse=True)
def berkas_sementara_uji(settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"


@pytest.fixture
def seleksi(lingkup, kota_tangsel):
    seleksi = pembuat.buat_seleksi(kota_tangsel)
    pembuat.buat_dokumen_syarat(seleksi)
    return seleksi


@pytest.fixture
def lowongan(seleksi):
    return pembuat.buat_lowongan(seleksi)


@pytest.fixture
def ayu(lingkup, kota_tangsel, buat_pengguna):
    return buat_pengguna("ayu", kota_tangsel)


@pytest.fixture
def pelamar(ayu, kota_tangsel):
    return pembuat.buat_pelamar(ayu, kota_tangsel)


@pytest.fixture
def lamaran(pelamar, lowongan):
    return pembuat.buat_lamaran(pelamar, lowongan)


@pytest.fixture
def verifikator(seleksi, kota_tangsel, buat_pengguna):
    """Three members, each with its part."""
    akun = [buat_pengguna(f"verif{i}", kota_tangsel, ("PANITIA", {})) for i in range(3)]
    return [(a, pembuat.buat_panitia(seleksi, a)) for a in akun]
