"""Pages as the named, the accused, colleagues and strangers meet them; every other door a file might leak through."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from asn.core.models import CatatanAkses
from asn.core.verifikasi import alamat_verifikasi
from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import Pegawai
from kinerja.disiplin.models import Perkara, Presensi
from kinerja.disiplin.services import periksa, putusan
from kinerja.disiplin.services.dokumen import dokumen_bita
from kinerja.disiplin.services.presensi import ringkasan_bulan
from kinerja.disiplin.workflows import IZIN_REKAP_PRESENSI
from tests.kinerja.disiplin.pembuat import (
    ALASAN,
    HARI_INI,
    URAIAN,
    buat_perkara,
    buat_presensi,
    buka,
    hari_kerja,
    panggil,
    sampai_diterima,
    sampai_putusan,
)

pytestmark = pytest.mark.django_db


def alamat(nama, *argumen):
    return reverse(f"disiplin:{nama}", args=argumen)


def isi(klien, jalur, status=200):
    jawaban = klien.get(jalur)
    assert jawaban.status_code == status, jalur
    return jawaban.content.decode()


def test_halaman_perkara_dan_catatan_akses(dinas, masuk):
    perkara = sampai_putusan(dinas)
    halaman = isi(masuk(dinas.akun["seksi"]), alamat("rincian", perkara.pk))
    for teks in (URAIAN, ALASAN, dinas.rina.nama, "Jatuhkan hukuman disiplin", "Ambil keputusan"):
        assert teks in halaman
    catatan = CatatanAkses.objects.get(objek_id=str(perkara.pk))
    assert (catatan.pengguna, catatan.butir) == (dinas.akun["seksi"], "Berkas perkara disiplin")
    assert dinas.rina.nama not in catatan.alasan + str(perkara)


def test_daftar_hanya_inisial_dan_tanpa_ekspor(dinas, masuk):
    buka(dinas)
    klien = masuk(dinas.akun["seksi"])
    daftar = isi(klien, alamat("daftar"))
    assert "R. W." in daftar
    assert dinas.rina.nama not in daftar
    assert klien.get(alamat("daftar") + "?format=csv").status_code == 403
    assert "Tidak ada perkara untuk Anda" in isi(masuk(dinas.akun["joko"]), alamat("daftar"))


def test_halaman_terperiksa_terbatas(dinas, masuk):
    perkara = sampai_putusan(dinas)
    putusan.perkara_putuskan(perkara=perkara, hukuman="R2", pertimbangan=ALASAN, oleh=dinas.akun["seksi"])
    klien = masuk(dinas.akun["rina"])
    assert klien.get(alamat("rincian", perkara.pk)).headers["Location"] == alamat("saya_rincian", perkara.pk)
    halaman = isi(klien, alamat("saya_rincian", perkara.pk))
    assert "Surat panggilan I" in halaman
    assert "Berita acara pemeriksaan" in halaman
    for tertutup in (ALASAN, URAIAN, "Keputusan hukuman disiplin", "Teguran tertulis", "Yang perlu Anda ketahui"):
        assert tertutup not in halaman
    keputusan = perkara.dokumen.get(jenis="keputusan")
    assert klien.get(alamat("saya_dokumen", perkara.pk, keputusan.pk)).status_code == 404
    putusan.perkara_sampaikan(perkara=perkara, diterima=HARI_INI, oleh=dinas.akun["seksi"])
    halaman = isi(klien, alamat("saya_rincian", perkara.pk))
    assert "Teguran tertulis" in halaman
    assert reverse("keberatan:ajukan", args=["disiplin", perkara.pk]) in halaman
    assert CatatanAkses.objects.filter(pengguna=dinas.akun["rina"]).exists()


def test_terperiksa_membaca_apa_yang_berikutnya_dengan_katanya_sendiri(dinas, masuk):
    """The clock of the examiner is not an order to the accused, and a decision is not told before it is delivered."""
    perkara = buka(dinas)
    panggil(dinas, perkara)
    daftar = isi(masuk(dinas.akun["rina"]), alamat("saya"))
    assert "Pemeriksaan Anda: <strong>" in daftar
    periksa.pemeriksaan_mulai(perkara=perkara, oleh=dinas.akun["seksi"])
    halaman = isi(masuk(dinas.akun["rina"]), alamat("saya_rincian", perkara.pk))
    assert "Berita acara pemeriksaan diselesaikan paling lambat" in halaman
    assert "Selesaikan berita acara" not in halaman
    assert "Selesaikan berita acara" in isi(masuk(dinas.akun["seksi"]), alamat("rincian", perkara.pk))


def test_dugaan_belum_terbaca_terperiksa(dinas, masuk):
    perkara = buka(dinas)
    klien = masuk(dinas.akun["rina"])
    assert klien.get(alamat("saya_rincian", perkara.pk)).status_code == 404
    assert klien.get(alamat("rincian", perkara.pk)).status_code == 404
    assert "Tidak ada perkara" in isi(klien, alamat("saya"))


def test_surat_dicetak_sekali_tersegel_dan_rahasia(dinas, masuk):
    perkara = sampai_diterima(dinas)
    klien = masuk(dinas.akun["seksi"])
    for jenis, teks in (
        ("panggilan_1", "diperiksa dan dimintai keterangan"),
        ("bap", "Di mana Anda"),
        ("keputusan", "MEMUTUSKAN"),
        ("penyampaian", "Batas mengajukan keberatan"),
    ):
        dokumen = perkara.dokumen.get(jenis=jenis)
        jawaban = klien.get(alamat("dokumen", perkara.pk, dokumen.pk))
        assert "no-store" in jawaban.headers["Cache-Control"]
        tertulis = " ".join(h.extract_text() for h in PdfReader(BytesIO(jawaban.content)).pages)
        tertulis = " ".join(tertulis.split())
        assert teks in tertulis
        assert "RAHASIA" in tertulis
        assert dinas.rina.nip in tertulis
        dokumen.refresh_from_db()
        dokumen.tanda.refresh_from_db()
        assert dokumen.tanda.sha256 == dokumen.sha256
        assert dokumen_bita(dokumen) == jawaban.content
    assert CatatanAkses.objects.filter(objek_id=str(perkara.pk)).count() == 4
    umum = masuk(dinas.akun["joko"]).get(alamat_verifikasi(dokumen.tanda).split("/", 3)[3].join(["/", ""]))
    assert dinas.rina.nama not in umum.content.decode()
    assert "disiplin" not in umum.content.decode().split("<main")[1].lower()


def test_tidak_bocor_lewat_pintu_lain(dinas, masuk, citra):
    """Search, list and profile of people, access log, news: a name may stand there, the case never."""
    perkara = sampai_putusan(dinas)
    kalimat = (URAIAN, ALASAN)
    bkd = masuk(dinas.akun["bkd"])
    pintu = [
        reverse("pegawai:daftar") + f"?q={dinas.rina.nama}",
        reverse("pegawai:rincian", args=[dinas.rina.pk]),
        reverse("pegawai:rincian", args=[dinas.rina.pk]) + "?bagian=penghargaan",
        reverse("pegawai:rincian", args=[dinas.rina.pk]) + "?bagian=linimasa",
        reverse("pegawai:catatan_akses"),
        reverse("instansi:dasbor_kota"),
        reverse("notifikasi:daftar"),
        reverse("keberatan:daftar"),
        alamat("rekap"),
        alamat("daftar"),
    ]
    masuk(dinas.akun["seksi"]).get(alamat("rincian", perkara.pk))
    for jalur in pintu:
        halaman = isi(bkd, jalur)
        assert [k for k in kalimat if k in halaman] == [], jalur
    for kabar in Kabar.objects.filter(jenis="disiplin"):
        assert dinas.rina.nama not in kabar.judul + kabar.isi
    for orang in (dinas.akun["bkd"], dinas.akun["kepala"], citra):
        assert masuk(orang).get(alamat("rincian", perkara.pk)).status_code in (403, 404)


def test_rekap_menyamarkan_angka_kecil(dinas, masuk):
    for _ in range(4):
        buat_perkara(dinas.rina)
    halaman = isi(masuk(dinas.akun["bkd"]), alamat("rekap"))
    assert "kurang dari 5" in halaman
    assert "tidak ditampilkan" in halaman
    assert dinas.rina.nama not in halaman
    buat_perkara(dinas.rina)
    assert '">5</td>' in isi(masuk(dinas.akun["bkd"]), alamat("rekap"))
    assert masuk(dinas.akun["joko"]).get(alamat("rekap")).status_code == 403


def test_lapor_dengan_galat_di_kolomnya(dinas, masuk, citra):
    klien = masuk(dinas.akun["seksi"])
    lengkap = {"nip": dinas.rina.nip, "pelanggaran": "3e", "tingkat_dugaan": "R", "uraian": URAIAN}
    for ubah, pesan in (
        ({"nip": "123"}, "NIP terdiri atas 18 angka."),
        ({"nip": dinas.orang["ines"].nip}, "tidak ada dalam jangkauan Anda"),
        ({"uraian": "pendek"}, "paling sedikit 15"),
    ):
        jawaban = klien.post(alamat("lapor"), lengkap | ubah)
        assert jawaban.status_code == 422
        assert pesan in jawaban.content.decode() or "uraian" in ubah
    assert klien.post(alamat("lapor"), lengkap).status_code == 302
    perkara = Perkara.objects.get()
    assert (perkara.pegawai, perkara.dibuka_oleh) == (dinas.rina, dinas.akun["seksi"])
    assert masuk(citra).post(alamat("lapor"), lengkap).status_code == 422


def test_panggil_lewat_halaman(dinas, masuk):
    perkara = buka(dinas)
    klien = masuk(dinas.akun["seksi"])
    data = {"tanggal_surat": "2026-11-25", "tanggal_periksa": "2026-11-27", "jam": "09:00", "tempat": "Ruang rapat"}
    jawaban = klien.post(alamat("panggil", perkara.pk), data)
    assert jawaban.status_code == 422
    assert "paling cepat 7 hari kerja" in jawaban.content.decode()
    assert klien.post(alamat("panggil", perkara.pk), data | {"tanggal_periksa": "2026-12-04"}).status_code == 302
    perkara.refresh_from_db()
    assert perkara.keadaan == "panggilan_1"
    assert "tidak tersedia pada keadaan" in isi(klien, alamat("sampaikan", perkara.pk))


def test_bukti_tersandi_dan_terbatas(dinas, masuk):
    perkara = buka(dinas)
    klien = masuk(dinas.akun["seksi"])
    pdf = BytesIO(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    pdf.name = "laporan.pdf"
    assert klien.post(alamat("bukti", perkara.pk), {"judul": "Laporan jaga", "berkas": pdf}).status_code == 302
    dokumen = perkara.dokumen.get()
    assert klien.get(alamat("dokumen", perkara.pk, dokumen.pk)).content.startswith(b"%PDF")
    panggil(dinas, perkara)
    assert masuk(dinas.akun["rina"]).get(alamat("saya_dokumen", perkara.pk, dokumen.pk)).status_code == 404
    jahat = BytesIO(b"<html>")
    jahat.name = "laporan.pdf"
    assert klien.post(alamat("bukti", perkara.pk), {"judul": "Laporan jaga", "berkas": jahat}).status_code == 422


def test_presensi_saya_menjelaskan_tangga(dinas, masuk):
    buat_presensi(dinas.rina, hari_kerja(3))
    buat_presensi(dinas.rina, [date(2026, 11, 24)], "HADIR", menit_terlambat=30)
    halaman = isi(masuk(dinas.akun["rina"]), alamat("presensi_saya"))
    for teks in ("mencapai: Teguran lisan", "4 hari", "PP 94/2021 ps. 9", "terlambat 30 menit"):
        assert teks in halaman


def test_presensi_menurut_jangkauan(dinas, masuk, citra):
    buat_presensi(dinas.rina, [date(2026, 11, 3)])
    buat_presensi(dinas.orang["ines"], [date(2026, 11, 3)], "SAKIT")
    halaman = isi(masuk(dinas.akun["seksi"]), alamat("presensi"))
    assert dinas.rina.nama in halaman
    assert dinas.orang["ines"].nama not in halaman
    buat_presensi(dinas.orang["ines"], [date(2026, 11, 4)])
    for akun, alpa in (("seksi", 1), ("bkd", 2)):
        orang = Pegawai.objects.terlihat_oleh(dinas.akun[akun], IZIN_REKAP_PRESENSI)
        jangkauan = dinas.akun[akun].jangkauan(IZIN_REKAP_PRESENSI)
        assert ringkasan_bulan(orang, jangkauan, "2026-11")["orang_alpa"] == alpa
    Presensi.objects.filter(pegawai=dinas.orang["ines"], status="ALPA").delete()
    semua = isi(masuk(dinas.akun["bkd"]), alamat("presensi") + "?bulan=2026-11&kehadiran=alpa")
    assert dinas.rina.nama in semua
    assert dinas.orang["ines"].nama not in semua
    jalur = alamat("presensi_pegawai", dinas.rina.pk)
    assert dinas.rina.nama in isi(masuk(dinas.akun["seksi"]), jalur)
    assert masuk(dinas.akun["joko"]).get(jalur).status_code == 403
    assert masuk(citra).get(jalur).status_code == 404


def test_ekspor_presensi_meminta_tujuan(dinas, masuk):
    buat_presensi(dinas.rina, [date(2026, 11, 3)])
    klien = masuk(dinas.akun["bkd"])
    jalur = alamat("presensi") + "?bulan=2026-11&format=csv"
    assert klien.get(jalur).status_code == 200  # asks for the purpose
    jawaban = klien.post(jalur, {"alasan": "Rekap TPP bulan November"})
    assert dinas.rina.nama in b"".join(jawaban).decode()
    assert masuk(dinas.akun["seksi"]).get(jalur).status_code == 403
