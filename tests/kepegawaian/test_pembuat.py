"""The factories build a coherent register: what a page shows is what the riwayat says."""

from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from tests.kepegawaian import pembuat

pytestmark = pytest.mark.usefixtures("lingkup")


def test_pegawai_bersandar_pada_riwayat(kota_tangsel):
    dinas = pembuat.buat_instansi(kota_tangsel)
    kepala = pembuat.buat_kepala(dinas)
    pegawai = pembuat.buat_pegawai(kota_tangsel, jabatan=pembuat.buat_jabatan(dinas, atasan=kepala))
    assert (pegawai.instansi, pegawai.golongan.kode, pegawai.jabatan.atasan) == (dinas, "III/c", kepala)
    pembuat.buat_riwayat_diklat(pegawai, jp=12)
    assert pembuat.segarkan(pegawai).jp_tahun_ini == Decimal(12)


@pytest.mark.parametrize("jenis", ["PNS", "PPPK"])
def test_nip_cocok_dengan_data(kota_tangsel, jenis):
    pegawai = pembuat.buat_pegawai(kota_tangsel, jenis=jenis)
    temuan = nip.periksa(
        pegawai.nip,
        jenis=JenisASN(jenis),
        tanggal_lahir=pegawai.tanggal_lahir,
        jenis_kelamin=JenisKelamin.WANITA,
        tmt=pegawai.tmt_masuk,
    )
    assert temuan == []
