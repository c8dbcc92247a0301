"""Certificates: issued once, counted within the caps, verifiable by anybody, revoked for good."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from asn.core.models import TandaTerbit
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import KebutuhanPelatihan, RiwayatDiklat, RiwayatKompetensi
from kepegawaian.pegawai.rules.enum import BentukBangkom
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_catat
from kinerja.evaluasi.services import evaluasi_pegawai
from pelatihan.program import dokumen
from pelatihan.program.models import Sertifikat
from pelatihan.program.services import sertifikat_cabut, sertifikat_terbitkan
from pelatihan.program.services.buku import buku_pegawai
from pelatihan.program.services.sertifikat import sertifikat_cetak
from tests.kepegawaian.pembuat import buat_riwayat_kompetensi, buat_riwayat_pendidikan
from tests.pelatihan.program.conftest import HARI_INI

HARI = date(2026, 11, 20)


def terbitkan(kantor, **lain):
    nilai = {
        "pegawai": kantor.rina,
        "judul": "Pelayanan Publik Digital",
        "jp": Decimal(6),
        "bentuk": BentukBangkom.E_LEARNING,
        "mulai": date(2026, 11, 19),
        "selesai": HARI,
        "sumber": "BELAJAR",
        "tautan": "/belajar/kursus/7/",
        "oleh": kantor.akun["sari"],
    } | lain
    return sertifikat_terbitkan(**nilai)


def test_terbit_sekali_dan_menjadi_riwayat_diklat(kantor):
    pertama, kedua = terbitkan(kantor), terbitkan(kantor, judul="Judul lain")
    assert pertama == kedua
    diklat = RiwayatDiklat.objects.get()
    assert (diklat.jp, diklat.jenis_siasn, diklat.tautan) == (6, 16, "/belajar/kursus/7/")
    assert (diklat.nomor_sertifikat, diklat.verifikasi) == (pertama.nomor, "TERVERIFIKASI")
    kantor.rina.refresh_from_db()
    assert kantor.rina.jp_tahun_ini == 6


def test_nomor_berurutan_dan_bentuk_boleh_kode(kantor):
    satu = terbitkan(kantor)
    dua = terbitkan(kantor, pegawai=kantor.joko, bentuk=3, tautan="/belajar/kursus/8/")
    assert (satu.urut, dua.urut, dua.bentuk) == (1, 2, 3)
    assert satu.nomor == "00001/893/16/TS/XI/2026"


def test_batas_hari_dipakai_bersama_dan_dijelaskan(kantor):
    terbitkan(kantor, mulai=HARI, jp=Decimal(2))
    dua = terbitkan(kantor, mulai=HARI, jp=Decimal(3), judul="Kursus kedua", tautan="/belajar/kursus/9/")
    assert (dua.jp, dua.jp_diakui) == (3, 1)
    assert "3 JP per hari" in dua.isi["alasan_jp"]
    assert buku_pegawai(kantor.rina, 2026).jumlah == 3


def test_bukti_kompetensi_satu_level_dan_kebutuhan_terjawab(kantor):
    buat_riwayat_kompetensi(kantor.rina, kantor.kompetensi, level=1, tanggal=date(2025, 1, 1))
    kebutuhan_catat(
        pegawai=kantor.rina,
        sumber="PEMBINAAN",
        subjek="Integritas",
        kunci="uji",
        kompetensi=kantor.kompetensi,
        oleh=kantor.akun["sari"],
    )
    s = terbitkan(kantor, kompetensi=kantor.kompetensi, level=4)
    bukti = RiwayatKompetensi.objects.latest("tanggal")
    assert (bukti.level, bukti.tanggal) == (2, HARI)
    assert bukti.penyelenggara.startswith("Bukti pelatihan")
    butuh = KebutuhanPelatihan.objects.get()
    assert (butuh.keadaan, butuh.diklat_id) == ("TERPENUHI", s.diklat_id)


def test_ip_asn_dan_buku_jp_evaluasi_membaca_setoran(kantor):
    """The evaluation reads the register: technical training ≥ 20 JP is worth 15 points, and the JP count at once."""
    buat_riwayat_pendidikan(kantor.rina, 7)
    sebelum = evaluasi_pegawai(kantor.rina, HARI_INI)
    terbitkan(kantor, bentuk=BentukBangkom.DIKLAT_TEKNIS, jp=Decimal(24), mulai=date(2026, 11, 16))
    kantor.rina.refresh_from_db()
    sesudah = evaluasi_pegawai(kantor.rina, HARI_INI)
    assert (sebelum.jp.capaian, sesudah.jp.capaian) == (0, 24)
    assert sesudah.ip.kompetensi > sebelum.ip.kompetensi
    assert sesudah.jp.status == "TERPENUHI"


def test_dicabut_tidak_dihitung_dan_tidak_dua_kali(kantor, sebagai):
    s = terbitkan(kantor)
    sertifikat_cabut(sertifikat=s, alasan="Nilai ternyata milik peserta lain.", oleh=sebagai("sari"))
    s.refresh_from_db()
    assert (s.keadaan, s.diklat.verifikasi) == ("dicabut", "DICABUT")
    kantor.rina.refresh_from_db()
    assert kantor.rina.jp_tahun_ini == 0
    with pytest.raises(TransitionRefused):
        sertifikat_cabut(sertifikat=s, alasan="Sekali lagi dicabut.", oleh=sebagai("sari"))


@pytest.mark.parametrize("siapa", ["rina", "hadi", "guru", "citra"])
def test_orang_lain_tidak_mencabut(kantor, sebagai, siapa):
    s = terbitkan(kantor)
    with pytest.raises(PermissionDenied):
        sertifikat_cabut(sertifikat=s, alasan="Saya ingin mencabutnya.", oleh=sebagai(siapa))
    s.refresh_from_db()
    assert (s.keadaan, s.alasan_cabut) == ("terbit", "")


def test_pencabutan_beralasan(kantor, sebagai):
    with pytest.raises(ValidationError):
        sertifikat_cabut(sertifikat=terbitkan(kantor), alasan="salah", oleh=sebagai("sari"))


def test_pdf_dicetak_sekali_dengan_sidik(kantor):
    s = terbitkan(kantor)
    assert sertifikat_cetak(sertifikat_id=s.pk, cetak=dokumen.sertifikat_pdf)
    assert not sertifikat_cetak(sertifikat_id=s.pk, cetak=dokumen.sertifikat_pdf)
    s.refresh_from_db()
    assert s.tanda.sha256 == s.berkas.sha256


def test_siapa_pun_memeriksa_dan_hanya_empat_fakta(kantor, sebagai, client):
    s = terbitkan(kantor)
    halaman = client.get(reverse("program:verifikasi", args=[s.tanda.kode]))
    teks = halaman.content.decode()
    assert halaman.status_code == 200
    assert all(x in teks for x in ("Rina Wulandari", "Pelayanan Publik Digital", "masih berlaku"))
    assert kantor.rina.nip not in teks
    assert "Dinas Kesehatan" not in teks
    sertifikat_cabut(sertifikat=s, alasan="Nilai ternyata milik peserta lain.", oleh=sebagai("sari"))
    dicabut = client.get(reverse("program:verifikasi", args=[s.tanda.kode])).content.decode()
    assert "sudah dicabut" in dicabut
    assert "milik peserta lain" not in dicabut


def test_kode_asing_tidak_ditemukan(kantor, client, kota_tangsel):
    lain = TandaTerbit.objects.create(kota=kota_tangsel, judul="Surat", nomor="1", tanggal=HARI)
    for kode in ("TIDAKADA", lain.kode):
        assert client.get(reverse("program:verifikasi", args=[kode])).status_code == 404


def test_halaman_sertifikat_pemilik_rekan_dan_kota_lain(kantor, masuk):
    s = terbitkan(kantor)
    jawaban = {
        n: masuk(kantor.akun[n]).get(s.get_absolute_url()).status_code for n in ("rina", "joko", "sari", "citra")
    }
    assert jawaban == {"rina": 200, "joko": 404, "sari": 200, "citra": 404}
    cabut = masuk(kantor.akun["sari"]).post(
        reverse("program:sertifikat_cabut", args=[s.pk]), {"alasan": "Nilai milik orang lain."}
    )
    assert cabut.status_code == 302
    assert Sertifikat.objects.get().keadaan == "dicabut"


def test_halaman_belajar_menampilkan_buku_dan_sertifikat(kantor, masuk):
    terbitkan(kantor)
    halaman = masuk(kantor.akun["rina"]).get(reverse("program:belajar")).content.decode()
    assert "Pelayanan Publik Digital" in halaman
    assert "Kurang 14 JP dari target 20 JP setahun." in halaman


def test_katalog_publik_kosong_tetap_menjelaskan(kantor, client):
    halaman = client.get(reverse("program:katalog_publik", args=["tangerang-selatan"]))
    assert "Katalog masih kosong" in halaman.content.decode()
