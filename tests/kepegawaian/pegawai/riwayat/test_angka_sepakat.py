"""After a correction every figure speaks of the corrected row alone: the register, any past day, the evaluation."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from asn.core.periode import Periode
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services import keadaan_pada
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_cabut, riwayat_catat, riwayat_perbaiki
from kinerja.evaluasi.figur import instansi
from tests.kepegawaian import pembuat

PERIODE = Periode.dari_kode("2026-T2")
KINI = datetime(2026, 7, 1, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def sebaran(unit) -> dict[str, int]:
    angka = instansi.hitung(instansi=unit, periode=PERIODE, tanggal_data=KINI)["predikat"]
    return {k: n for k, n in angka.items() if n}


def predikat(pegawai, tanggal: date = date(2026, 6, 30)) -> str:
    return keadaan_pada(Pegawai.objects.filter(pk=pegawai.pk), tanggal).get().pada_predikat


@pytest.fixture
def nilai(kota, sari):
    baris = pembuat.buat_riwayat_kinerja(kota.rina, 2026, 2, "BAIK")
    pembuat.segarkan(kota.rina)
    return baris


def test_predikat_yang_diperbaiki_dihitung_sekali(kota, sari, nilai):
    assert sebaran(kota.dinas) == {"BAIK": 1}
    riwayat_perbaiki(sasaran=nilai, versi=1, isi={"predikat": "KURANG"}, oleh=sari)
    kota.rina.refresh_from_db()
    assert (kota.rina.predikat, predikat(kota.rina), sebaran(kota.dinas)) == ("KURANG", "KURANG", {"KURANG": 1})


def test_predikat_yang_dicabut_tidak_dihitung(kota, sari, nilai):
    riwayat_cabut(sasaran=nilai, versi=1, alasan="Milik pegawai lain", oleh=sari)
    kota.rina.refresh_from_db()
    assert (kota.rina.predikat, predikat(kota.rina), sebaran(kota.dinas)) == ("", None, {})


def test_golongan_dan_jabatan_sejak_tanggal_yang_diperbaiki(kota, sari, isi_sah):
    baris = riwayat_catat(jenis=JENIS_RIWAYAT["pangkat"], pegawai=kota.rina, isi=isi_sah("pangkat"), oleh=sari)
    riwayat_perbaiki(sasaran=baris, versi=1, isi={"tmt": "2024-06-01", "mkg_bulan": 3}, oleh=sari)
    orang = Pegawai.objects.filter(pk=kota.rina.pk)
    assert keadaan_pada(orang, date(2024, 5, 31)).get().pada_golongan_kode == "III/c"
    assert keadaan_pada(orang, date(2024, 6, 1)).get().pada_golongan_kode == "III/d"
    assert orang.get().golongan.kode == "III/d"
    jabatan = isi_sah("jabatan") | {"jabatan": kota.penyuluh.pk, "instansi": kota.lain.pk}
    riwayat_catat(jenis=JENIS_RIWAYAT["jabatan"], pegawai=kota.rina, isi=jabatan, oleh=sari)
    assert keadaan_pada(orang, date(2024, 1, 31)).get().pada_instansi_nama == "Bidang Mutu"
    assert keadaan_pada(orang, date(2024, 2, 1)).get().pada_instansi_nama == "Dinas Sosial"
