"""Writing the dossier: uploads one by one, duplicates, verification by somebody else, withdrawal, preview."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook
from PIL import Image

from asn.core.models import Berkas
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import Dokumen
from kepegawaian.pegawai.services.dokumen import dokumen_cabut, dokumen_putuskan, dokumen_ubah, dokumen_unggah
from kepegawaian.pegawai.services.kelengkapan import alasan_gugur
from tests.architecture.dunia import PDF
from tests.kepegawaian.pembuat import buat_jenis_dokumen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def penyimpanan(settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"


@pytest.fixture
def daftar(kota):
    return [buat_jenis_dokumen(), buat_jenis_dokumen("ktp", "KTP elektronik")]


def pdf(nama: str, isi: str = "") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, PDF + isi.encode(), "application/pdf")


def png(nama: str) -> SimpleUploadedFile:
    keluaran = BytesIO()
    Image.new("RGB", (4, 4), "red").save(keluaran, "PNG")
    return SimpleUploadedFile(nama, keluaran.getvalue(), "image/png")


def unggah(pegawai, oleh, daftar, *berkas, tipe=None):
    return dokumen_unggah(pegawai=pegawai, berkas=berkas, daftar=daftar, tipe=tipe, oleh=oleh)


@pytest.fixture
def kartu(kota, daftar, akun_rina):
    """Rina's family card, uploaded by herself."""
    return unggah(kota.rina, akun_rina, daftar, pdf("kk.pdf", "rina"))[0].dokumen


def test_satu_berkas_buruk_tidak_menjatuhkan_yang_lain(kota, daftar, sari):
    hasil = unggah(
        kota.rina,
        sari,
        daftar,
        pdf("KTP.pdf", "1"),
        SimpleUploadedFile("rusak.pdf", b"bukan pdf"),
        SimpleUploadedFile("kosong.pdf", b""),
        png("foto.png"),
    )
    assert [h.dokumen is not None for h in hasil] == [True, False, False, True]
    assert [h.dokumen.tipe.kode if h.dokumen.tipe else "" for h in hasil if h.dokumen] == ["ktp", ""]
    assert "Jenis berkas tidak diterima" in hasil[1].galat
    assert hasil[2].galat == "Berkas kosong."
    assert Dokumen.objects.filter(pegawai=kota.rina, verifikasi="BELUM", bukti__isnull=False).count() == 2
    assert Berkas.objects.count() == 2


def test_lembar_kerja_bukan_dokumen(kota, daftar, sari):
    lembar = BytesIO()
    Workbook().save(lembar)
    lembar_kerja = SimpleUploadedFile("kk.xlsx", lembar.getvalue())
    hasil = unggah(kota.rina, sari, daftar, lembar_kerja, SimpleUploadedFile("rusak.pdf", b"bukan PDF"))
    assert {h.galat for h in hasil} == {"Jenis berkas tidak diterima: gunakan PDF, JPEG, atau PNG."}
    assert not Dokumen.objects.exists()


def test_berkas_sama_pada_orang_yang_sama_ditolak(kota, daftar, kartu, sari):
    hasil = unggah(kota.rina, sari, daftar, pdf("kk lagi.pdf", "rina"))[0]
    assert hasil.dokumen is None
    assert hasil.sama == kartu.bukti
    assert Dokumen.objects.count() == 1


def test_dua_berkas_sama_dalam_satu_unggahan(kota, daftar, sari):
    hasil = unggah(kota.rina, sari, daftar, pdf("a.pdf"), pdf("b.pdf"))
    assert [h.dokumen is not None for h in hasil] == [True, False]


def test_setelah_dicabut_boleh_diunggah_lagi(kota, daftar, kartu, akun_rina):
    dokumen_cabut(dokumen=kartu, alasan="Salah pindai berkas", versi=1, oleh=akun_rina)
    assert unggah(kota.rina, akun_rina, daftar, pdf("kk.pdf", "rina"))[0].dokumen


def test_berkas_sama_pada_orang_lain_diperingatkan(kota, daftar, kartu, sari, pengelola, akun_agus, buat_pengguna):
    """The name of the other is told only to those who may see that dossier."""
    hasil = unggah(kota.joko, sari, daftar, pdf("kk.pdf", "rina"))[0]
    assert hasil.dokumen is not None
    assert "Rina Wulandari" in hasil.peringatan
    hasil = unggah(kota.agus, akun_agus, daftar, pdf("kk.pdf", "rina"))[0]
    assert "Rina" not in hasil.peringatan
    assert "di luar jangkauan" in hasil.peringatan


def test_berkas_kota_lain_tidak_disinggung(kota, daftar, kartu, citra):
    hasil = unggah(kota.yosep, citra, daftar, pdf("kk.pdf", "rina"))[0]
    assert hasil.dokumen is not None
    assert hasil.peringatan == ""


@pytest.mark.parametrize("siapa", ["budi", "citra", "akun_agus"])
def test_orang_salah_tidak_dapat_mengunggah(kota, daftar, siapa, request):
    with pytest.raises(PermissionDenied):
        unggah(kota.rina, request.getfixturevalue(siapa), daftar, pdf("kk.pdf"))


