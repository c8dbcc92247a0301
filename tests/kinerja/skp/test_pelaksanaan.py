"""Doing, by the right person, in the right state, while the period is open."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from asn.core.berkas import berkas_terlihat
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kinerja.skp.models import EvaluasiKinerja, Realisasi
from kinerja.skp.services import dialog, pelaksanaan
from kinerja.skp.services.pelaksanaan import Capaian
from tests.kinerja.skp.pembuat import buat_skp, jadikan

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def skp(tim, settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"
    return jadikan(buat_skp(tim.rina, tim.siklus, tim.akun["rina"]), "ditetapkan")


@pytest.fixture
def aksi(skp, tim):
    return rencana(skp, tim)


def rencana(skp, tim, oleh="rina", periode="2026-T4", **lain):
    isi = {"rhk": skp.rhk.get(), "teks": "Survei simpang", "target": "2 simpang"} | lain
    return pelaksanaan.rencana_aksi_simpan(skp=skp, periode=periode, oleh=tim.akun[oleh], **isi)


def tutup(skp, periode="2026-T4"):
    """The evaluation of the period was delivered."""
    kini = timezone.now()
    EvaluasiKinerja.objects.create(
        kota_id=skp.kota_id,
        skp=skp,
        tahun=skp.tahun,
        periode=periode,
        pegawai=skp.pegawai,
        instansi=skp.instansi,
        keadaan="disampaikan",
        hasil_kerja="SESUAI",
        perilaku="SESUAI",
        predikat="BAIK",
        disampaikan_pada=kini,
    )


@pytest.mark.parametrize("orang", ["bima", "joko", "mira"])
def test_hanya_pegawainya_yang_melaksanakan(tim, skp, aksi, orang):
    oleh = tim.akun[orang]
    with pytest.raises(PermissionDenied):
        rencana(skp, tim, orang)
    with pytest.raises(PermissionDenied):
        pelaksanaan.bukti_tambah(rencana=aksi, nama="BA", tautan="https://contoh.invalid", oleh=oleh)
    with pytest.raises(PermissionDenied):
        pelaksanaan.realisasi_isi(skp=skp, periode="2026-T4", capaian={}, oleh=oleh)


@pytest.mark.parametrize("keadaan", ["draf", "diajukan", "diklarifikasi", "disepakati", "dibatalkan"])
def test_belum_ditetapkan_belum_dilaksanakan(tim, skp, keadaan):
    with pytest.raises(TransitionRefused):
        rencana(jadikan(skp, keadaan), tim)


@pytest.mark.parametrize("periode", ["2025-T4", "2026-S1", "2026-B11", "2026", "zz"])
def test_periode_di_luar_siklus_ditolak(tim, skp, periode):
    with pytest.raises(ValidationError, match="di luar masa"):
        rencana(skp, tim, periode=periode)


def test_bukti_menempel_pada_rencana_aksi_dan_terjaga(tim, skp, aksi):
    berkas = SimpleUploadedFile("ba.pdf", PDF)
    bukti = pelaksanaan.bukti_tambah(rencana=aksi, nama="Berita acara", berkas=berkas, oleh=tim.akun["rina"])
    for orang, terlihat in (("rina", True), ("bima", True), ("joko", False), ("mira", False)):
        assert bool(berkas_terlihat(tim.akun[orang], bukti.berkas_id)) is terlihat, orang
    with pytest.raises(ValidationError, match="sudah mempunyai bukti"):
        pelaksanaan.rencana_aksi_hapus(rencana=aksi, oleh=tim.akun["rina"])


@pytest.mark.parametrize("tautan", ["", "javascript:alert(1)", "ftp://contoh.invalid/a", "/kinerja/"])
def test_tautan_bukti_yang_salah_ditolak(tim, aksi, tautan):
    with pytest.raises(ValidationError):
        pelaksanaan.bukti_tambah(rencana=aksi, nama="BA", tautan=tautan, oleh=tim.akun["rina"])


def test_periode_yang_sudah_disampaikan_terkunci(tim, skp, aksi):
    tutup(skp)
    rina = tim.akun["rina"]
    for langkah in (
        lambda: rencana(skp, tim),
        lambda: pelaksanaan.rencana_aksi_tandai(rencana=aksi, selesai=True, oleh=rina),
        lambda: pelaksanaan.rencana_aksi_hapus(rencana=aksi, oleh=rina),
        lambda: pelaksanaan.bukti_tambah(rencana=aksi, nama="BA", tautan="https://contoh.invalid", oleh=rina),
        lambda: pelaksanaan.realisasi_isi(skp=skp, periode="2026-T4", capaian={}, oleh=rina),
    ):
        with pytest.raises(ValidationError, match="sudah disampaikan"):
            langkah()


def test_realisasi_diisi_ulang_memperbarui_baris_yang_sama(tim, skp):
    indikator, rina = skp.rhk.get().indikator.get(), tim.akun["rina"]
    for nilai in (Decimal(2), Decimal(3)):
        capaian = {indikator.pk: Capaian(nilai, "Tercapai", "Laporan"), 0: Capaian(Decimal(9), "Orang lain")}
        assert pelaksanaan.realisasi_isi(skp=skp, periode="2026-T3", capaian=capaian, oleh=rina) == 1
    satu = Realisasi.objects.get(skp=skp)
    assert (satu.nilai, satu.versi) == (Decimal(3), 2)


def test_realisasi_periode_yang_belum_mulai_ditolak(tim, skp):
    skp.siklus.periodik = "bulanan"
    skp.siklus.save()
    with pytest.raises(ValidationError, match="belum mulai"):
        pelaksanaan.realisasi_isi(skp=skp, periode="2026-B12", capaian={}, oleh=tim.akun["rina"])


def test_umpan_balik_hanya_dari_penilai_dan_dikabarkan(tim, skp, budi):
    isi = {"skp": skp, "sifat": "apresiasi", "teks": "Laporan rapi dan tepat waktu", "nilai": "AK"}
    umpan = dialog.umpan_balik_beri(oleh=tim.akun["bima"], **isi)
    assert Kabar.objects.filter(penerima=tim.akun["rina"]).count() == 1
    for oleh in (tim.akun["rina"], tim.akun["joko"], tim.akun["mira"], budi):
        with pytest.raises(PermissionDenied):
            dialog.umpan_balik_beri(oleh=oleh, **isi)
    assert dialog.umpan_balik_baca(skp=skp, oleh=tim.akun["bima"]) == 0
    assert dialog.umpan_balik_baca(skp=skp, oleh=tim.akun["rina"]) == 1
    umpan.refresh_from_db()
    assert umpan.dibaca_pada


def test_umpan_balik_rhk_orang_lain_ditolak(tim, skp):
    lain = jadikan(buat_skp(tim.joko, tim.siklus, tim.akun["joko"]), "ditetapkan")
    with pytest.raises(ValidationError, match="RHK dari SKP ini"):
        dialog.umpan_balik_beri(
            skp=skp, sifat="apresiasi", teks="Laporan rapi", rhk=lain.rhk.get(), oleh=tim.akun["bima"]
        )


def _dialog(skp, oleh):
    isi = {"topik": "Target", "catatan": "Disesuaikan", "kesepakatan": ""}
    return dialog.dialog_catat(skp=skp, tanggal=timezone.localdate(), oleh=oleh, **isi)


def test_dialog_diakui_kedua_pihak(tim, skp):
    catatan = _dialog(skp, tim.akun["bima"])
    assert (bool(catatan.penilai_mengakui_pada), catatan.lengkap) == (True, False)
    with pytest.raises(PermissionDenied):
        dialog.dialog_akui(dialog=catatan, versi=1, oleh=tim.akun["joko"])
    assert dialog.dialog_akui(dialog=catatan, versi=1, oleh=tim.akun["rina"]).lengkap
    with pytest.raises(ValidationError, match="sudah diakui"):
        dialog.dialog_ubah(dialog=catatan, versi=1, topik="x", catatan="x", kesepakatan="", oleh=tim.akun["bima"])


def test_catatan_yang_diperbaiki_perlu_diakui_lagi(tim, skp):
    catatan = _dialog(skp, tim.akun["rina"])
    dialog.dialog_ubah(
        dialog=catatan, versi=1, topik="Target", catatan="Diperjelas", kesepakatan="", oleh=tim.akun["rina"]
    )
    with pytest.raises(VersiBasi):
        dialog.dialog_akui(dialog=catatan, versi=1, oleh=tim.akun["bima"])
    with pytest.raises(PermissionDenied):
        dialog.dialog_ubah(dialog=catatan, versi=2, topik="x", catatan="x", kesepakatan="", oleh=tim.akun["bima"])
