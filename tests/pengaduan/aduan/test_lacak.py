"""Tracking by number and secret: equal answers for wrong ones, nothing in links, reply, verdict, files, mail."""

import re
import secrets
from datetime import date
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pengaduan.aduan.models import Aduan
from pengaduan.aduan.rules import nomor
from pengaduan.aduan.services import pelapor, tangani
from pengaduan.aduan.services.catatan import LangkahDitolak
from pengaduan.aduan.services.lampiran import berkas_bersih, lampirkan
from pengaduan.aduan.tasks import surel_pelapor
from tests.pengaduan.aduan.pembuat import buat_aduan, disposisi, geser, terima, verifikasi
from tests.pengaduan.aduan.test_terima import SERANGAN, foto

pytestmark = pytest.mark.django_db
LACAK = "/lapor/tangerang-selatan/lacak/"
LAPORAN = "/lapor/tangerang-selatan/laporan/"


def buka(client, tanda, **lain):
    return client.post(LACAK, {"nomor": tanda.aduan.nomor, "rahasia": tanda.rahasia} | lain)


def test_buka_dengan_nomor_dan_kata_sandi(client, kantor):
    tanda = terima(kantor.kota)
    jawaban = buka(client, tanda, nomor=tanda.aduan.nomor.lower().replace("-", " "))
    assert jawaban.headers["Location"] == LAPORAN
    teks = client.get(LAPORAN).text
    assert tanda.aduan.isi in teks
    assert "Laporan diterima" in teks


def tanpa_isian(teks: str) -> str:
    return re.sub(r'(value|nonce)="[^"]*"', "", teks)


def test_nomor_keliru_dan_sandi_keliru_sama_jawabannya(client, kantor):
    tanda = terima(kantor.kota)
    jawaban, kueri = [], []
    for salah in ({"rahasia": "AAAA-BBBB-CCCC"}, {"nomor": "TS-AAAA-BBBB-CCCC"}, {"nomor": "1"}):
        with CaptureQueriesContext(connection) as catatan:
            jawaban.append(buka(client, tanda, **salah))
        kueri.append(len(catatan))
    assert {j.status_code for j in jawaban} == {422}
    assert len({tanpa_isian(j.text) for j in jawaban}) == 1
    assert len(set(kueri)) == 1
    assert pelapor.TIDAK_COCOK in jawaban[0].text


def test_pencacahan_nomor_dihentikan(client, kantor, settings):
    settings.ADUAN_LACAK_PER_10_MENIT = 3
    tanda = terima(kantor.kota)
    for _ in range(3):
        assert buka(client, tanda, rahasia="AAAA").status_code == 422
    assert buka(client, tanda).status_code == 429


def test_nomor_acak_tanpa_urutan():
    semua = {nomor.nomor_baru("ks", secrets.choice) for _ in range(200)}
    assert len(semua) == 200
    assert all(re.fullmatch(r"KS-[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}", n) for n in semua)
    satu = nomor.rahasia_dari("kunci", "a")
    assert satu == nomor.rahasia_dari("kunci", "a") != nomor.rahasia_dari("kunci", "b")
    assert nomor.cocok(nomor.sidik("KS-1", satu), "KS-1", satu.lower().replace("-", " "))
    assert not nomor.cocok(nomor.sidik("KS-1", satu), "KS-2", satu)


def test_tautan_curian_tidak_membuka_apa_pun(client, kantor, masuk):
    tanda = terima(kantor.kota)
    for alamat in (LAPORAN, f"{LACAK}?nomor={tanda.aduan.nomor}&rahasia={tanda.rahasia}"):
        jawaban = client.get(alamat, follow=True)
        assert tanda.aduan.isi not in jawaban.text
    # The receipt's picture carries the number alone.
    assert tanda.rahasia not in f"{LACAK}?nomor={tanda.aduan.nomor}"
    buka(client, tanda)
    assert client.get("/lapor/sorong/laporan/").status_code == 302
    client.post("/lapor/tangerang-selatan/laporan/tutup/")
    assert client.get(LAPORAN).status_code == 302
    for aksi in ("balas", "nilai"):
        assert client.post(f"{LAPORAN}{aksi}/", {"isi": "x"}).headers["Location"] == LACAK


def test_sesi_berakhir(client, kantor, monkeypatch):
    tanda = terima(kantor.kota)
    monkeypatch.setattr("pengaduan.aduan.sesi.LAMA_DETIK", -1)
    buka(client, tanda)
    assert client.get(LAPORAN).status_code == 302