def test_pengelola_hanya_untuk_instansinya(kota, daftar, pengelola):
    assert unggah(kota.rina, pengelola, daftar, pdf("kk.pdf"))[0].dokumen
    with pytest.raises(PermissionDenied):
        unggah(kota.joko, pengelola, daftar, pdf("kk.pdf", "x"))


def test_verifikasi(kartu, sari):
    hasil = dokumen_putuskan(dokumen=kartu, setuju=True, versi=1, oleh=sari)
    assert (hasil.verifikasi, hasil.diverifikasi_oleh, hasil.versi) == ("TERVERIFIKASI", sari, 2)
    with pytest.raises(TransitionRefused):
        dokumen_putuskan(dokumen=kartu, setuju=False, alasan="Berubah pikiran", versi=2, oleh=sari)


def test_tolak_beralasan(kartu, sari):
    hasil = dokumen_putuskan(dokumen=kartu, setuju=False, alasan="Tidak terbaca", versi=1, oleh=sari)
    assert (hasil.verifikasi, alasan_gugur([hasil])) == ("DITOLAK", {hasil.pk: "Tidak terbaca"})


def test_unggahan_sendiri_tidak_diverifikasi_sendiri(kota, daftar, sari):
    dokumen = unggah(kota.rina, sari, daftar, pdf("kk.pdf"))[0].dokumen
    with pytest.raises(TransitionRefused, match="orang lain"):
        dokumen_putuskan(dokumen=dokumen, setuju=True, versi=1, oleh=sari)
    dokumen.refresh_from_db()
    assert dokumen.verifikasi == "BELUM"


def test_berkas_sendiri_tidak_diverifikasi_sendiri(kota, daftar, sari, buat_pengguna):
    """A BKD analyst does not verify the own dossier, even when a colleague uploaded it."""
    rina = buat_pengguna("rina.bkd", kota.tangsel, ("BKD", {}), pegawai=kota.rina)
    dokumen = unggah(kota.rina, sari, daftar, pdf("kk.pdf"))[0].dokumen
    with pytest.raises(TransitionRefused, match="orang lain"):
        dokumen_putuskan(dokumen=dokumen, setuju=True, versi=1, oleh=rina)


@pytest.mark.parametrize("siapa", ["budi", "citra", "pengelola", "akun_rina", "akun_agus"])
def test_hanya_bkd_memverifikasi(kartu, siapa, request):
    with pytest.raises(PermissionDenied):
        dokumen_putuskan(dokumen=kartu, setuju=True, versi=1, oleh=request.getfixturevalue(siapa))


def test_versi_basi_ditolak(kartu, sari, akun_rina, daftar):
    dokumen_ubah(dokumen=kartu, tipe=daftar[1], jenis="", nomor="1", tanggal=None, versi=1, oleh=akun_rina)
    with pytest.raises(VersiBasi):
        dokumen_putuskan(dokumen=kartu, setuju=True, versi=1, oleh=sari)
    with pytest.raises(VersiBasi) as basi:
        dokumen_ubah(dokumen=kartu, tipe=daftar[0], jenis="", nomor="2", tanggal=None, versi=1, oleh=akun_rina)
    assert ("nomor SK", "1", "2") in basi.value.beda


def test_cabut(kota, kartu, daftar, sari, pengelola, akun_rina):
    with pytest.raises(TransitionRefused):  # not the own upload
        dokumen_cabut(dokumen=kartu, alasan="Keliru", versi=1, oleh=pengelola)
    dokumen_putuskan(dokumen=kartu, setuju=True, versi=1, oleh=sari)
    with pytest.raises(TransitionRefused):  # verified: no longer the uploader's to take back
        dokumen_cabut(dokumen=kartu, alasan="Keliru", versi=2, oleh=akun_rina)
    hasil = dokumen_cabut(dokumen=kartu, alasan="Tertukar dengan orang lain", versi=2, oleh=sari)
    assert (hasil.verifikasi, alasan_gugur([hasil])) == ("DICABUT", {hasil.pk: "Tertukar dengan orang lain"})
    with pytest.raises(TransitionRefused):
        dokumen_cabut(dokumen=kartu, alasan="Lagi", versi=3, oleh=sari)


# ---- pages ----


def test_halaman_unggah(kota, daftar, akun_rina, masuk):
    klien, alamat = masuk(akun_rina), reverse("pegawai:dokumen_unggah", args=[kota.rina.pk])
    assert "Tebak dari nama berkas" in klien.get(alamat).content.decode()
    jawaban = klien.post(alamat, {"tipe": "", "berkas": [pdf("ktp.pdf", "1"), pdf("rusak.png", "2")]})
    teks = jawaban.content.decode()
    assert "1 berkas tersimpan, 1 tidak tersimpan" in teks
    assert "Nama berkas tidak sesuai dengan isinya" in teks
    # Sent once more by a nervous finger: nothing is stored twice.
    teks = klien.post(alamat, {"tipe": "", "berkas": [pdf("ktp.pdf", "1")]}).content.decode()
    assert "sudah ada pada berkas pegawai ini" in teks
    assert Dokumen.objects.count() == 1


