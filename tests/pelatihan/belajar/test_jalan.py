"""The way of a learner through the pages: from the catalogue to the certificate, its JP and the register."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from kepegawaian.pegawai.models import RiwayatDiklat
from pelatihan.belajar.models import Kepesertaan, Percobaan
from pelatihan.belajar.services.ikut import ikut_kunci, ikut_ringkas
from pelatihan.belajar.services.kuis import percobaan_milik, percobaan_mulai
from pelatihan.belajar.services.kursus import kursus_terbitkan, versi_baru
from tests.pelatihan.belajar.pembuat import ikuti, jawab_benar

pytestmark = pytest.mark.django_db


def baca(klien, nama: str, *argumen) -> str:
    jawaban = klien.get(reverse(f"belajar:{nama}", args=argumen))
    assert jawaban.status_code == 200, (nama, jawaban.status_code)
    return jawaban.content.decode()


def test_dari_katalog_sampai_sertifikat(kursus, rina, masuk):
    klien = masuk(rina)
    assert "Dasar Arsip" in baca(klien, "katalog")
    assert "Ikuti kursus ini" in baca(klien, "kursus", kursus.pk)
    mulai = klien.post(reverse("belajar:mulai", args=[kursus.pk]))
    ikut = Kepesertaan.objects.get(pegawai=rina.pegawai)
    assert mulai.headers["Location"] == reverse("belajar:pelajaran", args=[ikut.pk, 1])
    assert "<strong>rekaman</strong>" in baca(klien, "pelajaran", ikut.pk, 1)
    lanjut = klien.post(reverse("belajar:pelajaran", args=[ikut.pk, 1]))
    assert lanjut.headers["Location"] == reverse("belajar:pelajaran", args=[ikut.pk, 2])
    klien.post(lanjut.headers["Location"])
    assert "Kerjakan tes akhir" in baca(klien, "kursus", kursus.pk)
    assert "ditarik acak" in baca(klien, "tes", ikut.pk, "akhir")
    lembar = klien.post(reverse("belajar:tes", args=[ikut.pk, "akhir"])).headers["Location"]
    percobaan = Percobaan.objects.get()
    assert "Kirim jawaban" in klien.get(lembar).content.decode()
    hasil = klien.post(lembar, jawab_benar(percobaan), follow=True).content.decode()
    ikut.refresh_from_db()
    diklat = RiwayatDiklat.objects.get(pegawai=rina.pegawai)
    assert (ikut.keadaan, ikut.nilai_akhir, ikut.jp) == ("lulus", 100, 2)
    assert (diklat.jenis_siasn, diklat.jp, diklat.nama, diklat.rumpun) == (16, 2, "Dasar Arsip", "lainnya")
    assert ikut.sertifikat.nomor in hasil
    rina.pegawai.refresh_from_db()
    assert rina.pegawai.jp_tahun_ini == 2
    halaman = klien.get(reverse("program:belajar")).content.decode()
    assert "Dasar Arsip" in halaman
    assert "Sudah lulus" in baca(klien, "saya")


def test_kemajuan_berlanjut_di_gawai_lain(kursus, rina, masuk):
    satu, dua = masuk(rina), masuk(rina)
    satu.post(reverse("belajar:mulai", args=[kursus.pk]))
    ikut = Kepesertaan.objects.get()
    satu.post(reverse("belajar:pelajaran", args=[ikut.pk, 1]))
    assert "Lanjutkan: Menata arsip" in baca(dua, "saya")
    assert "Lanjutkan: Menata arsip" in dua.get(reverse("program:belajar")).content.decode()


def test_kunci_jawaban_tidak_pernah_ada_di_halaman_soal(kursus, rina, masuk):
    """Neither which answer is right, nor feedback, nor a hint in the order of the choices."""
    klien = masuk(rina)
    ikut = ikuti(kursus, rina, tuntas=True)
    lembar = klien.post(reverse("belajar:tes", args=[ikut.pk, "akhir"])).headers["Location"]
    halaman = klien.get(lembar).content.decode()
    for bocor in ("Tepat.", "Bukan itu.", "Lihat pelajaran pertama", "benar&quot;", '"benar"', "umpan"):
        assert bocor not in halaman
    assert re.findall(r'value="(\d)" id="j1_\d"', halaman) == ["0", "1"]
    percobaan = Percobaan.objects.get()
    letak = [next(i for i, p in enumerate(s["isi"]["pilihan"]) if p["benar"]) for s in percobaan.soal]
    assert [s["tampil"]["pilihan"][i].startswith("kunci") for s, i in zip(percobaan.soal, letak, strict=True)] == [
        True
    ] * 4


def test_belum_lulus_tidak_diberi_tahu_kuncinya(kursus, rina, masuk):
    klien = masuk(rina)
    ikut = ikuti(kursus, rina, tuntas=True)
    for ke in (1, 2):
        lembar = klien.post(reverse("belajar:tes", args=[ikut.pk, "akhir"])).headers["Location"]
        hasil = klien.post(lembar, {"j1": "9", "j2": "x"}, follow=True).content.decode()
        assert "Belum lulus" in hasil
        assert ("Jawaban yang benar" in hasil) is (ke == 2), "the key is told after the last chance only"
    habis = klien.post(reverse("belajar:tes", args=[ikut.pk, "akhir"]), follow=True).content.decode()
    assert "sudah habis" in habis
    assert Percobaan.objects.count() == 2


def test_jam_peladen_menolak_kiriman_terlambat(kursus, rina, masuk):
    """Tampering with the clock of the page changes nothing: what was kept in time is marked."""
    klien = masuk(rina)
    ikut = ikuti(kursus, rina, tuntas=True)
    lembar = klien.post(reverse("belajar:tes", args=[ikut.pk, "akhir"])).headers["Location"]
    percobaan = Percobaan.objects.get()
    klien.post(lembar, jawab_benar(percobaan, 1) | {"aksi": "simpan"})
    lewat = timezone.now() - timedelta(seconds=11)
    Percobaan.objects.update(batas_pada=lewat, mulai_pada=lewat - timedelta(minutes=20))
    tanggapan = klien.post(lembar, jawab_benar(percobaan) | {"batas_pada": "2099-01-01", "aksi": "kirim"}, follow=True)
    percobaan.refresh_from_db()
    assert "Waktu sudah habis" in tanggapan.content.decode()
    assert (percobaan.keadaan, percobaan.nilai) == ("habis", 25)


def test_kirim_dua_kali_dan_dua_tab_tidak_mengubah_nilai(kursus, rina, masuk):
    klien = masuk(rina)
    ikut = ikuti(kursus, rina, tuntas=True)
    pertama = klien.post(reverse("belajar:tes", args=[ikut.pk, "akhir"])).headers["Location"]
    kedua = klien.post(reverse("belajar:tes", args=[ikut.pk, "akhir"])).headers["Location"]
    assert pertama == kedua, "the second tab goes on with the same paper"
    percobaan = Percobaan.objects.get()
    klien.post(pertama, jawab_benar(percobaan, 2))
    lagi = klien.post(kedua, jawab_benar(percobaan), follow=True).content.decode()
    percobaan.refresh_from_db()
    assert "sudah Anda kirim" in lagi
    assert percobaan.nilai == 50


def test_soal_terlewat_ditanyakan_sebelum_kesempatan_terpakai(kursus, rina, masuk):
    """A final paper with a question left out is kept, not sent; the second button sends it all the same."""
    ikut = ikuti(kursus, rina, tuntas=True)
    satu = percobaan_mulai(ikut=ikut, kuis=kursus.versi_terbit.kuis.get(jenis="akhir"), oleh=rina)
    klien, lembar = masuk(rina), reverse("belajar:percobaan", args=[satu.pk])
    isi = klien.post(lembar, jawab_benar(satu, 1) | {"aksi": "kirim"}, follow=True).content.decode()
    satu.refresh_from_db()
    assert (satu.keadaan, len(satu.jawaban)) == ("berjalan", 1)
    assert "Belum dikirim" in isi
    assert 'href="#soal-2"' in isi
    klien.post(lembar, jawab_benar(satu, 1) | {"aksi": "tetap"})
    satu.refresh_from_db()
    assert satu.keadaan == "selesai"


def test_tes_orang_lain_tidak_ada(kursus, rina, tono, citra, masuk):
    ikut = ikuti(kursus, rina, tuntas=True)
    masuk(rina).post(reverse("belajar:tes", args=[ikut.pk, "akhir"]))
    percobaan = Percobaan.objects.get()
    for orang, harap in ((tono, 404), (citra, 403)):
        for nama in ("percobaan", "hasil"):
            assert masuk(orang).get(reverse(f"belajar:{nama}", args=[percobaan.pk])).status_code == harap
        assert masuk(orang).post(reverse("belajar:percobaan", args=[percobaan.pk]), {"j1": "0"}).status_code == harap
        assert masuk(orang).get(reverse("belajar:pelajaran", args=[ikut.pk, 1])).status_code == harap
    for orang in (tono, citra):
        with pytest.raises(PermissionDenied):
            ikut_kunci(ikut.pk, orang)
        assert percobaan_milik(orang, percobaan.pk) is None
        assert ikut_ringkas(orang) == []
    percobaan.refresh_from_db()
    assert percobaan.keadaan == "berjalan"


def test_versi_baru_tidak_mengganggu_yang_sedang_mengerjakan(kursus, rina, tono, sari, masuk):
    ikut = ikuti(kursus, rina, tuntas=True)
    klien = masuk(rina)
    lembar = klien.post(reverse("belajar:tes", args=[ikut.pk, "akhir"])).headers["Location"]
    draf = versi_baru(kursus=kursus, oleh=sari)
    draf.soal.all().update(teks="Diganti", isi={"pilihan": []})
    draf.pelajaran.filter(urutan=2).delete()
    kursus_terbitkan(kursus=kursus, oleh=sari, catatan="Soal diperbarui")
    kursus.refresh_from_db()
    halaman = klien.get(lembar).content.decode()
    assert "Diganti" not in halaman
    klien.post(lembar, jawab_benar(Percobaan.objects.get()))
    ikut.refresh_from_db()
    assert (ikut.keadaan, ikut.versi.nomor) == ("lulus", 1)
    assert ikuti(kursus, tono).versi.nomor == 2
