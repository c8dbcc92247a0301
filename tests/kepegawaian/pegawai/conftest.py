"""A small city: two dinas, a head, a superior with one subordinate, and somebody in the other city."""

from types import SimpleNamespace

import pytest

from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai


@pytest.fixture
def kota(lingkup: None, kota_tangsel, kota_sorong) -> SimpleNamespace:
    dinas = buat_instansi(kota_tangsel, "Dinas Kesehatan")
    bidang = buat_instansi(kota_tangsel, "Bidang Mutu", induk=dinas)
    lain = buat_instansi(kota_tangsel, "Dinas Sosial")
    kepala = buat_kepala(dinas)
    kabid = buat_kepala(bidang, jenis="ADMINISTRATOR", eselon="III.b", kelas=11, atasan=kepala)
    analis = buat_jabatan(bidang, "Analis Mutu", atasan=kabid)
    penyuluh = buat_jabatan(lain, "Penyuluh Sosial")
    sorong = buat_instansi(kota_sorong, "Dinas Pendidikan")
    return SimpleNamespace(
        tangsel=kota_tangsel,
        dinas=dinas,
        bidang=bidang,
        lain=lain,
        kabid=kabid,
        analis=analis,
        penyuluh=penyuluh,
        agus=buat_pegawai(kota_tangsel, "Agus Setiawan", jabatan=kabid, golongan="IV/a"),
        rina=buat_pegawai(kota_tangsel, "Rina Wulandari", jabatan=analis, gelar_belakang="S.K.M."),
        joko=buat_pegawai(kota_tangsel, "Joko Susilo", jabatan=penyuluh, jenis_kelamin="L"),
        yosep=buat_pegawai(kota_sorong, "Yosep Kambuaya", jabatan=buat_jabatan(sorong, "Guru Ahli Muda")),
    )


@pytest.fixture
def pengelola(buat_pengguna, kota):
    """Manages the records of Dinas Kesehatan only."""
    return buat_pengguna("pengelola", kota.tangsel, ("PENGELOLA_INSTANSI", {"instansi": kota.dinas}))


@pytest.fixture
def akun_agus(buat_pengguna, kota):
    """Head of the bidang: superior of Rina, without any assigned role."""
    return buat_pengguna("agus", kota.tangsel, pegawai=kota.agus)


@pytest.fixture
def akun_rina(buat_pengguna, kota):
    """A plain pegawai."""
    return buat_pengguna("rina", kota.tangsel, pegawai=kota.rina)