@pytest.mark.parametrize("berkas", [[], [f"{n}.pdf" for n in range(21)]])
def test_halaman_unggah_menolak_nol_dan_terlalu_banyak(kota, daftar, akun_rina, masuk, berkas):
    isi = {"berkas": [pdf(nama) for nama in berkas]} if berkas else {}
    jawaban = masuk(akun_rina).post(reverse("pegawai:dokumen_unggah", args=[kota.rina.pk]), isi)
    assert jawaban.status_code == 422
    assert not Dokumen.objects.exists()


def test_halaman_periksa(kartu, sari, masuk):
    klien = masuk(sari)
    halaman = klien.get(reverse("pegawai:dokumen", args=[kartu.pk])).content.decode()
    assert "Periksa dokumen" in halaman
    assert f'src="{reverse("berkas_lihat", args=[kartu.bukti.pk])}"' in halaman
    alamat = reverse("pegawai:dokumen_periksa", args=[kartu.pk])
    jawaban = klien.post(alamat, {"putusan": "tolak", "alasan": "", "versi": 1})
    assert jawaban.status_code == 422
    assert "sedikitnya 10 huruf" in jawaban.content.decode()
    assert klien.post(alamat, {"putusan": "tolak", "alasan": "Pindaian terpotong", "versi": 1}).status_code == 302
    kartu.refresh_from_db()
    assert kartu.verifikasi == "DITOLAK"
    assert "Pindaian terpotong" in klien.get(reverse("pegawai:dokumen", args=[kartu.pk])).content.decode()


def test_halaman_pengunggah_tanpa_tombol_periksa(kartu, akun_rina, masuk):
    halaman = masuk(akun_rina).get(reverse("pegawai:dokumen", args=[kartu.pk])).content.decode()
    assert "Periksa dokumen" not in halaman
    assert "Perbaiki keterangan" in halaman
    assert "Cabut" in halaman


def test_perbaiki_dan_cabut_lewat_halaman(kartu, daftar, akun_rina, masuk):
    klien = masuk(akun_rina)
    alamat = reverse("pegawai:dokumen_perbaiki", args=[kartu.pk])
    isi = {"tipe": "", "jenis": "", "nomor": "", "tanggal": "2024-01-02", "versi": 1}
    assert klien.post(alamat, isi).status_code == 422
    assert klien.post(alamat, isi | {"jenis": "Akta nikah"}).status_code == 302
    kartu.refresh_from_db()
    assert (kartu.tipe, kartu.jenis) == (None, "Akta nikah")
    alamat = reverse("pegawai:dokumen_cabut", args=[kartu.pk])
    assert klien.post(alamat, {"alasan": "pendek", "versi": 2}).status_code == 422
    assert klien.post(alamat, {"alasan": "Salah memindai berkas", "versi": 1}).status_code == 409
    assert klien.post(alamat, {"alasan": "Salah memindai berkas", "versi": 2}).status_code == 302
    kartu.refresh_from_db()
    assert kartu.verifikasi == "DICABUT"


def test_pratinjau(kota, daftar, kartu, sari, akun_agus, citra, masuk):
    """Inline only for what a browser draws safely, framed only by ourselves, asked anew every time."""
    alamat = reverse("berkas_lihat", args=[kartu.bukti.pk])
    jawaban = masuk(sari).get(alamat)
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF")
    assert jawaban.headers["Content-Disposition"].startswith("inline")
    assert jawaban.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'self'; sandbox"
    assert jawaban.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in jawaban.headers["Cache-Control"]
    assert masuk(akun_agus).get(alamat).status_code == 404
    assert masuk(citra).get(alamat).status_code == 404
    unduhan = masuk(sari).get(reverse("berkas_unduh", args=[kartu.bukti.pk]))
    unduhan.getvalue()
    assert unduhan.headers["Content-Disposition"].startswith("attachment")
    assert unduhan.headers["X-Frame-Options"] == "DENY"


def test_pratinjau_gambar(kota, daftar, sari, masuk):
    dokumen = unggah(kota.rina, sari, daftar, png("ktp.png"))[0].dokumen
    jawaban = masuk(sari).get(reverse("berkas_lihat", args=[dokumen.bukti.pk]))
    jawaban.getvalue()
    assert jawaban.headers["Content-Type"] == "image/png"
    assert jawaban.headers["Content-Security-Policy"].endswith("; sandbox")


def test_dosir_di_profil(kota, daftar, kartu, akun_rina, akun_agus, masuk):
    alamat = f"{reverse('pegawai:rincian', args=[kota.rina.pk])}?bagian=dokumen"
    halaman = masuk(akun_rina).get(alamat).content.decode()
    assert "50%" in halaman
    assert "Menunggu verifikasi" in halaman
    # The superior sees the profile, not the dossier.
    assert "Daftar periksa berkas" not in masuk(akun_agus).get(alamat).content.decode()
