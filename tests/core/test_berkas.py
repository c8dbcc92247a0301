"""Protected files: what may come in, what is kept of it, and who gets it back."""

import hashlib
import os
import time
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook
from PIL import Image

from asn.core.berkas import (
    berkas_baca,
    berkas_bersihkan,
    berkas_milik,
    berkas_simpan,
    berkas_terlihat,
    hasil_pekerjaan_buang,
)
from asn.core.lingkup import lingkup_kota
from asn.core.models import Berkas

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
IZIN = "instansi.view_instansi"


def gambar(format_gambar: str = "JPEG", ukuran=(40, 20), **lain) -> bytes:
    keluaran = BytesIO()
    Image.new("RGB", ukuran, "#336699").save(keluaran, format_gambar, **lain)
    return keluaran.getvalue()


def xlsx() -> bytes:
    keluaran = BytesIO()
    Workbook().save(keluaran)
    return keluaran.getvalue()


def simpan(dinas, sari, isi=PDF, nama="surat.pdf", izin=IZIN) -> Berkas:
    return berkas_simpan(isi=isi, nama=nama, pemilik=dinas, izin=izin, oleh=sari)


def test_berkas_tersimpan_utuh_di_bawah_nama_acak(dinas, sari, folder_berkas):
    berkas = simpan(dinas, sari)
    jalur = folder_berkas / berkas.jalur
    assert berkas.jalur == f"{dinas.kota_id}/{berkas.pk.hex[:2]}/{berkas.pk}"
    assert jalur.read_bytes() == PDF
    assert berkas.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (berkas.jenis_isi, berkas.ukuran, berkas.kota_id) == ("application/pdf", len(PDF), dinas.kota_id)
    assert jalur.stat().st_mode & 0o007 == 0
    assert [p.name for p in jalur.parent.iterdir()] == [str(berkas.pk)]
    assert list(berkas_milik(dinas)) == [berkas]


@pytest.mark.parametrize(
    ("isi", "nama", "pesan"),
    [
        (b"", "kosong.pdf", "kosong"),
        (b"<html><script>alert(1)</script>", "surat.pdf", "tidak diterima"),
        (b"MZ\x90\x00" + b"\x00" * 300, "surat.pdf", "tidak diterima"),
        (PDF, "surat.exe", "tidak sesuai"),
        (PDF, "surat", "tidak sesuai"),
        (gambar(), "foto.png", "tidak sesuai"),
        (gambar()[:60], "foto.jpg", "rusak"),
        (gambar("GIF"), "foto.gif", "tidak diterima"),
    ],
)
def test_isi_yang_ditolak(dinas, sari, folder_berkas, isi, nama, pesan):
    with pytest.raises(ValidationError, match=pesan):
        simpan(dinas, sari, isi, nama)
    assert not Berkas.objects.exists()
    assert not folder_berkas.exists()


def test_unggahan_terlalu_besar_ditolak_tanpa_percaya_ukuran_klien(dinas, sari, settings):
    settings.BERKAS_UKURAN_MAKS = 1024
    unggahan = SimpleUploadedFile("surat.pdf", PDF + b"x" * 2000)
    unggahan.size = 10
    with pytest.raises(ValidationError, match="terlalu besar"):
        simpan(dinas, sari, unggahan)


@pytest.mark.parametrize(("format_gambar", "nama"), [("JPEG", "foto.JPG"), ("PNG", "foto.png")])
def test_gambar_disandikan_ulang_tanpa_exif(dinas, sari, format_gambar, nama):
    exif = Image.Exif()
    exif[0x010E] = "Rumah Ibu Sari, lintang -6.3"
    exif[0x0112] = 6  # rotated
    isi = gambar(format_gambar, exif=exif) + b"<?php muatan ?>"
    hasil = berkas_baca(simpan(dinas, sari, SimpleUploadedFile(nama, isi), nama))
    assert b"Rumah Ibu Sari" in isi
    assert b"Rumah Ibu Sari" not in hasil
    assert b"muatan" not in hasil
    with Image.open(BytesIO(hasil)) as dibaca:
        assert dibaca.size == (20, 40)  # turned upright before the mark is lost
        assert not dibaca.getexif()


def test_png_bening_tetap_bening(dinas, sari):
    keluaran = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(keluaran, "PNG")
    with Image.open(BytesIO(berkas_baca(simpan(dinas, sari, keluaran.getvalue(), "cap.png")))) as dibaca:
        assert dibaca.mode == "RGBA"


def test_bom_dekompresi_ditolak(dinas, sari):
    isi = gambar("PNG", ukuran=(1, 1))
    bom = isi[:16] + (30_000).to_bytes(4, "big") + (30_000).to_bytes(4, "big") + isi[24:]
    with pytest.raises(ValidationError, match=r"terlalu besar|rusak"):
        simpan(dinas, sari, bom, "bom.png")
    with pytest.raises(ValidationError, match="40 megapiksel"):
        simpan(dinas, sari, gambar("PNG", ukuran=(8_000, 6_000)), "besar.png")


def test_xlsx_diterima_tetapi_tidak_dengan_makro(dinas, sari):
    assert simpan(dinas, sari, xlsx(), "data.xlsx").jenis_isi.endswith("spreadsheetml.sheet")
    bermakro = BytesIO(xlsx())
    with zipfile.ZipFile(bermakro, "a") as arsip:
        arsip.writestr("xl/vbaProject.bin", b"makro")
    with pytest.raises(ValidationError, match="makro"):
        simpan(dinas, sari, bermakro.getvalue(), "data.xlsx")


