"""The unseen found by the register itself, nominated once, told, withdrawn; in reach only."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.jangkauan import Jangkauan
from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import Pencalonan
from kepegawaian.talenta.models import TemuanBelumTerlihat
from kepegawaian.talenta.services.calon import calon_cabut, calonkan
from kepegawaian.talenta.services.terlihat import temuan_ringkas, terlihat_segarkan
from kepegawaian.talenta.workflows import LIHAT_TEMUAN
from tests.kepegawaian.pembuat import (
    buat_jabatan,
    buat_keluarga,
    buat_kepala,
    buat_riwayat_diklat,
    buat_riwayat_hukdis,
    buat_riwayat_jabatan,
    buat_riwayat_kinerja,
)
from tests.kepegawaian.talenta.conftest import HARI_INI

pytestmark = pytest.mark.django_db
ALASAN = "Predikat Sangat Baik tiga tahun berturut-turut."


@pytest.fixture
def cemerlang(kantor):
    """Joko: Sangat Baik for three years, in the same post since 2016."""
    kantor.joko.riwayatjabatan_set.update(tmt_mulai=date(2016, 1, 4))
    for tahun in (2023, 2024, 2025):
        buat_riwayat_kinerja(kantor.joko, tahun, None, "SANGAT_BAIK")
    return kantor.joko


def segarkan(kantor):
    terlihat_segarkan(kota_id=kantor.kota.pk, tanggal=HARI_INI)
    return list(TemuanBelumTerlihat.objects.all())


def test_ditemukan_dengan_angka_dan_alasannya(kantor, cemerlang):
    (temuan,) = segarkan(kantor)
    assert temuan.pegawai == cemerlang
    assert (temuan.sangat_baik, temuan.tujuan, temuan.sejak) == (3, "ADMINISTRATOR", date(2015, 3, 1))
    assert set(temuan.alasan) == {"PROMOSI", "PELATIHAN", "PENCALONAN"}
    assert segarkan(kantor)[0].pegawai == cemerlang  # again: the same list


@pytest.mark.parametrize(
    ("ubah", "ada"),
    [
        (lambda j: buat_riwayat_diklat(j), True),  # two of three reasons are enough
        (lambda j: buat_riwayat_diklat(j, rumpun="lainnya"), True),
        (lambda j: j.riwayatkinerja_set.filter(tahun=2024).update(predikat="BUTUH_PERBAIKAN"), False),
        (lambda j: j.riwayatkinerja_set.filter(tahun__gte=2024).update(predikat="BAIK"), False),
        (lambda j: buat_riwayat_hukdis(j, tmt_mulai=date(2024, 1, 2)), False),
        (lambda j: type(j).objects.filter(pk=j.pk).update(kedudukan="CLTN"), False),
        (lambda j: j.riwayatkinerja_set.update(verifikasi="DITOLAK"), False),
    ],
)
def test_yang_mengubah_temuan(kantor, cemerlang, ubah, ada):
    ubah(cemerlang)
    assert bool(segarkan(kantor)) is ada


def test_naik_jabatan_bukan_sekadar_pindah(kantor, cemerlang):
    lain = buat_jabatan(kantor.dinas, "Analis Ahli Muda", jenis="JF_KEAHLIAN", jenjang="AHLI_MUDA")
    cemerlang.riwayatjabatan_set.update(tmt_selesai=date(2023, 1, 1))
    buat_riwayat_jabatan(cemerlang, lain, tmt_mulai=date(2023, 1, 2))
    assert segarkan(kantor)[0].promosi is None
    cemerlang.riwayatjabatan_set.filter(tmt_selesai=None).update(tmt_selesai=date(2024, 1, 1))
    naik = buat_jabatan(kantor.dinas, "Kepala Bidang", jenis="ADMINISTRATOR")
    buat_riwayat_jabatan(cemerlang, naik, tmt_mulai=date(2024, 1, 2))
    assert segarkan(kantor)[0].alasan == ["PELATIHAN", "PENCALONAN"]
    buat_riwayat_diklat(cemerlang)
    assert segarkan(kantor) == []


def test_dicalonkan_sekali_dikabarkan_dan_alasannya_hilang(kantor, cemerlang):
    segarkan(kantor)
    satu = calonkan(pegawai=cemerlang, alasan=ALASAN, oleh=kantor.akun["sari"], jenjang="ADMINISTRATOR")
    dua = calonkan(pegawai=cemerlang, alasan=ALASAN, oleh=kantor.akun["budi"], jenjang="ADMINISTRATOR")
    assert satu == dua == Pencalonan.objects.get()
    assert satu.tautan == f"/talenta/pegawai/{cemerlang.pk}/"
    assert Kabar.objects.get(penerima=kantor.akun["joko"]).judul.startswith("Anda dicalonkan")
    assert TemuanBelumTerlihat.objects.get().alasan == ["PROMOSI", "PELATIHAN"]
    calon_cabut(pencalonan=satu, alasan="Pindah ke luar kota.", oleh=kantor.akun["sari"])
    assert "PENCALONAN" in TemuanBelumTerlihat.objects.get().alasan
    with pytest.raises(ValidationError, match="sudah dicabut"):
        calon_cabut(pencalonan=satu, alasan="Pindah ke luar kota.", oleh=kantor.akun["sari"])


def test_untuk_jabatan_yang_dipilih(kantor, cemerlang):
    jabatan = buat_kepala(kantor.dinas, "Kepala Dinas Lain", memimpin=False)
    calon = calonkan(pegawai=cemerlang, alasan=ALASAN, oleh=kantor.akun["budi"], jabatan=jabatan)
    assert (calon.jenis, calon.jenjang) == ("JABATAN", "JPT_PRATAMA")


@pytest.mark.parametrize("oleh", ["citra", "tuti", "joko", "hadi"])
def test_yang_tidak_berwenang_tidak_mencalonkan(kantor, cemerlang, oleh):
    with pytest.raises(PermissionDenied):
        calonkan(pegawai=cemerlang, alasan=ALASAN, oleh=kantor.akun[oleh], jenjang="PENGAWAS")
    calon = calonkan(pegawai=cemerlang, alasan=ALASAN, oleh=kantor.akun["kepala"], jenjang="PENGAWAS")
    with pytest.raises(PermissionDenied):
        calon_cabut(pencalonan=calon, alasan="Alasan", oleh=kantor.akun[oleh])


def test_tidak_mencalonkan_diri_keluarga_atau_tanpa_alasan(kantor, cemerlang):
    sari = kantor.akun["sari"]
    kantor.akun["rina"].delete()
    sari.pegawai = kantor.rina
    sari.save()
    with pytest.raises(ValidationError, match="diri Anda sendiri"):
        calonkan(pegawai=kantor.rina, alasan=ALASAN, oleh=sari, jenjang="PENGAWAS")
    with pytest.raises(ValidationError, match="20 huruf"):
        calonkan(pegawai=cemerlang, alasan="bagus", oleh=sari, jenjang="PENGAWAS")
    buat_keluarga(kantor.rina, "SUAMI", "Joko Susilo", tanggal_lahir=cemerlang.tanggal_lahir)
    with pytest.raises(ValidationError, match="keluarga Anda"):
        calonkan(pegawai=cemerlang, alasan=ALASAN, oleh=sari, jenjang="PENGAWAS")


def test_jumlah_alasan_disimpan_sampai_daftar_dibuat_lagi(kantor, cemerlang, django_capture_on_commit_callbacks):
    """Kept for who reaches the city; a list made anew is counted anew at once, and for nobody else."""
    semua = TemuanBelumTerlihat.objects.all()
    jangkauan = kantor.akun["sari"].jangkauan(LIHAT_TEMUAN)
    with django_capture_on_commit_callbacks(execute=True):
        segarkan(kantor)
    awal = temuan_ringkas(semua, jangkauan)
    assert awal == ({"PROMOSI": 1, "PELATIHAN": 1, "PENCALONAN": 1}, HARI_INI)
    semua.delete()
    assert temuan_ringkas(semua, jangkauan) == awal
    assert temuan_ringkas(semua, Jangkauan(pegawai_id=cemerlang.pk, semua_kota=jangkauan.semua_kota))[1] is None
    buat_riwayat_diklat(cemerlang)
    with django_capture_on_commit_callbacks(execute=True):
        segarkan(kantor)
    assert temuan_ringkas(semua, jangkauan)[0]["PELATIHAN"] == 0
