"""What is held, what counts as the same text, and what must be in order before each step (PermenPANRB 16/2017)."""

from datetime import date, timedelta

import pytest

from pengaduan.forum.rules import syarat
from pengaduan.forum.rules.moderasi import LABEL_ALASAN, Alasan, dugaan, sama, usul_samaran
from pengaduan.forum.workflows import FASE, KONSULTASI_WORKFLOW, LABEL, NADA, KeadaanKonsultasi

D = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("Mohon loket buka sampai malam, tiga hari seminggu.", []),
        ("Pasal 12 ayat (3) huruf a terlalu ketat sejak 2024.", []),
        ("NIK saya 3674012505900001", ["NIK"]),
        ("NIK 3674 0125 0590 0001 tidak terbaca", ["NIK"]),
        ("Telepon 0812-3456-7890", ["nomor telepon"]),
        ("WA +62 812 3456 7890 ya", ["nomor telepon"]),
        ("Tulis ke budi.s@contoh.co.id", ["alamat surel"]),
        ("budi (at) contoh.id", ["alamat surel"]),
        ("lihat https://contoh.invalid/a dan www.contoh.id", ["tautan"]),
        ("3674012505900001 atau 081234567890", ["NIK", "nomor telepon"]),
        ("Anggaran 1.250.000.000 rupiah tahun 2026", []),
    ],
)
def test_yang_ditahan(teks, harap):
    assert dugaan(teks) == harap


def test_usul_samaran_membuang_semua_dugaan():
    teks = "Saya 3674012505900001, 0812 3456 7890, a@b.id, https://x.id/y"
    assert dugaan(usul_samaran(teks)) == []
    assert usul_samaran("Buka sampai malam.") == "Buka sampai malam."


@pytest.mark.parametrize(
    ("a", "b", "kembar"),
    [("Buka sampai malam!", "buka  sampai MALAM", True), ("Buka sampai malam", "Buka sampai sore", False)],
)
def test_tulisan_yang_sama(a, b, kembar):
    assert (sama(a) == sama(b)) is kembar


def test_alasan_moderasi_berlabel_dan_tidak_memuat_ketidaksetujuan():
    assert set(LABEL_ALASAN) == set(Alasan)
    assert not any("setuju" in label.lower() for label in LABEL_ALASAN.values())


@pytest.mark.parametrize(
    ("mulai", "selesai", "tanggapan", "galat"),
    [
        (0, 7, 21, set()),
        (0, 0, 1, set()),
        (1, 0, 21, {"selesai"}),
        (0, 7, 7, {"tanggapan_paling_lambat"}),
        (3, 1, 1, {"selesai", "tanggapan_paling_lambat"}),
    ],
)
def test_jadwal_runtut(mulai, selesai, tanggapan, galat):
    tanggal = {
        k: D + timedelta(days=v) for k, v in {"mulai": mulai, "selesai": selesai, "tanggapan": tanggapan}.items()
    }
    assert set(syarat.jadwal(**tanggal)) == galat


@pytest.mark.parametrize(
    ("dokumen", "butir", "geser", "jumlah"), [(1, 0, 0, 0), (0, 1, 5, 0), (0, 0, 0, 1), (1, 0, -1, 1), (0, 0, -1, 2)]
)
def test_umumkan(dokumen, butir, geser, jumlah):
    masalah = syarat.umumkan(hari_ini=D, mulai=D + timedelta(days=geser), dokumen=dokumen, butir=butir)
    assert len(masalah) == jumlah


@pytest.mark.parametrize(("mulai", "selesai", "boleh"), [(0, 0, True), (-3, 4, True), (1, 4, False), (-4, -1, False)])
def test_buka_hanya_dalam_jadwal(mulai, selesai, boleh):
    masalah = syarat.buka(hari_ini=D, mulai=D + timedelta(days=mulai), selesai=D + timedelta(days=selesai))
    assert (masalah == []) is boleh


@pytest.mark.parametrize(
    ("ditahan", "tanpa", "klaster", "jumlah"),
    [
        (0, 0, [], 0),
        (0, 0, [syarat.Klaster("A", "tidak", "Sebab biaya.", 0)], 0),
        (0, 0, [syarat.Klaster("A", "diterima", "Baik.", 1)], 0),
        (0, 0, [syarat.Klaster("A", "diterima", "Baik.", 0)], 1),
        (0, 0, [syarat.Klaster("A", "sebagian", "Baik.", 0)], 1),
        (0, 0, [syarat.Klaster("A", "", "Baik.", 1)], 1),
        (0, 0, [syarat.Klaster("A", "tidak", "  ", 0)], 1),
        (2, 3, [syarat.Klaster("A", "", "", 0)], 3),
    ],
)
def test_terbit_menuntut_jawaban_dan_akibat(ditahan, tanpa, klaster, jumlah):
    assert len(syarat.terbitkan(ditahan=ditahan, tanpa_klaster=tanpa, klaster=klaster)) == jumlah


def test_selesai_hanya_tanpa_janji_terbuka():
    assert syarat.selesaikan(belum=0) == []
    assert "2 tindak lanjut" in syarat.selesaikan(belum=2)[0]


def test_setiap_keadaan_punya_label_nada_dan_fase():
    assert set(LABEL) == set(NADA) == set(FASE) == set(KeadaanKonsultasi)


def test_yang_terbit_tidak_dapat_dibatalkan():
    assert KONSULTASI_WORKFLOW["batalkan"].dari.isdisjoint({"ditutup", "ditanggapi", "selesai"})
