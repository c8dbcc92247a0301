"""Pages of officers: keying in, handing out several, prepared answers, merging, redaction, colours, silent logs."""

import logging
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from pengaduan.aduan.models import Aduan, NaskahTersegel, TemplatJawaban
from pengaduan.aduan.rules.tenggat import Warna
from pengaduan.aduan.services import antrean
from tests.pengaduan.aduan.pembuat import ISI, buat_aduan, disposisi, geser, terima, verifikasi

pytestmark = pytest.mark.django_db
CATAT = "/aduan/catat/"
NIK = "3674012505900001"


def catat(klien, **lain):
    return klien.post(CATAT, ISI | {"saluran": "telepon", "kunci": str(uuid.uuid4()), "langkah": "kirim"} | lain)


class TestMencatat:
    def test_atas_nama_orang_lain_dengan_tanda_terima_sekali(self, kantor, masuk):
        klien = masuk(kantor.koordinator)
        assert "Asal laporan" in klien.get(CATAT).text
        jawaban = catat(klien, nama="Bu Tini", nomor_surat="12/RT/2026", lapor_id="LPR-77")
        aduan = Aduan.objects.get()
        assert (aduan.saluran, aduan.dicatat_oleh, aduan.lapor_id) == ("telepon", kantor.koordinator, "LPR-77")
        assert aduan.peristiwa.get(kode="diterima").pelaku == "petugas"
        tanda = klien.get(jawaban.headers["Location"]).text
        assert aduan.nomor in tanda
        assert aduan.nomor not in klien.get(jawaban.headers["Location"]).text

    def test_satu_id_lapor_untuk_satu_laporan(self, kantor, masuk):
        klien = masuk(kantor.koordinator)
        catat(klien, lapor_id="LPR-77")
        ganda = catat(klien, lapor_id="LPR-77")
        assert ganda.status_code == 422
        assert "sudah tercatat pada laporan lain" in ganda.text
        assert Aduan.objects.count() == 1
        # Found again by the id of the other system, and noted later on another report.
        assert "Lampu jalan" in klien.get(reverse("aduan:daftar"), {"q": "LPR-77"}).text
        lain = buat_aduan(kantor.kota)
        alamat = reverse("aduan:tindakan", args=[lain.pk, "lapor-id"])
        assert klien.post(alamat, {"lapor_id": "LPR-77"}).status_code == 422
        assert klien.post(alamat, {"lapor_id": "LPR-78"}).status_code == 302
        lain.refresh_from_db()
        assert lain.lapor_id == "LPR-78"

    def test_hanya_yang_bertugas(self, kantor, masuk):
        for orang in (kantor.auditor, kantor.admin, kantor.kepala):
            assert masuk(orang).get(CATAT).status_code == 403


class TestBanyakSekaligus:
    def test_ditugaskan_setelah_ditanya_sekali_lagi(self, kantor, masuk):
        dua = [disposisi(kantor.kota, kantor.bidang, kantor.koordinator) for _ in range(2)]
        asing = disposisi(kantor.kota, kantor.inspektorat, kantor.koordinator)
        klien, alamat = masuk(kantor.penghubung), reverse("aduan:massal")
        pilih = [a.pk for a in (*dua, asing)]
        tanya = klien.get(alamat, {"pilih": pilih})
        assert "Tugaskan 2 aduan?" in tanya.text
        isi = {"pilih": [a.pk for a in dua], "petugas": kantor.penghubung.pk}
        assert klien.post(alamat, isi).status_code == 302
        assert set(Aduan.objects.filter(petugas=kantor.penghubung)) == set(dua)
        paksa = klien.post(alamat, isi | {"pilih": pilih})
        asing.refresh_from_db()
        assert (paksa.status_code, asing.petugas) == (200, None)

    def test_orang_kota_lain_tidak_dapat_dipilih(self, kantor, orang_sorong, masuk):
        satu = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
        isi = {"pilih": [satu.pk], "petugas": orang_sorong.pk}
        assert masuk(kantor.koordinator).post(reverse("aduan:massal"), isi).status_code == 200
        satu.refresh_from_db()
        assert satu.petugas is None
        assert "Tidak ada aduan yang dipilih" in masuk(orang_sorong).get(reverse("aduan:massal"), isi).text


