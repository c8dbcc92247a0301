"""A city with two dinas and their people, a stranger's dinas, and readers of every reach."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone

from asn.core.periode import Periode
from tests.kepegawaian.pembuat import (
    buat_indikator,
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_pegawai,
    buat_riwayat_diklat,
    buat_riwayat_kinerja,
    segarkan,
)


@pytest.fixture
def triwulan() -> Periode:
    """The last quarter that is over."""
    return Periode.pada(timezone.localdate(), "triwulan").sebelumnya()


@pytest.fixture
def kota(lingkup: None, kota_tangsel, kota_sorong, triwulan) -> SimpleNamespace:
    """Dinas Kesehatan with a bidang and four people, Dinas Sosial with one, Dinas Perikanan in Sorong."""
    dinas = buat_instansi(kota_tangsel, "Dinas Kesehatan")
    bidang = buat_instansi(kota_tangsel, "Bidang Mutu", induk=dinas)
    kepala = buat_kepala(dinas)
    analis = buat_jabatan(bidang, "Analis Mutu", atasan=kepala, kebutuhan=3)
    ratna = buat_pegawai(kota_tangsel, "Ratna Dewi", jabatan=kepala, golongan="IV/b", tanggal_lahir=date(1970, 2, 1))
    agus = buat_pegawai(kota_tangsel, "Agus Salim", jabatan=analis)
    wati = buat_pegawai(kota_tangsel, "Wati Lestari", jabatan=analis, jenis="PPPK", golongan="IX")
    tanpa_jabatan = buat_pegawai(kota_tangsel, "Joko Susilo", golongan="II/c")
    for orang, predikat in ((ratna, "SANGAT_BAIK"), (agus, "BUTUH_PERBAIKAN")):
        buat_riwayat_kinerja(orang, triwulan.tahun, triwulan.ke, predikat)
    buat_riwayat_diklat(agus, 20)
    for orang in (ratna, agus):
        segarkan(orang)
    sosial = buat_instansi(kota_tangsel, "Dinas Sosial")
    dian = buat_pegawai(kota_tangsel, "Dian Sosial", jabatan=buat_jabatan(sosial, "Pekerja Sosial"))
    asing = buat_instansi(kota_sorong, "Dinas Perikanan")
    nelayan = buat_pegawai(kota_sorong, "Yan Mambrasar", jabatan=buat_kepala(asing))
    buat_indikator(dinas, triwulan.kode)
    return SimpleNamespace(
        dinas=dinas, bidang=bidang, kepala=kepala, analis=analis, ratna=ratna, agus=agus, wati=wati,
        tanpa_jabatan=tanpa_jabatan, sosial=sosial, dian=dian, asing=asing, nelayan=nelayan,
    )  # fmt: skip


@pytest.fixture
def kepala_dinas(buat_pengguna, kota_tangsel, kota):
    """Bound to Dinas Kesehatan."""
    peran = ("KEPALA_INSTANSI", {"instansi": kota.dinas})
    return buat_pengguna("ratna", kota_tangsel, peran, pegawai=kota.ratna)


@pytest.fixture
def pegawai_biasa(buat_pengguna, kota_tangsel, kota):
    return buat_pengguna("wati", kota_tangsel, pegawai=kota.wati)
