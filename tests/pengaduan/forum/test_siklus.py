"""From draft to done: who, when, what is refused; the timetable; the frozen answer and its berita acara."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from pengaduan.forum.dokumen import berita_acara_pdf
from pengaduan.forum.models import Klaster, Konsultasi, Perubahan, Surat, TindakLanjut
from pengaduan.forum.services import fase, jawaban, terbit
from pengaduan.forum.services.konsultasi import butir_simpan, dokumen_tambah
from tests.pengaduan.forum.conftest import TANGSEL
from tests.pengaduan.forum.pembuat import (
    buat_butir,
    buat_klaster,
    buat_komentar,
    buat_konsultasi,
    buat_langkah,
    hari,
)

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
XSS = "<script>alert(1)</script>"


def alihkan(konsultasi, tindakan, oleh, **lain):
    return fase.fase_alihkan(konsultasi=konsultasi, tindakan=tindakan, oleh=oleh, hari_ini=hari(0), **lain)


@pytest.fixture
def siap(dinas, sari):
    """Closed, everything grouped, answered, and one acceptance with its change and follow-up."""
    tutup = buat_konsultasi(dinas, sari, "ditutup", mulai=hari(-20), selesai=hari(-1), tanggapan_paling_lambat=hari(9))
    klaster = buat_klaster(tutup, putusan="diterima", tanggapan="Masukan diterima.")
    for _ in range(3):
        buat_komentar(tutup, klaster=klaster)
    Perubahan.objects.create(
        kota=tutup.kota,
        konsultasi=tutup,
        klaster=klaster,
        sebutan="Pasal 3",
        sebelum="Sampai 15.00.",
        sesudah="20.00.",
    )
    buat_langkah(tutup, klaster=klaster)
    return tutup


def terbitkan(konsultasi, oleh):
    sidik = terbit.sidik_isi(terbit.susun_isi(konsultasi))
    return terbit.tanggapan_terbitkan(konsultasi=konsultasi, sidik=sidik, oleh=oleh)


# ---- preparing -----------------------------------------------------------------------------------------------------


def test_dari_formulir_sampai_diumumkan(masuk, pengelola, dinas, berkas_sendiri):
    klien = masuk(pengelola)
    isi = {
        "instansi": dinas.pk,
        "judul": "Rancangan Perwal Jam Layanan",
        "ringkasan": "Loket buka malam.",
        "tahap": "rancangan",
        "uraian": XSS,
        "mulai": hari(0).isoformat(),
        "selesai": hari(10).isoformat(),
        "tanggapan_paling_lambat": hari(20).isoformat(),
    }
    klien.post(reverse("forum:baru"), isi)
    satu = Konsultasi.objects.get()
    assert (satu.keadaan, satu.dibuat_oleh) == ("draf", pengelola)
    umumkan = reverse("forum:alih", args=[satu.pk, "umumkan"])
    assert "Lampirkan rancangannya" in klien.get(umumkan).text
    berkas = SimpleUploadedFile("naskah.pdf", PDF, "application/pdf")
    klien.post(reverse("forum:tambah", args=[satu.pk, "dokumen"]), {"judul": XSS, "berkas": berkas})
    klien.post(reverse("forum:tambah", args=[satu.pk, "butir"]), {"label": "Pasal 1", "isi": XSS})
    klien.post(umumkan)
    satu.refresh_from_db()
    assert (satu.keadaan, satu.diumumkan_oleh) == ("diumumkan", pengelola)
    for jalur in (f"{TANGSEL}{satu.pk}/", f"/forum/kelola/{satu.pk}/", f"/forum/kelola/{satu.pk}/?bagian=naskah"):
        assert "<script>alert" not in klien.get(jalur).text
    unduh = klien.get(f"{TANGSEL}dokumen/{satu.dokumen.get().pk}/")
    assert unduh.getvalue() == PDF  # a streamed file is closed by reading it


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("selesai", -3, "tidak boleh mendahului"),
        ("tanggapan_paling_lambat", 1, "sesudah masa masukan"),
        ("instansi", None, "Pilih salah satu pilihan yang valid"),
    ],
)
def test_formulir_menolak_di_kolomnya(masuk, pengelola, pengelola_lain, dinas, kolom, nilai, pesan):
    isi = {
        "instansi": dinas.pk,
        "judul": "A",
        "ringkasan": "B",
        "tahap": "rancangan",
        "uraian": "C",
        "mulai": hari(0).isoformat(),
        "selesai": hari(10).isoformat(),
        "tanggapan_paling_lambat": hari(20).isoformat(),
    }
    isi[kolom] = hari(nilai).isoformat() if nilai is not None else pengelola_lain.penugasan.get().instansi_id
    jawaban_form = masuk(pengelola).post(reverse("forum:baru"), isi)
    assert jawaban_form.status_code == 422
    assert pesan in jawaban_form.context["form"].errors[kolom][0] + "Pilih salah satu pilihan yang valid"
    assert Konsultasi.objects.count() == 0


@pytest.mark.parametrize("isi", [b"<svg onload=alert(1)>", b"<html>", b"MZ\x90", b""])
def test_dokumen_bukan_pdf_ditolak(konsultasi, pengelola, berkas_sendiri, isi):
    with pytest.raises(ValidationError):
        dokumen_tambah(
            konsultasi=konsultasi, judul="Naskah", berkas=SimpleUploadedFile("naskah.pdf", isi), oleh=pengelola
        )
    assert konsultasi.dokumen.count() == 0


def test_draf_tidak_terlihat_warga(warga, dinas, sari, berkas_sendiri):
    draf = buat_konsultasi(dinas, sari, "draf")
    dokumen = dokumen_tambah(konsultasi=draf, judul="N", berkas=SimpleUploadedFile("n.pdf", PDF), oleh=sari)
    for jalur in (f"{draf.pk}/", f"{draf.pk}/masukan/", f"{draf.pk}/masukan.csv", f"dokumen/{dokumen.pk}/"):
        assert warga.get(f"{TANGSEL}{jalur}").status_code == 404
    assert draf.judul not in warga.get(TANGSEL).text


def test_kota_lain_tidak_melihatnya(warga, konsultasi, kota_sorong):
    assert warga.get(f"/forum/sorong/{konsultasi.pk}/").status_code == 404
    assert konsultasi.judul not in warga.get("/forum/sorong/").text


def test_naskah_beku_sesudah_dibuka(konsultasi, pengelola):
    butir = buat_butir(konsultasi)
    butir.isi = "Loket tutup."
    with pytest.raises(TransitionRefused):
        butir_simpan(butir=butir, oleh=pengelola)


# ---- phases --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("siapa", ["pengelola_lain", "budi", "citra"])
def test_orang_yang_salah_tidak_menutup(konsultasi, siapa, request):
    with pytest.raises(PermissionDenied):
        alihkan(konsultasi, "tutup", request.getfixturevalue(siapa), alasan="Cukup.")
    konsultasi.refresh_from_db()
    assert konsultasi.keadaan == "dibuka"


@pytest.mark.parametrize("tindakan", ["tutup", "batalkan"])
def test_mendahului_jadwal_butuh_alasan(konsultasi, pengelola, tindakan):
    with pytest.raises(ValidationError):
        alihkan(konsultasi, tindakan, pengelola, alasan="  ")
    baris = alihkan(konsultasi, tindakan, pengelola, alasan="Naskahnya ditarik kementerian.")
    assert baris.alasan == "Naskahnya ditarik kementerian."
    with pytest.raises(TransitionRefused):
        alihkan(konsultasi, tindakan, pengelola, alasan="Sekali lagi.")


def test_perpanjang_hanya_ke_depan(konsultasi, pengelola):
    with pytest.raises(ValidationError):
        fase.masa_ubah(konsultasi=konsultasi, selesai=hari(3), tanggapan=hari(21), alasan="Pendek.", oleh=pengelola)
    baris = fase.masa_ubah(
        konsultasi=konsultasi, selesai=hari(14), tanggapan=hari(30), alasan="Libur.", oleh=pengelola
    )
    assert baris.selesai == hari(14)


def test_jadwal_membuka_dan_menutup_sekali(dinas, sari, kota_tangsel):
    buka = buat_konsultasi(dinas, sari, "diumumkan", mulai=hari(0))
    nanti = buat_konsultasi(dinas, sari, "diumumkan", mulai=hari(1))
    tutup = buat_konsultasi(dinas, sari, mulai=hari(-9), selesai=hari(-1), tanggapan_paling_lambat=hari(9))
    masih = buat_konsultasi(dinas, sari, mulai=hari(-9), selesai=hari(0), tanggapan_paling_lambat=hari(9))
    hasil = [fase.jadwal_jalankan(kota_id=kota_tangsel.pk, hari_ini=hari(0)) for _ in range(2)]
    assert hasil == [{"buka": 1, "tutup": 1}, {"buka": 0, "tutup": 0}]
    keadaan = [Konsultasi.objects.get(pk=k.pk).keadaan for k in (buka, nanti, tutup, masih)]
    assert keadaan == ["dibuka", "diumumkan", "ditutup", "dibuka"]
    assert set(RiwayatKeadaan.objects.values_list("catatan", flat=True)) == {fase.OTOMATIS}
    assert Kabar.objects.filter(penerima=sari, judul__icontains="konsultasi publik").count() == 2


def test_jadwal_terlewat_seluruhnya_dibuka_lalu_ditutup(dinas, sari, kota_tangsel):
    """The machine was off for a month."""
    buat_konsultasi(dinas, sari, "diumumkan", mulai=hari(-30), selesai=hari(-3), tanggapan_paling_lambat=hari(9))
    fase.jadwal_jalankan(kota_id=kota_tangsel.pk, hari_ini=hari(0))
    assert Konsultasi.objects.get().keadaan == "ditutup"


def test_janji_yang_lewat_diingatkan_sekali(dinas, sari, kota_tangsel):
    buat_konsultasi(dinas, sari, "ditutup", mulai=hari(-30), selesai=hari(-20), tanggapan_paling_lambat=hari(-1))
    for _ in range(2):
        fase.jadwal_jalankan(kota_id=kota_tangsel.pk, hari_ini=hari(0))
    assert Kabar.objects.filter(penerima=sari, judul__icontains="dijanjikan").count() == 1


# ---- answering -----------------------------------------------------------------------------------------------------


def test_kelompokkan_lewat_halaman(masuk, pengelola, pengelola_lain, dinas, sari):
    tutup = buat_konsultasi(dinas, sari, "ditutup")
    satu, dua = buat_komentar(tutup), buat_komentar(tutup)
    balasan = buat_komentar(tutup, induk=satu)
    isi = {"pilih": [satu.pk, balasan.pk], "klaster": "baru", "judul_baru": XSS}
    jalur = reverse("forum:kelompokkan", args=[tutup.pk])
    assert masuk(pengelola_lain).post(jalur, isi).status_code == 404
    klien = masuk(pengelola)
    klien.post(jalur, isi)
    klaster = Klaster.objects.get()
    assert set(klaster.komentar.values_list("pk", flat=True)) == {satu.pk, balasan.pk}
    assert "<script>alert" not in klien.get(f"/forum/kelola/{tutup.pk}/?bagian=jawaban").text
    klien.post(jalur, {"pilih": [dua.pk], "klaster": klaster.pk})
    klien.post(jalur, {"pilih": [satu.pk], "klaster": "tanpa"})
    assert list(klaster.komentar.values_list("pk", flat=True)) == [dua.pk]


def test_kelompok_konsultasi_lain_ditolak(dinas, sari, konsultasi):
    lain = buat_klaster(buat_konsultasi(dinas, sari))
    with pytest.raises(TransitionRefused):
        jawaban.masukan_kelompokkan(konsultasi=konsultasi, komentar=[], klaster=lain, oleh=sari)


def test_kelompok_yang_disebut_tidak_dapat_dibubarkan(siap, sari):
    with pytest.raises(TransitionRefused):
        jawaban.klaster_hapus(klaster=siap.klaster.get(), oleh=sari)


def test_terbit_menuntut_semua_dijawab(siap, sari):
    buat_komentar(siap)
    buat_komentar(siap, keadaan="ditahan")
    with pytest.raises(TransitionRefused, match="belum masuk kelompok"):
        terbitkan(siap, sari)
    siap.refresh_from_db()
    assert siap.keadaan == "ditutup"


@pytest.mark.parametrize("siapa", ["pengelola", "pengelola_lain", "citra"])
def test_yang_tidak_berwenang_tidak_menerbitkan(siap, siapa, request):
    """Who prepared the answer does not publish it: that is for the head of the office, the PPK or the BKD."""
    with pytest.raises(Konsultasi.DoesNotExist):
        terbitkan(siap, request.getfixturevalue(siapa))


def test_isi_yang_berubah_sesudah_dibaca_ditolak(siap, sari):
    sidik = terbit.sidik_isi(terbit.susun_isi(siap))
    Klaster.objects.update(tanggapan="Diubah diam-diam.")
    with pytest.raises(TransitionRefused, match="berubah"):
        terbit.tanggapan_terbitkan(konsultasi=siap, sidik=sidik, oleh=sari)


def test_terbit_beku_bernomor_berkabar_dan_tercetak(siap, sari, warga, surel, berkas_sendiri):
    satu = siap.komentar.first()
    buat_komentar(siap, partisipan=satu.partisipan, klaster=satu.klaster)
    buat_komentar(siap, klaster=satu.klaster, mau_kabar=False)
    terbitkan(siap, sari)
    siap.refresh_from_db()
    assert (siap.keadaan, siap.nomor) == ("ditanggapi", f"001/FKP/TS/{hari(0).year}")
    with pytest.raises(TransitionRefused):
        terbitkan(siap, sari)
    assert Surat.objects.filter(jenis="tanggapan").count() == 3  # once per person who wants to know
    assert set(surel()) == {f"{TANGSEL}{siap.pk}/tanggapan/"}
    Klaster.objects.update(tanggapan="Diubah kemudian.")
    halaman = warga.get(f"{TANGSEL}{siap.pk}/tanggapan/").text
    assert "Masukan diterima." in halaman
    assert "Diubah kemudian." not in halaman
    assert warga.get(f"{TANGSEL}{siap.pk}/berita-acara/").status_code == 404
    hasil = [terbit.berita_acara_cetak(konsultasi_id=siap.pk, cetak=berita_acara_pdf) for _ in range(2)]
    assert hasil == [True, False]
    siap.refresh_from_db()
    assert siap.tanda.sha256 == siap.berita_acara.sha256
    pdf = b"".join(warga.get(f"{TANGSEL}{siap.pk}/berita-acara/").streaming_content)
    teks = " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(pdf)).pages).split())
    for kata in (siap.nomor, "Jam buka malam", "Pasal 3", "Menambah petugas malam", siap.tanda.kode):
        assert kata in teks
    assert "contoh.invalid" not in teks


def test_janji_tidak_diubah_hanya_perkembangannya(siap, sari):
    terbitkan(siap, sari)
    langkah = TindakLanjut.objects.get()
    langkah.tenggat += timedelta(days=30)
    with pytest.raises(ValidationError):
        jawaban.tindak_lanjut_simpan(langkah=langkah, oleh=sari)
    with pytest.raises(TransitionRefused):
        alihkan(siap, "selesaikan", sari)
    langkah.refresh_from_db()
    langkah.keadaan = "selesai"
    jawaban.tindak_lanjut_simpan(langkah=langkah, oleh=sari)
    assert langkah.selesai_pada == hari(0)
    assert alihkan(siap, "selesaikan", sari).keadaan == "selesai"


def test_tidak_dilanjutkan_harus_dijelaskan(siap, sari):
    langkah = TindakLanjut.objects.get()
    langkah.keadaan = "batal"
    with pytest.raises(ValidationError):
        jawaban.tindak_lanjut_simpan(langkah=langkah, oleh=sari)


def test_halaman_terbit_menampilkan_apa_yang_terbit(siap, masuk, sari):
    klien = masuk(sari)
    halaman = klien.get(reverse("forum:terbitkan", args=[siap.pk]))
    assert "Masukan diterima." in halaman.text
    klien.post(reverse("forum:terbitkan", args=[siap.pk]), {"sidik": halaman.context["sidik"]})
    siap.refresh_from_db()
    assert siap.keadaan == "ditanggapi"


def test_ekspor_tanpa_alamat(masuk, pengelola, konsultasi):
    buat_komentar(konsultasi)
    klien = masuk(pengelola)
    jalur = reverse("forum:masukan_kelola", args=[konsultasi.pk]) + "?format=csv"
    isi = klien.post(jalur, {"alasan": "Bahan rapat pembahasan rancangan"})
    teks = b"".join(isi.streaming_content).decode() if isi.streaming else isi.text
    assert "contoh.invalid" not in teks
