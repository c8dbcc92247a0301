"""Media by range, the talk and its moderation, figures of few people, the hourly clock, stopping, beginning anew."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from asn.core.periode import Periode
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatDiklat
from kinerja.evaluasi.figur import instansi as figur_instansi
from kinerja.evaluasi.services.perorangan import evaluasi_pegawai
from pelatihan.belajar.models import Kepesertaan, Percobaan, Pesan
from pelatihan.belajar.services.diskusi import pesan_kirim, pesan_putuskan
from pelatihan.belajar.services.ikut import kursus_hentikan, kursus_ikuti
from pelatihan.belajar.services.kuis import percobaan_kirim, percobaan_mulai
from pelatihan.belajar.services.kursus import IsiPelajaran, kursus_terbitkan, versi_baru
from pelatihan.belajar.services.malam import percobaan_tutup_lewat
from tests.kepegawaian.pembuat import buat_instansi, buat_pegawai
from tests.pelatihan.belajar.pembuat import buat_kursus, ikuti, jawab_benar

pytestmark = pytest.mark.django_db
# The head of an MP4 file, then a thousand bytes one can tell apart.
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(n % 251 for n in range(1000))


@pytest.fixture
def kursus_video(dinas, sari):
    video = IsiPelajaran(None, "M", "Video", "video", 10, "", SimpleUploadedFile("a.mp4", MP4, "video/mp4"))
    return buat_kursus(dinas, sari, "Kursus Video", pelajaran=[video])


def isi(jawaban) -> bytes:
    return b"".join(jawaban.streaming_content)


def test_video_diputar_per_rentang_hanya_oleh_pesertanya(kursus_video, rina, tono, sari, citra, masuk):
    ikuti(kursus_video, rina)
    pelajaran = kursus_video.versi_terbit.pelajaran.get()
    alamat = reverse("belajar:media", args=[pelajaran.pk])
    klien = masuk(rina)
    utuh = klien.get(alamat)
    assert (utuh.status_code, utuh.headers["Accept-Ranges"], isi(utuh)) == (200, "bytes", MP4)
    sebagian = klien.get(alamat, headers={"Range": "bytes=100-199"})
    assert (sebagian.status_code, sebagian.headers["Content-Range"]) == (206, f"bytes 100-199/{len(MP4)}")
    assert isi(sebagian) == MP4[100:200]
    lama = klien.get(alamat, headers={"Range": "bytes=0-9", "If-Range": '"lain"'})
    assert lama.status_code == 200
    assert klien.get(alamat, headers={"Range": "bytes=99999-"}).status_code == 416
    assert masuk(sari).get(alamat).status_code == 200, "the author hears it too"
    for orang in (tono, citra):
        assert masuk(orang).get(alamat).status_code == 404
    assert isi(masuk(rina).get(reverse("berkas_unduh", args=[pelajaran.berkas_id]))) == MP4
    assert masuk(tono).get(reverse("berkas_unduh", args=[pelajaran.berkas_id])).status_code == 404


def test_berkas_ikut_ke_versi_baru(kursus_video, tono, sari, masuk):
    versi_baru(kursus=kursus_video, oleh=sari)
    kursus_terbitkan(kursus=kursus_video, oleh=sari)
    kursus_video.refresh_from_db()
    ikuti(kursus_video, tono)
    pelajaran = kursus_video.versi_terbit.pelajaran.get()
    assert isi(masuk(tono).get(reverse("belajar:media", args=[pelajaran.pk]))) == MP4


def test_bukan_video_ditolak(dinas, sari):
    palsu = IsiPelajaran(None, "M", "Video", "video", 10, "", SimpleUploadedFile("a.mp4", b"<html>" * 50))
    with pytest.raises(Exception, match="MP4 atau WebM"):
        buat_kursus(dinas, sari, "Palsu", pelajaran=[palsu])


def test_diskusi_disamarkan_dan_dimoderasi(kursus, rina, tono, sari, masuk):
    ikuti(kursus, rina)
    alamat = reverse("belajar:diskusi", args=[kursus.pk])
    for _ in range(2):
        masuk(rina).post(alamat, {"isi": "<script>alert(1)</script> & zebra"})
    pesan = Pesan.objects.get()
    halaman = masuk(tono).get(alamat).content.decode()
    assert "&lt;script&gt;alert(1)" in halaman
    assert "<script>alert(1)" not in halaman
    assert masuk(tono).post(alamat, {"isi": "Saya bukan peserta"}).status_code == 403
    masuk(tono).post(reverse("belajar:pesan_ubah", args=[kursus.pk, pesan.pk, "laporkan"]))
    assert "zebra" in masuk(sari).get(reverse("belajar:moderasi")).content.decode()
    putus = reverse("belajar:pesan_putuskan", args=[pesan.pk])
    assert masuk(sari).post(putus, {"putusan": "sembunyi", "alasan": "x"}).status_code == 422
    masuk(sari).post(putus, {"putusan": "sembunyi", "alasan": "Memuat kode yang mengganggu."})
    halaman = masuk(tono).get(alamat).content.decode()
    assert "Memuat kode yang mengganggu" in halaman
    assert "zebra" not in halaman
    pesan.refresh_from_db()
    assert pesan.isi, "the words are kept for the moderator"
    assert masuk(tono).post(reverse("belajar:pesan_ubah", args=[kursus.pk, pesan.pk, "tarik"])).status_code == 403


def test_balasan_hanya_satu_tingkat(kursus, rina, sari):
    ikuti(kursus, rina)
    induk = pesan_kirim(kursus=kursus, isi="Satu", induk=None, oleh=rina)
    balas = pesan_kirim(kursus=kursus, isi="Dua", induk=induk, oleh=sari)
    with pytest.raises(TransitionRefused):
        pesan_kirim(kursus=kursus, isi="Tiga", induk=balas, oleh=rina)
    pesan_putuskan(pesan=induk, sembunyikan=True, alasan="Di luar pokok", oleh=sari)
    with pytest.raises(TransitionRefused):
        pesan_kirim(kursus=kursus, isi="Empat", induk=Pesan.objects.get(pk=induk.pk), oleh=rina)


def test_statistik_menahan_angka_kelompok_kecil(kursus, kota_tangsel, sari, masuk):
    def peserta(banyak: int) -> str:
        Kepesertaan.objects.all().delete()
        for n in range(banyak):
            Kepesertaan.objects.create(
                kota=kota_tangsel,
                kursus=kursus,
                versi=kursus.versi_terbit,
                pegawai=buat_pegawai(kota_tangsel, f"Peserta {n}", golongan=""),
                nilai_pra=Decimal(40),
                nilai_akhir_pertama=Decimal(70 + n),
            )
        return masuk(sari).get(reverse("belajar:statistik")).content.decode()

    assert "belum ditampilkan (n = 4" in peserta(4)
    assert "0,53 (n = 5; belum cukup untuk disimpulkan)" in peserta(5)
    csv = masuk(sari).get(reverse("belajar:statistik"), {"format": "csv"})
    assert "belum cukup" in csv.content.decode()
    daftar = masuk(sari).get(reverse("belajar:kelola_peserta", args=[kursus.pk])).content.decode()
    assert "Peserta 0" in daftar


def test_jam_menutup_percobaan_yang_ditinggalkan(kursus, rina, kota_tangsel):
    ikut = ikuti(kursus, rina, tuntas=True)
    percobaan_mulai(ikut=ikut, kuis=kursus.versi_terbit.kuis.get(jenis="akhir"), oleh=rina)
    assert percobaan_tutup_lewat(kota_id=kota_tangsel.pk) == 0
    Percobaan.objects.update(batas_pada=timezone.now() - timedelta(minutes=5))
    assert percobaan_tutup_lewat(kota_id=kota_tangsel.pk) == 1
    assert percobaan_tutup_lewat(kota_id=kota_tangsel.pk) == 0
    satu = Percobaan.objects.get()
    assert (satu.keadaan, satu.nilai) == ("habis", 0)


def test_berhenti_lalu_mengulang_besok(kursus, rina):
    ikut = ikuti(kursus, rina)
    kursus_hentikan(ikut=ikut, oleh=rina)
    with pytest.raises(TransitionRefused, match="besok"):
        kursus_ikuti(kursus=kursus, oleh=rina)
    Kepesertaan.objects.update(selesai_pada=timezone.now() - timedelta(days=2))
    lagi = kursus_ikuti(kursus=kursus, oleh=rina)
    assert lagi.ulangan
    with pytest.raises(TransitionRefused):
        kursus_hentikan(ikut=ikut, oleh=rina)


def test_tes_awal_sekali_dan_hanya_sebelum_belajar(kursus, rina, tono):
    kuis = kursus.versi_terbit.kuis.get(jenis="pra")
    ikut = ikuti(kursus, rina)
    percobaan_kirim(percobaan=percobaan_mulai(ikut=ikut, kuis=kuis, oleh=rina), masukan={}, oleh=rina)
    ikut.refresh_from_db()
    assert ikut.nilai_pra == 0
    with pytest.raises(TransitionRefused, match="habis"):
        percobaan_mulai(ikut=ikut, kuis=kuis, oleh=rina)
    with pytest.raises(TransitionRefused, match="sebelum pelajaran pertama"):
        percobaan_mulai(ikut=ikuti(kursus, tono, tuntas=True), kuis=kuis, oleh=tono)


def test_dua_kursus_sehari_dihitung_tiga_jp(kursus, dinas, rina, sari):
    """Peraturan LAN 10/2018: e-learning of one day counts at most 3 JP, whatever the courses promise."""
    kedua = buat_kursus(dinas, sari, "Kursus Kedua")
    for satu in (kursus, kedua):
        ikut = ikuti(satu, rina, tuntas=True)
        percobaan = percobaan_mulai(ikut=ikut, kuis=satu.versi_terbit.kuis.get(jenis="akhir"), oleh=rina)
        percobaan_kirim(percobaan=percobaan, masukan=jawab_benar(percobaan), oleh=rina)
    assert sorted(RiwayatDiklat.objects.values_list("jp", flat=True)) == [1, 2]
    assert sorted(Kepesertaan.objects.values_list("jp", flat=True)) == [1, 2]


def test_kursus_ditutup_masih_dapat_diselesaikan(kursus, rina, tono, sari, masuk):
    ikut = ikuti(kursus, rina)
    masuk(sari).post(reverse("belajar:alih", args=[kursus.pk, "tutup"]), {"alasan": ""})
    assert "Dasar Arsip" not in masuk(tono).get(reverse("belajar:katalog")).content.decode()
    assert masuk(rina).post(reverse("belajar:pelajaran", args=[ikut.pk, 1])).status_code == 302
    with pytest.raises(TransitionRefused, match="tidak menerima"):
        kursus_ikuti(kursus=kursus, oleh=tono)


def test_kepala_melihat_pegawainya_dalam_kursus_kota(kursus, rina, tono, kota_tangsel, dinas, buat_pengguna, masuk):
    """Tono belongs to no unit of this head: his row is not shown, the figures of the course are."""
    for orang in (rina, tono):
        ikuti(kursus, orang)
    kepala = buat_pengguna("hana", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": dinas}))
    lain = buat_instansi(kota_tangsel, "Dinas Pendidikan")
    kepala_lain = buat_pengguna("gita", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": lain}))
    for orang, ada in ((kepala, True), (kepala_lain, False)):
        assert "Dasar Arsip" in masuk(orang).get(reverse("belajar:statistik")).content.decode()
        daftar = masuk(orang).get(reverse("belajar:kelola_peserta", args=[kursus.pk])).content.decode()
        assert ("Rina Wulandari" in daftar) is ada
        assert "Tono Saputra" not in daftar


def test_kirim_tes_hemat_kueri(kursus, rina, masuk, django_assert_max_num_queries):
    """Many send at the same minute: keeping answers is a handful of statements, sending that passes a bounded one."""
    ikut = ikuti(kursus, rina, tuntas=True)
    percobaan = percobaan_mulai(ikut=ikut, kuis=kursus.versi_terbit.kuis.get(jenis="akhir"), oleh=rina)
    klien, alamat = masuk(rina), reverse("belajar:percobaan", args=[percobaan.pk])
    klien.get(alamat)
    with django_assert_max_num_queries(20):
        klien.post(alamat, jawab_benar(percobaan, 1) | {"aksi": "simpan"})
    with django_assert_max_num_queries(30):
        klien.post(alamat, jawab_benar(percobaan, 1))


def test_belajar_paling_banyak_dua_belas_pernyataan(kursus, rina, masuk, settings):
    """Session, account and roles included; what is the same for the whole city is remembered for a minute."""
    settings.HALAMAN_BERSAMA_DETIK = 60
    ikuti(kursus, rina)
    klien = masuk(rina)
    klien.get(reverse("program:belajar"))
    with CaptureQueriesContext(connection) as kueri:
        halaman = klien.get(reverse("program:belajar")).content.decode()
    assert kursus.judul in halaman
    kendali = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "set_config", "current_setting('asn.kota'")
    sendiri = [q["sql"] for q in kueri if not any(b in q["sql"] for b in kendali)]
    assert len(sendiri) <= 12, "\n".join(sendiri)


def berkala(orang) -> dict:
    """The figures the next periodic evaluation freezes for the unit, of the quarter that runs."""
    hari = orang.hari_ini()
    periode = Periode.dari_kode(f"{hari.year}-T{(hari.month + 2) // 3}")
    angka = figur_instansi.hitung(instansi=orang.pegawai.instansi, periode=periode, tanggal_data=timezone.now())
    jumlahan = angka["jumlahan"]
    return {"jp_pns": Decimal(jumlahan["jp_pns"]), "ip": Decimal(jumlahan["ip_asn"]["kompetensi"])}


def test_kelulusan_mengubah_jp_ip_asn_dan_evaluasi(kursus, rina):
    """The register is the only road: the sheet of the person and the index read what the certificate has deposited.

    So does the next periodic evaluation of the unit.
    """
    berkala_sebelum = berkala(rina)
    sebelum = evaluasi_pegawai(rina.pegawai, rina.hari_ini())
    ikut = ikuti(kursus, rina, tuntas=True)
    percobaan = percobaan_mulai(ikut=ikut, kuis=kursus.versi_terbit.kuis.get(jenis="akhir"), oleh=rina)
    percobaan_kirim(percobaan=percobaan, masukan=jawab_benar(percobaan), oleh=rina)
    sesudah = evaluasi_pegawai(rina.pegawai, rina.hari_ini())
    assert sesudah.jp.capaian - sebelum.jp.capaian == 2
    assert (sebelum.fakta_ip.seminar, sesudah.fakta_ip.seminar) == (0, 1)
    assert sesudah.ip.total > sebelum.ip.total
    berkala_sesudah = berkala(rina)
    assert berkala_sesudah["jp_pns"] - berkala_sebelum["jp_pns"] == 2
    assert berkala_sesudah["ip"] > berkala_sebelum["ip"]
