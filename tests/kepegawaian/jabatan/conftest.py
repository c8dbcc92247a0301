"""Two units of Tangerang Selatan with a head and staff, and readers of every reach."""

from datetime import date
from types import SimpleNamespace

import pytest

from tests.kepegawaian.pembuat import (
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_pegawai,
    buat_riwayat_jabatan,
)


@pytest.fixture
def dinas(lingkup: None, kota_tangsel, kota_sorong) -> SimpleNamespace:
    """Dinas Kesehatan: a head, a vacant bidang led by a Plt., two analysts in a post for three."""
    unit = buat_instansi(kota_tangsel, "Dinas Kesehatan")
    bidang = buat_instansi(kota_tangsel, "Bidang Mutu", induk=unit)
    kepala = buat_kepala(unit)
    kabid = buat_kepala(bidang, "Kepala Bidang Mutu", jenis="ADMINISTRATOR", eselon="III.b", kelas=11, atasan=kepala)
    analis = buat_jabatan(bidang, "Analis Mutu", atasan=kabid, kebutuhan=3)
    ratna = buat_pegawai(kota_tangsel, "Ratna Dewi", jabatan=kepala, golongan="IV/b")
    agus = buat_pegawai(kota_tangsel, "Agus Salim", jabatan=analis)
    wati = buat_pegawai(kota_tangsel, "Wati Lestari", jabatan=analis)
    buat_riwayat_jabatan(agus, kabid, penugasan="PLT", tmt_mulai=date(2026, 1, 5))
    lain = buat_instansi(kota_tangsel, "Dinas Sosial")
    jabatan_lain = buat_kepala(lain)
    asing = buat_instansi(kota_sorong, "Dinas Perikanan")
    return SimpleNamespace(
        unit=unit, bidang=bidang, kepala=kepala, kabid=kabid, analis=analis, ratna=ratna, agus=agus, wati=wati,
        lain=lain, jabatan_lain=jabatan_lain, asing=asing, jabatan_asing=buat_kepala(asing),
    )  # fmt: skip


@pytest.fixture
def pengelola(buat_pengguna, kota_tangsel, dinas):
    """Bound to Dinas Kesehatan."""
    return buat_pengguna("pengelola", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": dinas.unit}))


@pytest.fixture
def pegawai_biasa(buat_pengguna, kota_tangsel, dinas):
    return buat_pengguna("wati", kota_tangsel, pegawai=dinas.wati)