def test_templat_mengisi_jawaban_dan_tidak_menyeberang_kota(kantor, kota_sorong, masuk):
    aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    milik = TemplatJawaban.objects.create(kota=kantor.kota, judul="Terima kasih", isi="Terima kasih, kami periksa.")
    asing = TemplatJawaban.objects.create(kota=kota_sorong, judul="Salam", isi="Dari kota sebelah.")
    klien, alamat = masuk(kantor.penghubung), reverse("aduan:rincian", args=[aduan.pk])
    assert klien.get(alamat, {"templat": milik.pk}).context["form_jawab"]["isi"].value() == milik.isi
    assert "Dari kota sebelah" not in klien.get(alamat, {"templat": asing.pk}).text


def test_gabung_menurut_nomor_tanpa_membuka_yang_tertutup(kantor, masuk):
    satu, induk = buat_aduan(kantor.kota), buat_aduan(kantor.kota)
    wbs = buat_aduan(kantor.kota, jenis="wbs")
    klien, alamat = masuk(kantor.koordinator), reverse("aduan:tindakan", args=[satu.pk, "gabung"])
    jawaban = [klien.post(alamat, {"nomor": n, "versi": satu.versi}) for n in (wbs.nomor, "TS-AAAA-BBBB-CCCC")]
    assert [j.status_code for j in jawaban] == [422, 422]
    assert all("Tidak ada laporan dengan nomor itu." in j.text for j in jawaban)
    assert klien.post(alamat, {"nomor": induk.nomor.lower(), "versi": satu.versi}).status_code == 302
    satu.refresh_from_db()
    assert (satu.keadaan, satu.induk) == ("digabung", induk)


def test_menutup_data_pribadi_lewat_halaman(kantor, masuk):
    aduan = buat_aduan(kantor.kota, isi=f"Tetangga saya {NIK} membuang sampah di sungai.")
    klien, alamat = masuk(kantor.koordinator), reverse("aduan:tindakan", args=[aduan.pk, "sunting"])
    usul = klien.get(alamat).context["form"]
    isi = {"judul": aduan.judul, "isi": usul["isi"].value(), "lokasi": "", "versi": aduan.versi}
    assert NIK not in isi["isi"]
    assert klien.post(alamat, isi).status_code == 422
    assert klien.post(alamat, isi | {"alasan": "Memuat NIK orang lain"}).status_code == 302
    halaman = klien.get(reverse("aduan:rincian", args=[aduan.pk])).text
    assert NIK not in halaman
    assert "naskah aslinya tersegel" in halaman
    assert NIK not in NaskahTersegel.objects.get(aduan=aduan).sandi


def test_warna_di_antrean_sama_dengan_aturannya(kantor):
    """What the filter finds in the database is what the rule says of each row, on every day around the deadline."""
    hari_ini = kantor.koordinator.hari_ini()
    for geseran in range(-3, 4):
        for jeda in (None, hari_ini):
            tenggat = hari_ini + timedelta(days=geseran)
            kuning = tenggat - timedelta(days=1)
            geser(buat_aduan(kantor.kota), tenggat=tenggat, kuning=kuning, jeda_sejak=jeda)
    semua = list(Aduan.objects.all())
    for kode in (Warna.MERAH, Warna.KUNING, Warna.JEDA):
        ketemu = set(antrean.menurut_warna(Aduan.objects.all(), kode, hari_ini))
        assert ketemu == {a for a in semua if a.warna(hari_ini) == kode}, kode
        assert ketemu


def test_catatan_sistem_tidak_memuat_laporan_maupun_pelapornya(client, kantor, masuk, caplog):
    """Filed, opened with a wrong and the right secret, read by an officer: nothing of it stands in a log."""
    caplog.set_level(logging.DEBUG)
    alamat = "/lapor/tangerang-selatan/"
    kiriman = ISI | {
        "kunci": str(uuid.uuid4()),
        "langkah": "kirim",
        "nama": "Budi Rahardjo",
        "telepon": "081234567890",
    }
    client.post(alamat, kiriman)
    tanda = terima(kantor.kota, identitas={"nama": "Wati Lestari"})
    for rahasia in ("AAAA-BBBB-CCCC", tanda.rahasia):
        client.post(f"{alamat}lacak/", {"nomor": tanda.aduan.nomor, "rahasia": rahasia})
    client.get(f"{alamat}laporan/")
    verifikasi(tanda.aduan, kantor.koordinator, kantor.bidang)
    masuk(kantor.penghubung).get(reverse("aduan:rincian", args=[tanda.aduan.pk]))
    # Statements and their parameters are shown by the database driver in a debugger only, never in a running system.
    teks = "\n".join(r.getMessage() for r in caplog.records if r.name != "django.db.backends")
    for kata in ("Budi Rahardjo", "Wati Lestari", "081234567890", tanda.rahasia, tanda.aduan.nomor, "Lampu jalan"):
        assert kata not in teks