def test_zip_biasa_bukan_xlsx(dinas, sari):
    keluaran = BytesIO()
    with zipfile.ZipFile(keluaran, "w") as arsip:
        arsip.writestr("apa.txt", "isi")
    with pytest.raises(ValidationError, match="tidak diterima"):
        simpan(dinas, sari, keluaran.getvalue(), "data.xlsx")


def test_xlsx_yang_mengembang_ditolak(dinas, sari):
    keluaran = BytesIO(xlsx())
    with zipfile.ZipFile(keluaran, "a", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/media/kosong.bin", b"\0" * (101 * 1024**2))
    with pytest.raises(ValidationError, match="terlalu besar"):
        simpan(dinas, sari, keluaran.getvalue(), "data.xlsx")


@pytest.mark.parametrize(
    ("nama", "hasil"),
    [
        ("../../etc/surat.pdf", "surat.pdf"),
        ("C:\\dokumen\\surat.pdf", "surat.pdf"),
        ("su\nrat\x00.pdf", "surat.pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_nama_dibersihkan(dinas, sari, nama, hasil):
    assert simpan(dinas, sari, nama=nama).nama_asli == hasil


def test_unduhan_selalu_lampiran_tanpa_singgahan(dinas, sari, masuk):
    berkas = simpan(dinas, sari, nama='s"ur;at é.pdf')
    jawaban = masuk(sari).get(reverse("berkas_unduh", args=[berkas.pk]))
    assert jawaban.status_code == 200
    assert jawaban.getvalue() == PDF
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("attachment; filename*=utf-8''s%22ur%3Bat%20%C3%A9.pdf")
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "private, no-store"


def test_nginx_mengirim_bila_diatur(dinas, sari, masuk, settings):
    settings.BERKAS_X_ACCEL = "/_berkas/"
    berkas = simpan(dinas, sari)
    jawaban = masuk(sari).get(reverse("berkas_unduh", args=[berkas.pk]))
    assert jawaban["X-Accel-Redirect"] == f"/_berkas/{berkas.jalur}"
    assert jawaban.content == b""


def test_pemilik_rekan_dan_orang_asing(dinas, sari, budi, citra, buat_pengguna, kota_tangsel, masuk, client):
    """The owner row decides: who sees it with the file's permission gets the file, everybody else 404."""
    alamat = reverse("berkas_unduh", args=[simpan(dinas, sari, izin="evaluasi.mulai_evaluasi").pk])
    tanpa_peran = buat_pengguna("dewi", kota_tangsel)
    assert masuk(sari).get(alamat).getvalue() == PDF
    for pengguna in (budi, citra, tanpa_peran):
        assert masuk(pengguna).get(alamat).status_code == 404, pengguna
    assert client.get(alamat).status_code == 302


def test_izin_diperiksa_setiap_kali(dinas, sari, masuk):
    alamat = reverse("berkas_unduh", args=[simpan(dinas, sari).pk])
    browser = masuk(sari)
    assert browser.get(alamat).getvalue() == PDF
    sari.penugasan.all().delete()
    assert browser.get(alamat).status_code == 404


def test_jalur_langsung_pun_berdinding(dinas, sari, kota_sorong):
    berkas = simpan(dinas, sari)
    with lingkup_kota([kota_sorong.pk]):
        assert berkas_terlihat(sari, berkas.pk) is None


def test_berkas_hilang_dari_penyimpanan(dinas, sari, masuk, folder_berkas, caplog):
    berkas = simpan(dinas, sari)
    (folder_berkas / berkas.jalur).unlink()
    assert masuk(sari).get(reverse("berkas_unduh", args=[berkas.pk])).status_code == 404
    assert str(berkas.pk) in caplog.text


def test_isi_yang_berubah_di_penyimpanan_ketahuan(dinas, sari, folder_berkas):
    berkas = simpan(dinas, sari)
    assert berkas_baca(berkas) == PDF
    (folder_berkas / berkas.jalur).write_bytes(PDF + b"tambahan")
    with pytest.raises(ValueError, match="tidak sama"):
        berkas_baca(berkas)


def test_bersihkan_hanya_berkas_yatim_yang_tua(dinas, sari, folder_berkas):
    dikenal, yatim_tua, yatim_baru = (simpan(dinas, sari) for _ in range(3))
    Berkas.objects.filter(pk__in=[yatim_tua.pk, yatim_baru.pk]).delete()
    kemarin = time.time() - 25 * 60 * 60
    for berkas in (dikenal, yatim_tua):
        os.utime(folder_berkas / berkas.jalur, (kemarin, kemarin))
    assert berkas_bersihkan() == 1
    ada = {b.jalur for b in (dikenal, yatim_tua, yatim_baru) if (folder_berkas / b.jalur).exists()}
    assert ada == {dikenal.jalur, yatim_baru.jalur}


def test_hasil_pekerjaan_dibuang_sesudah_seminggu(dinas, pekerjaan, sari):
    surat, lama, baru = simpan(dinas, sari), simpan(pekerjaan, sari), simpan(pekerjaan, sari)
    sepekan = timezone.now() - timedelta(days=8)
    Berkas.objects.filter(pk__in=[surat.pk, lama.pk]).update(diunggah_pada=sepekan)
    assert hasil_pekerjaan_buang() == 1
    assert set(Berkas.objects.all()) == {surat, baru}


def test_hasil_pekerjaan_hanya_bagi_yang_memulainya(pekerjaan, sari, budi, masuk):
    alamat = reverse("berkas_unduh", args=[simpan(pekerjaan, sari).pk])
    assert masuk(budi).get(alamat).status_code == 404  # same city, same permission
    assert masuk(sari).get(alamat).getvalue() == PDF
