"""The author's page without JavaScript, the bank, versions and publishing, by the right and the wrong people."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from asn.core.workflows import TransitionRefused
from pelatihan.belajar.models import Kursus, Percobaan, Soal, VersiKursus
from pelatihan.belajar.rules import lembar_soal
from pelatihan.belajar.services.bawaan import KODE
from pelatihan.belajar.services.kursus import draf_kunci, kursus_terbitkan, versi_baru
from tests.pelatihan.belajar.pembuat import buat_kursus, ikuti

pytestmark = pytest.mark.django_db

GIFT = "Berapa menit satu JP? {~30 =45 ~60}\n\nASN melayani. {T}\n"


def isian(halaman: str) -> dict[str, str]:
    """Every field of the author's form as the browser would send it back."""
    data = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', halaman))
    data |= {n: v for n, v in re.findall(r'<input[^>]*name="(p-[^"]+)"[^>]*value="([^"]*)"', halaman) if n not in data}
    return {k: v for k, v in data.items() if k != "csrfmiddlewaretoken"}


def naskah(instansi, **lain) -> dict[str, str]:
    data = {
        "judul": "Menata Arsip",
        "instansi": str(instansi.pk),
        "rumpun": "teknis",
        "kompetensi": "",
        "ringkasan": "Mengelola arsip sehari-hari.",
        "tujuan": "Menata arsip",
        "jp": "2",
        "p-TOTAL_FORMS": "5",
        "p-INITIAL_FORMS": "0",
        "p-MIN_NUM_FORMS": "0",
        "p-MAX_NUM_FORMS": "60",
        "akhir-pakai": "on",
        "akhir-jumlah_soal": "2",
        "akhir-menit": "20",
        "akhir-kesempatan": "3",
        "akhir-nilai_lulus": "70",
        "pra-jumlah_soal": "2",
        "pra-menit": "10",
        "gift": GIFT,
    }
    for n in range(5):
        data |= {f"p-{n}-judul": f"Pelajaran {n + 1}", f"p-{n}-isi": f"Isi **{n + 1}**", f"p-{n}-menit": "20"}
        data |= {f"p-{n}-jenis": "teks", f"p-{n}-modul": "Modul A" if n == 0 else ""}
    return data | lain


def test_lima_pelajaran_dan_kuis_dalam_satu_halaman(dinas, sari, masuk):
    """One page, one button, no script: a course of five lessons with its quiz, then published and found."""
    klien = masuk(sari)
    assert klien.get(reverse("belajar:baru")).content.decode().count("Judul pelajaran") == 5
    klien.post(reverse("belajar:baru"), naskah(dinas))
    versi = VersiKursus.objects.get()
    assert [p.judul for p in versi.pelajaran.all()] == [f"Pelajaran {n}" for n in range(1, 6)]
    assert {p.modul for p in versi.pelajaran.all()} == {"Modul A"}
    assert (versi.soal.count(), versi.kuis.get().jenis) == (2, "akhir")
    halaman = klien.get(reverse("belajar:kelola_kursus", args=[versi.kursus_id])).content.decode()
    assert "lengkap dan dapat diterbitkan" in halaman
    klien.post(reverse("belajar:alih", args=[versi.kursus_id, "terbitkan"]), {"alasan": ""})
    assert Kursus.objects.get().keadaan == "terbit"


def test_galat_tampil_di_isiannya_dan_tidak_ada_yang_tersimpan(dinas, sari, masuk):
    salah = naskah(dinas, judul="", gift="Rusak {=a}\n\nQ? {~a}", **{"p-1-judul": "", "akhir-jumlah_soal": "0"})
    jawaban = masuk(sari).post(reverse("belajar:baru"), salah)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    for kata in ("Baris 3: ", "Tulis judul pelajaran ini", "Soal baru (GIFT)", "belum ada yang tersimpan"):
        assert kata in halaman
    assert "Isi **1**" in halaman, "what was typed is still there"
    assert not Kursus.objects.exists()


def test_dua_penyusun_tidak_saling_menimpa_tanpa_tahu(dinas, sari, masuk):
    kursus = buat_kursus(dinas, sari, terbit=False)
    versi = kursus.versi.get()
    alamat = reverse("belajar:susun", args=[versi.pk])
    klien = masuk(sari)
    lama = isian(klien.get(alamat).content.decode())
    data = naskah(dinas, gift="") | lama | {"p-0-judul": "Milik kedua"}
    assert klien.post(alamat, data | {"p-0-judul": "Milik pertama"}).status_code == 302
    tolak = klien.post(alamat, data)
    assert tolak.status_code == 422
    assert "disimpan orang lain" in tolak.content.decode()
    assert "Milik kedua" in tolak.content.decode()
    assert versi.pelajaran.first().judul == "Milik pertama"