def test_balasan_dengan_berkas_dan_berkas_orang_lain(client, kantor):
    tanda, lain = terima(kantor.kota), terima(kantor.kota)
    for satu, isi in ((lain, "Foto saya juga"), (tanda, "Ini fotonya")):
        buka(client, satu)
        form = client.get(LAPORAN).context["form_balas"]
        for _ in range(2):
            berkas = SimpleUploadedFile("a.jpg", foto(), "image/jpeg")
            kiriman = {"isi": isi, "kunci": str(form["kunci"].value()), "berkas": berkas}
            assert client.post(f"{LAPORAN}balas/", kiriman).status_code == 302
    assert tanda.aduan.tanggapan.count() == 1
    milik, asing = tanda.aduan.lampiran.get(), lain.aduan.lampiran.get()
    unduhan = client.get(f"{LAPORAN}berkas/{milik.berkas_id}/")
    assert unduhan.getvalue()
    assert "attachment" in unduhan.headers["Content-Disposition"]
    assert client.get(f"{LAPORAN}berkas/{asing.berkas_id}/").status_code == 404
    kecil = client.get(f"{LAPORAN}foto/{milik.berkas_id}/")
    assert (kecil.status_code, kecil.headers["Content-Type"]) == (200, "image/jpeg")
    assert client.get(f"{LAPORAN}foto/{asing.berkas_id}/").status_code == 404
    assert f"{LAPORAN}foto/{milik.berkas_id}/" in client.get(LAPORAN).text


def test_foto_sebelum_dan_sesudah_tampil_bagi_petugas_dan_pelapor(client, kantor, masuk):
    tanda = terima(kantor.kota)
    verifikasi(tanda.aduan, kantor.koordinator, kantor.bidang)
    petugas = masuk(kantor.penghubung)
    kunci = petugas.get(f"/aduan/{tanda.aduan.pk}/").context["form_jawab"]["kunci"].value()
    kiriman = {
        "isi": "Lampu sudah kami ganti.",
        "kunci": kunci,
        "sebelum": SimpleUploadedFile("gelap.jpg", foto(), "image/jpeg"),
        "sesudah": SimpleUploadedFile("terang.jpg", foto(quality=60), "image/jpeg"),
    }
    assert petugas.post(f"/aduan/{tanda.aduan.pk}/jawab/", kiriman).status_code == 302
    pasangan = list(tanda.aduan.lampiran.order_by("pk"))
    assert [satu.sebutan for satu in pasangan] == ["Sebelum", "Sesudah"]
    buka(client, tanda)
    for teks, jalur in (
        (petugas.get(f"/aduan/{tanda.aduan.pk}/").text, "/berkas/{}/kecil/"),
        (client.get(LAPORAN).text, f"{LAPORAN}foto/{{}}/"),
    ):
        for satu in pasangan:
            assert f'<img src="{jalur.format(satu.berkas_id)}"' in teks
    # The public list shows no picture: a street has faces and number plates.
    geser(tanda.aduan, terbit=True, judul_publik="Lampu di pasar", isi_publik="Padam.")
    assert "<img" not in client.get("/lapor/tangerang-selatan/terbit/").text.split("<main")[1]


def test_berkas_catatan_internal_tidak_sampai_ke_pelapor(client, kantor):
    tanda = terima(kantor.kota)
    tangani.catatan_tulis(aduan=tanda.aduan, isi="Pelapor ini sering menelepon", oleh=kantor.koordinator)
    buka(client, tanda)
    assert "sering menelepon" not in client.get(LAPORAN).text


def test_digabung_membaca_jawaban_induk_tanpa_kata_pelapornya(kantor, client):
    """The answer to the report it was merged into, and its files; never words or files of that other reporter."""
    tanda = terima(kantor.kota)
    induk = disposisi(kantor.kota, kantor.bidang, kantor.koordinator, isi="Kata pelapor lain, tidak untuk dibaca.")
    tangani.aduan_gabung(aduan=tanda.aduan, induk=induk, oleh=kantor.koordinator)
    lain = [SimpleUploadedFile("rumah-pelapor-lain.jpg", foto(), "image/jpeg")]
    assert not pelapor.balas_berlampiran(aduan=induk, isi="Balasan pelapor lain.", kunci=None, berkas=lain)
    jawaban = tangani.aduan_jawab(aduan=induk, isi="Lampu sudah diganti.", oleh=kantor.penghubung)
    bersih, _ = berkas_bersih([SimpleUploadedFile("selesai.jpg", foto(quality=60), "image/jpeg")])
    lampirkan(induk, bersih, tanggapan=jawaban, jenis="sesudah", oleh=kantor.penghubung)
    tangani.catatan_tulis(aduan=induk, isi="Hanya di antara kita.", oleh=kantor.penghubung)
    buka(client, tanda)
    teks = client.get(LAPORAN).text
    assert "Lampu sudah diganti." in teks
    assert teks.count("/laporan/foto/") == 1
    for rahasia in ("pelapor lain", "rumah-pelapor-lain", "antara kita"):
        assert rahasia not in teks


