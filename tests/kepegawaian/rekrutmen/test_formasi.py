"""Formasi: never beyond the gap of the peta jabatan, decided by others than the proposer."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import Formasi
from kepegawaian.rekrutmen.services import formasi as layanan
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

HARI = date(2026, 3, 2)


@pytest.fixture
def jabatan(lingkup, kota_tangsel):
    """Five are needed, one holds the position."""
    jabatan = buat_jabatan(buat_instansi(kota_tangsel), "Analis Data", kebutuhan=5)
    buat_pegawai(kota_tangsel, "Rina", jabatan=jabatan)
    return jabatan


@pytest.fixture
def pengelola(buat_pengguna, kota_tangsel, jabatan):
    return buat_pengguna("fajar", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": jabatan.instansi}))


def usul(jabatan, oleh, jumlah=2, **lain):
    isi = {"tahun": 2026, "jenis": "CPNS", "tingkat": ["S1"], "per_tanggal": HARI, "jumlah": jumlah}
    return layanan.formasi_simpan(formasi=Formasi(jabatan=jabatan, **(isi | lain)), oleh=oleh)


def test_kekurangan_dihitung_pada_tanggalnya(jabatan, pengelola):
    formasi = usul(jabatan, pengelola)
    assert (formasi.kebutuhan, formasi.terisi, formasi.kurang) == (5, 1, 4)
    assert (formasi.instansi, formasi.kota_id) == (jabatan.instansi, jabatan.kota_id)


def test_tidak_melebihi_kekurangan_termasuk_yang_sudah_diminta(jabatan, pengelola):
    usul(jabatan, pengelola, 3)
    with pytest.raises(ValidationError, match="tinggal 1"):
        usul(jabatan, pengelola, 2, jenis_kebutuhan="DISABILITAS")


def test_jabatan_manajerial_diisi_dengan_promosi(kota_tangsel, jabatan, sari):
    with pytest.raises(ValidationError, match="promosi"):
        usul(buat_kepala(buat_instansi(kota_tangsel, "Dinas Sosial")), sari, 1)


def test_instansi_lain_dan_kota_lain(jabatan, kota_tangsel, buat_pengguna, citra):
    lain = buat_pengguna("gina", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": buat_instansi(kota_tangsel, "X")}))
    for orang in (lain, citra):
        with pytest.raises(PermissionDenied):
            usul(jabatan, orang)


def test_jalan_persetujuan(jabatan, pengelola, sari, budi):
    formasi = usul(jabatan, pengelola)
    layanan.formasi_alihkan(formasi=formasi, tindakan="usulkan", oleh=pengelola)
    layanan.formasi_alihkan(formasi=formasi, tindakan="verifikasi", oleh=sari)
    with pytest.raises(ValidationError) as galat:
        layanan.formasi_alihkan(formasi=formasi, tindakan="tetapkan", oleh=budi)
    assert set(galat.value.message_dict) == {"nomor", "tanggal"}
    hasil = layanan.formasi_alihkan(formasi=formasi, tindakan="tetapkan", oleh=budi, nomor="800/1", tanggal=HARI)
    assert (hasil.keadaan, Formasi.objects.bebas().get()) == ("ditetapkan", formasi)


def test_pengusul_tidak_memverifikasi_sendiri(jabatan, sari):
    formasi = usul(jabatan, sari)
    layanan.formasi_alihkan(formasi=formasi, tindakan="usulkan", oleh=sari)
    with pytest.raises(TransitionRefused, match="orang lain"):
        layanan.formasi_alihkan(formasi=formasi, tindakan="verifikasi", oleh=sari)


def test_dikembalikan_dengan_alasan_dan_dapat_diperbaiki(jabatan, pengelola, sari):
    formasi = usul(jabatan, pengelola)
    layanan.formasi_alihkan(formasi=formasi, tindakan="usulkan", oleh=pengelola)
    with pytest.raises(ValidationError):
        layanan.formasi_alihkan(formasi=formasi, tindakan="kembalikan", oleh=sari)
    layanan.formasi_alihkan(formasi=formasi, tindakan="kembalikan", oleh=sari, alasan="Kualifikasi kurang")
    segar = Formasi.objects.get(pk=formasi.pk)
    segar.jumlah = 1
    assert layanan.formasi_simpan(formasi=segar, oleh=pengelola, versi=segar.versi).jumlah == 1
    with pytest.raises(VersiBasi):
        layanan.formasi_simpan(formasi=segar, oleh=pengelola, versi=1)


def test_halaman_dari_kekurangan_sampai_usulan(jabatan, masuk, sari):
    klien = masuk(sari)
    assert "Analis Data" in klien.get("/rekrutmen/formasi/celah/").content.decode()
    isi = {"tahun": 2026, "jenis": "CPNS", "jenis_kebutuhan": "UMUM", "per_tanggal": "2026-03-02", "tingkat": "S1"}
    alamat = f"/rekrutmen/formasi/jabatan/{jabatan.pk}/"
    lebih = klien.post(alamat, isi | {"jumlah": "9", "bidang": "Statistika\nMatematika"})
    assert (lebih.status_code, "tinggal 4" in lebih.content.decode()) == (422, True)
    klien.post(alamat, isi | {"jumlah": "2", "bidang": "Statistika\nMatematika\nStatistika"})
    formasi = Formasi.objects.get()
    assert (formasi.bidang, formasi.jumlah) == (["Statistika", "Matematika"], 2)
    assert "Statistika, Matematika" in klien.get(f"/rekrutmen/formasi/{formasi.pk}/").content.decode()