def test_versi_terbit_tidak_dapat_diubah(kursus, sari, masuk):
    versi = kursus.versi_terbit
    with pytest.raises(TransitionRefused):
        draf_kunci(versi, sari)
    assert masuk(sari).get(reverse("belajar:susun", args=[versi.pk])).status_code == 302
    soal = versi.soal.first()
    masuk(sari).post(reverse("belajar:soal_hapus", args=[soal.pk]))
    assert Soal.objects.filter(pk=soal.pk).exists()
    with pytest.raises(TransitionRefused):
        kursus_terbitkan(kursus=kursus, oleh=sari)


def test_draf_tidak_lengkap_tidak_terbit(dinas, sari):
    kursus = buat_kursus(dinas, sari, terbit=False, soal_baru=[])
    with pytest.raises(TransitionRefused, match="menarik 4 soal; bank soal berisi 0"):
        kursus_terbitkan(kursus=kursus, oleh=sari)


def test_pengelola_menyusun_tetapi_tidak_menerbitkan(dinas, kota_tangsel, buat_pengguna, masuk):
    pengelola = buat_pengguna("wati", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": dinas}))
    klien = masuk(pengelola)
    klien.post(reverse("belajar:baru"), naskah(dinas))
    kursus = Kursus.objects.get()
    assert klien.post(reverse("belajar:alih", args=[kursus.pk, "terbitkan"])).status_code == 403
    assert Kursus.objects.get().keadaan == "draf"


def buku(*baris) -> SimpleUploadedFile:
    wadah, kerja = BytesIO(), Workbook()
    for satu in (lembar_soal.KEPALA, *baris):
        kerja.active.append(list(satu))
    kerja.save(wadah)
    return SimpleUploadedFile("soal.xlsx", wadah.getvalue())


def test_impor_berpratinjau(kursus, sari, masuk):
    draf = versi_baru(kursus=kursus, oleh=sari)
    alamat, klien = reverse("belajar:soal_impor", args=[draf.pk]), masuk(sari)
    berkas = buku(*lembar_soal.CONTOH, ("", "pg", "Tanpa kunci?", "a", "b", "", "", "", "", ""))
    halaman = klien.post(alamat, {"berkas": berkas}).content.decode()
    assert "4 soal siap, 1 ditolak" in halaman
    assert "Baris 6: Kolom “jawaban benar” kosong" in halaman
    assert draf.soal.count() == 4, "nothing is taken before the preview is confirmed"
    bungkus = re.search(r'name="bungkus" value="([^"]+)"', halaman)[1]
    klien.post(alamat, {"bungkus": bungkus})
    assert draf.soal.count() == 8
    klien.post(alamat, {"bungkus": bungkus[:-3] + "xyz"})
    assert draf.soal.count() == 8, "a changed preview is refused"
    lain = versi_baru(kursus=buat_kursus(kursus.instansi, sari, "Lain"), oleh=sari)
    klien.post(reverse("belajar:soal_impor", args=[lain.pk]), {"bungkus": bungkus})
    assert lain.soal.count() == 4, "the preview of another course is refused"
    bukan = klien.post(alamat, {"berkas": SimpleUploadedFile("soal.xlsx", b"bukan buku kerja")})
    assert bukan.status_code == 422
    assert klien.get(reverse("belajar:contoh_soal")).status_code == 200


def test_soal_diubah_sebagai_gift(kursus, sari, masuk):
    soal = versi_baru(kursus=kursus, oleh=sari).soal.first()
    alamat, klien = reverse("belajar:soal_ubah", args=[soal.pk]), masuk(sari)
    assert "=kunci rahasia" in klien.get(alamat).content.decode()
    assert klien.post(alamat, {"naskah": "Q {=a}\n\nR {=b}"}).status_code == 422
    klien.post(alamat, {"naskah": "Ibu kota? {=Jakarta}"})
    soal.refresh_from_db()
    assert (soal.jenis, soal.isi) == ("isian", {"jawaban": ["Jakarta"]})


def test_versi_baru_menyalin_isi_dan_peserta_tetap(kursus, rina, sari):
    ikut = ikuti(kursus, rina)
    draf = versi_baru(kursus=kursus, oleh=sari)
    assert versi_baru(kursus=kursus, oleh=sari) == draf, "asked twice, one draft"
    assert (draf.nomor, draf.pelajaran.count(), draf.soal.count(), draf.kuis.count()) == (2, 2, 4, 2)
    kursus_terbitkan(kursus=kursus, oleh=sari)
    ikut.refresh_from_db()
    assert ikut.versi.nomor == 1
    assert not Percobaan.objects.exists()


def test_bahan_bawaan_diambil_sekali(dinas, sari, masuk):
    klien = masuk(sari)
    for kode in KODE:
        klien.post(reverse("belajar:ambil_bahan"), {"kode": kode})
    assert klien.post(reverse("belajar:ambil_bahan"), {"kode": KODE[0]}).status_code == 404
    for kursus in Kursus.objects.all():
        versi = kursus.versi.get()
        assert (versi.soal.count(), versi.pelajaran.count()) == (20, 6)
        assert kursus_terbitkan(kursus=kursus, oleh=sari).keadaan == "terbit"