def test_xss_dalam_balasan_dan_ulasan(client, masuk, kantor):
    tanda = terima(kantor.kota)
    buka(client, tanda)
    client.post(f"{LAPORAN}balas/", {"isi": SERANGAN, "kunci": "0" * 32})
    geser(tanda.aduan, keadaan="ditindaklanjuti", instansi=kantor.bidang)
    client.post(f"{LAPORAN}nilai/", {"teratasi": "ya", "kepuasan": "4", "ulasan": SERANGAN})
    for teks in (client.get(LAPORAN).text, masuk(kantor.koordinator).get(f"/aduan/{tanda.aduan.pk}/").text):
        assert "alert(1)" in teks
        assert "<script>alert" not in teks


def test_belum_membuka_kembali_dua_kali_lalu_ombudsman(client, kantor):
    aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    for ke in (1, 2):
        tangani.aduan_jawab(aduan=aduan, isi="Sudah kami perbaiki.", oleh=kantor.penghubung, tuntas=True)
        hasil = pelapor.aduan_nilai(aduan=aduan, teratasi=False, ulasan="Masih padam")
        assert (hasil.keadaan, hasil.dibuka_kembali, hasil.hari_kerja) == ("diproses", ke, None)
    tangani.aduan_jawab(aduan=aduan, isi="Sudah kami perbaiki.", oleh=kantor.penghubung, tuntas=True)
    with pytest.raises(LangkahDitolak, match="Ombudsman"):
        pelapor.aduan_nilai(aduan=aduan, teratasi=False, ulasan="Masih padam")
    hasil = pelapor.aduan_nilai(aduan=aduan, teratasi=True, kepuasan=2)
    assert (hasil.keadaan, hasil.kepuasan) == ("selesai", 2)


def test_buka_kembali_hanya_selama_masanya(kantor):
    aduan = geser(buat_aduan(kantor.kota), keadaan="selesai", instansi=kantor.bidang, selesai_tanggal=date(2020, 1, 2))
    with pytest.raises(LangkahDitolak):
        pelapor.aduan_nilai(aduan=aduan, teratasi=False, ulasan="Masih padam")


def test_nilai_di_luar_skala_dan_alasan_wajib(client, kantor):
    tanda = terima(kantor.kota)
    buka(client, tanda)
    geser(tanda.aduan, keadaan="ditindaklanjuti", instansi=kantor.bidang)
    for isi in ({"teratasi": "ya", "kepuasan": "6"}, {"teratasi": "belum", "ulasan": "x"}, {}):
        assert client.post(f"{LAPORAN}nilai/", isi).status_code == 422
    assert Aduan.objects.get().keadaan == "ditindaklanjuti"


def test_melengkapi_memulai_waktu_baru(kantor):
    aduan = buat_aduan(kantor.kota)
    tangani.aduan_akhiri(aduan=aduan, cara="minta_lengkapi", alasan="Sebutkan jalannya", oleh=kantor.koordinator)
    geser(aduan, lengkap_tanggal=date(2020, 1, 2), tenggat_verifikasi=date(2020, 1, 7))
    pelapor.aduan_balas(aduan=aduan, isi="Jalan Merdeka 5")
    aduan.refresh_from_db()
    assert (aduan.keadaan, aduan.tunggu) == ("diterima", "verifikasi")
    assert aduan.tenggat_verifikasi.year > 2020


def test_surel_tanpa_isi(kantor):
    aduan = buat_aduan(kantor.kota, identitas={"nama": "Budi", "surel": "budi@contoh.id"})
    surel_pelapor.run(aduan.pk)
    surat = mail.outbox[0]
    assert surat.to == ["budi@contoh.id"]
    for rahasia in (aduan.nomor, aduan.judul, aduan.isi, "Budi", "Lampu"):
        assert rahasia not in surat.body + surat.subject
    assert "/lapor/tangerang-selatan/lacak/" in surat.body
    surel_pelapor.run(buat_aduan(kantor.kota).pk)
    assert len(mail.outbox) == 1
    assert SMTPException in surel_pelapor.autoretry_for


def test_daftar_publik_hanya_yang_terbit(client, kantor):
    terbit = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    geser(terbit, terbit=True, judul_publik="Lampu di pasar", isi_publik="Padam.")
    buat_aduan(kantor.kota, judul="Belum diperiksa petugas")
    teks = client.get("/lapor/tangerang-selatan/terbit/").text
    assert "Lampu di pasar" in teks
    for rahasia in ("Belum diperiksa", terbit.nomor, terbit.lokasi, terbit.isi):
        assert rahasia not in teks
