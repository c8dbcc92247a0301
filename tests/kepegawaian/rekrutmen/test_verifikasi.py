"""Two verifiers, independent and blind; a third on disagreement; nobody decides about the own or a relative's case."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import KerabatPanitia, Lamaran, Verifikasi
from kepegawaian.rekrutmen.services import tahapan
from kepegawaian.rekrutmen.services import verifikasi as layanan
from kepegawaian.rekrutmen.services.panitia import kepentingan_nyatakan
from tests.kepegawaian.pembuat import buat_keluarga, buat_pegawai
from tests.kepegawaian.rekrutmen import pembuat

SYARAT = ("IDENTITAS", "USIA", "KUALIFIKASI", "KTP", "IJAZAH")


def putusan(**gagal):
    return {
        s: {"putusan": "TMS", "alasan": gagal[s], "catatan": "Lihat halaman 2."}
        if s in gagal
        else {"putusan": "MS", "alasan": "", "catatan": ""}
        for s in SYARAT
    }


def periksa(siapa, **gagal):
    akun, panitia = siapa
    satu = layanan.verifikasi_ambil(panitia=panitia, oleh=akun)
    layanan.verifikasi_putuskan(verifikasi=satu, putusan=putusan(**gagal), oleh=akun)
    return Lamaran.objects.get(pk=satu.lamaran_id)


def test_dua_sepakat_ms(lamaran, verifikator):
    periksa(verifikator[0])
    assert Lamaran.objects.get().hasil_administrasi == ""
    hasil = periksa(verifikator[1])
    assert (hasil.hasil_administrasi, hasil.keadaan) == ("MS", "diajukan")


def test_dua_sepakat_tms_dengan_alasan_yang_disepakati(lamaran, verifikator):
    periksa(verifikator[0], IJAZAH="TIDAK_TERBACA", KTP="MILIK_LAIN")
    hasil = periksa(verifikator[1], IJAZAH="TIDAK_TERBACA")
    assert hasil.hasil_administrasi == "TMS"
    assert hasil.alasan_administrasi == [
        {"syarat": "IJAZAH", "alasan": "TIDAK_TERBACA", "catatan": "Lihat halaman 2."}
    ]


def test_yang_ketiga_bila_berbeda(lamaran, verifikator):
    periksa(verifikator[0])
    periksa(verifikator[1], IJAZAH="TIDAK_TERBACA")
    assert Lamaran.objects.get().hasil_administrasi == ""
    assert periksa(verifikator[2]).hasil_administrasi == "MS"
    assert list(Verifikasi.objects.values_list("giliran", flat=True)) == [1, 2, 3]


def test_yang_ketiga_tidak_diminta_bila_sepakat(lamaran, verifikator):
    periksa(verifikator[0])
    periksa(verifikator[1])
    assert layanan.verifikasi_ambil(panitia=verifikator[2][1], oleh=verifikator[2][0]) is None


def test_satu_orang_tidak_memeriksa_dua_kali(lamaran, verifikator):
    periksa(verifikator[0])
    assert layanan.verifikasi_ambil(panitia=verifikator[0][1], oleh=verifikator[0][0]) is None


def test_mengambil_lagi_membuka_yang_belum_selesai(lamaran, verifikator):
    akun, panitia = verifikator[0]
    satu = layanan.verifikasi_ambil(panitia=panitia, oleh=akun)
    assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) == satu


def test_yang_ditinggalkan_sehari_bebas_lagi(lamaran, verifikator):
    for akun, panitia in verifikator[:2]:
        layanan.verifikasi_ambil(panitia=panitia, oleh=akun)
    akun, panitia = verifikator[2]
    assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) is None
    Verifikasi.objects.update(diambil_pada=timezone.now() - timedelta(hours=25))
    assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) is not None


class TestButa:
    def test_tidak_melihat_putusan_orang_lain(self, lamaran, verifikator):
        periksa(verifikator[0], IJAZAH="TIDAK_TERBACA")
        akun, panitia = verifikator[1]
        layanan.verifikasi_ambil(panitia=panitia, oleh=akun)
        terlihat = Verifikasi.objects.terlihat_oleh(akun, "rekrutmen.verifikasi_lamaran")
        assert {v.panitia for v in terlihat} == {panitia}

    def test_pengelola_melihatnya_baru_sesudah_disimpulkan(self, lamaran, verifikator, sari):
        periksa(verifikator[0])
        semua = Verifikasi.objects.terlihat_oleh(sari, "rekrutmen.kelola_seleksi")
        assert not semua.exists()
        periksa(verifikator[1])
        assert semua.count() == 2

    def test_pelamar_tidak_melihat_hasil_sebelum_diumumkan(self, lamaran, verifikator, masuk, ayu):
        periksa(verifikator[0], IJAZAH="TIDAK_TERBACA")
        periksa(verifikator[1], IJAZAH="TIDAK_TERBACA")
        lihat = masuk(ayu).get(f"/lamaran/{lamaran.pk}/").content.decode()
        assert "menunggu verifikasi" in lihat
        assert "tidak terbaca" not in lihat


class TestBenturan:
    def test_lamaran_sendiri(self, verifikator, lowongan, kota_tangsel):
        akun, panitia = verifikator[0]
        pembuat.buat_lamaran(pembuat.buat_pelamar(akun, kota_tangsel, urut=9), lowongan)
        assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) is None
        assert layanan.verifikasi_ambil(panitia=verifikator[1][1], oleh=verifikator[1][0]) is not None

    def test_nik_sendiri_lewat_akun_lain(self, lamaran, pelamar, verifikator, kota_tangsel):
        """The same person with two accounts: the register knows the NIK."""
        akun, panitia = verifikator[0]
        akun.pegawai = buat_pegawai(kota_tangsel, "Ayu", nik=pelamar.nik, nik_sidik=pelamar.sidik_nik)
        akun.save()
        assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) is None

    @pytest.mark.parametrize("dengan_nik", [True, False])
    def test_kerabat_yang_dinyatakan(self, lamaran, pelamar, verifikator, dengan_nik):
        akun, panitia = verifikator[0]
        kerabat = {"hubungan": "SAUDARA", "nama": "AYU LESTARI, S.Kom.", "nik": pelamar.nik if dengan_nik else ""}
        kepentingan_nyatakan(panitia=panitia, kerabat=[kerabat], catatan="", oleh=akun)
        assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) is None

    def test_nama_sama_dengan_nik_lain_bukan_kerabat(self, lamaran, verifikator):
        akun, panitia = verifikator[0]
        kerabat = {"hubungan": "SAUDARA", "nama": "Ayu Lestari", "nik": pembuat.nik(77)}
        kepentingan_nyatakan(panitia=panitia, kerabat=[kerabat], catatan="", oleh=akun)
        assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) is not None

    def test_keluarga_menurut_buku_induk(self, lamaran, verifikator, kota_tangsel):
        akun, panitia = verifikator[0]
        akun.pegawai = buat_pegawai(kota_tangsel, "Darto")
        buat_keluarga(akun.pegawai, "ANAK", "Ayu Lestari")
        akun.save()
        assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) is None

    def test_dinyatakan_sesudah_mengambil_menolak_putusan(self, lamaran, verifikator, pelamar):
        akun, panitia = verifikator[0]
        satu = layanan.verifikasi_ambil(panitia=panitia, oleh=akun)
        kerabat = {"hubungan": "SAUDARA", "nama": pelamar.nama, "nik": pelamar.nik}
        kepentingan_nyatakan(panitia=panitia, kerabat=[kerabat], catatan="", oleh=akun)
        with pytest.raises(PermissionDenied):
            layanan.verifikasi_putuskan(verifikasi=satu, putusan=putusan(), oleh=akun)

    def test_menghindar_menyatakan_dan_melepas(self, lamaran, verifikator):
        akun, panitia = verifikator[0]
        satu = layanan.verifikasi_ambil(panitia=panitia, oleh=akun)
        layanan.verifikasi_hindari(verifikasi=satu, hubungan="SAUDARA", catatan="Sepupu", oleh=akun)
        assert KerabatPanitia.objects.count() == 1
        assert layanan.verifikasi_ambil(panitia=panitia, oleh=akun) is None
        assert layanan.verifikasi_ambil(panitia=verifikator[1][1], oleh=verifikator[1][0]) is not None


class TestWewenang:
    def test_tanpa_pernyataan_kepentingan(self, lamaran, seleksi, kota_tangsel, buat_pengguna):
        akun = buat_pengguna("baru", kota_tangsel, ("PANITIA", {}))
        with pytest.raises(PermissionDenied):
            layanan.verifikasi_ambil(panitia=pembuat.buat_panitia(seleksi, akun, nyata=False), oleh=akun)

    def test_bagian_orang_lain(self, lamaran, verifikator):
        with pytest.raises(PermissionDenied):
            layanan.verifikasi_ambil(panitia=verifikator[0][1], oleh=verifikator[1][0])

    def test_pewawancara_bukan_verifikator(self, lamaran, seleksi, kota_tangsel, buat_pengguna):
        akun = buat_pengguna("tanya", kota_tangsel, ("PANITIA", {}))
        with pytest.raises(PermissionDenied):
            layanan.verifikasi_ambil(panitia=pembuat.buat_panitia(seleksi, akun, "PEWAWANCARA"), oleh=akun)

    def test_kota_lain(self, lamaran, verifikator, kota_sorong, buat_pengguna):
        """A verifier of Sorong, even if somehow named here, reaches nothing of Tangerang Selatan."""
        akun = buat_pengguna("yosef", kota_sorong, ("PANITIA", {}))
        panitia = pembuat.buat_panitia(lamaran.seleksi, akun)
        with pytest.raises(PermissionDenied):
            layanan.verifikasi_ambil(panitia=panitia, oleh=akun)
        satu = Verifikasi.objects.create(kota=lamaran.kota, lamaran=lamaran, panitia=panitia, giliran=1)
        with pytest.raises(PermissionDenied):
            layanan.verifikasi_putuskan(verifikasi=satu, putusan=putusan(), oleh=akun)

    def test_dua_kali(self, lamaran, verifikator):
        akun, panitia = verifikator[0]
        satu = layanan.verifikasi_ambil(panitia=panitia, oleh=akun)
        layanan.verifikasi_putuskan(verifikasi=satu, putusan=putusan(), oleh=akun)
        with pytest.raises(TransitionRefused, match="sudah Anda putuskan"):
            layanan.verifikasi_putuskan(verifikasi=satu, putusan=putusan(KTP="MILIK_LAIN"), oleh=akun)

    @pytest.mark.parametrize(
        ("rusak", "syarat"),
        [
            (lambda p: p.pop("KTP"), "KTP"),
            (lambda p: p["KTP"].update(putusan="TMS"), "KTP"),
            (lambda p: p["KTP"].update(putusan="TMS", alasan="TIDAK_SUKA"), "KTP"),
            (lambda p: p.update(WAJAH={"putusan": "MS"}), "lain"),
        ],
    )
    def test_hanya_alasan_dari_daftar(self, lamaran, verifikator, rusak, syarat):
        akun, panitia = verifikator[0]
        satu, isi = layanan.verifikasi_ambil(panitia=panitia, oleh=akun), putusan()
        rusak(isi)
        with pytest.raises(ValidationError) as galat:
            layanan.verifikasi_putuskan(verifikasi=satu, putusan=isi, oleh=akun)
        assert syarat in galat.value.message_dict


class TestUmumkan:
    @pytest.fixture
    def selesai(self, lamaran, verifikator, seleksi):
        periksa(verifikator[0], IJAZAH="TIDAK_TERBACA")
        periksa(verifikator[1], IJAZAH="TIDAK_TERBACA")
        type(seleksi).objects.update(keadaan="verifikasi")
        return seleksi

    def test_keadaan_mengikuti_pada_saat_diumumkan(self, selesai, sari, ayu, lamaran, masuk):
        tahapan.seleksi_alihkan(seleksi=selesai, tindakan="umumkan_administrasi", oleh=sari)
        assert Lamaran.objects.get().keadaan == "tms"
        lihat = masuk(ayu).get(f"/lamaran/{lamaran.pk}/").content.decode()
        assert "Ijazah: Dokumen tidak terbaca atau terpotong. Lihat halaman 2." in lihat

    def test_belum_selesai_ditolak(self, lamaran, seleksi, sari):
        type(seleksi).objects.update(keadaan="verifikasi")
        with pytest.raises(TransitionRefused, match="1 lamaran"):
            tahapan.seleksi_alihkan(seleksi=seleksi, tindakan="umumkan_administrasi", oleh=sari)

    def test_kota_lain(self, selesai, citra):
        with pytest.raises(PermissionDenied):
            tahapan.seleksi_alihkan(seleksi=selesai, tindakan="umumkan_administrasi", oleh=citra)
