"""Queue, codes, needs, passing, and what a report of effect may say."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest

from pelatihan.program.rules.antrean import Calon, FaktaSyarat, pengisi, syarat, urutan
from pelatihan.program.rules.dampak import (
    Arah,
    Unit,
    banding_unit,
    biaya_per_gap,
    n_gain,
    rerata,
    tafsir_n_gain,
)
from pelatihan.program.rules.istilah import BENTUK, bentuk, rumpun
from pelatihan.program.rules.kebutuhan import FaktaKebutuhan, alasan, skor
from pelatihan.program.rules.kelulusan import FaktaLulus, kelulusan
from pelatihan.program.rules.kode import kode_cocok, kode_pada
from pelatihan.program.workflows import ANGKATAN_WORKFLOW, PESERTA_WORKFLOW, KeadaanAngkatan, KeadaanPeserta

SAAT = datetime(2026, 11, 25, 3, 0, 30, tzinfo=UTC)


def calon(pk, gap, jp, menit=0):
    return Calon(pk, gap, D(jp), SAAT + timedelta(minutes=menit))


@pytest.mark.parametrize(
    ("antre", "urut"),
    [
        ([calon(1, 0, 0), calon(2, 2, 20)], [2, 1]),  # the biggest gap, however many JP
        ([calon(1, 1, 8), calon(2, 1, 4)], [2, 1]),  # then the least JP
        ([calon(1, 1, 4, 9), calon(2, 1, 4, 1)], [2, 1]),  # then who was approved first
        ([calon(2, 1, 4), calon(1, 1, 4)], [1, 2]),  # the id only settles what nothing else does
        ([], []),
    ],
)
def test_urutan_antrean(antre, urut):
    assert [c.pk for c in urutan(antre)] == urut


@pytest.mark.parametrize(("kursi", "dapat"), [(-1, []), (0, []), (1, [2]), (2, [2, 1]), (9, [2, 1])])
def test_kursi_terbatas(kursi, dapat):
    assert pengisi([calon(1, 0, 0), calon(2, 1, 0)], kursi) == dapat


@pytest.mark.parametrize(
    ("ubah", "banyak"),
    [
        ({}, 0),
        ({"terbuka": False}, 1),
        ({"masih_pegawai": False}, 1),
        ({"hanya_jenis": ("ADMINISTRATOR",)}, 1),
        ({"prasyarat": "Dasar"}, 1),
        ({"prasyarat": "Dasar", "lulus_prasyarat": True}, 0),
        ({"pernah_lulus": True, "terbuka": False}, 2),
    ],
)
def test_syarat_menyebut_semua_halangan(ubah, banyak):
    dasar = {
        "jenis_jabatan": "PELAKSANA",
        "hanya_jenis": (),
        "prasyarat": "",
        "lulus_prasyarat": False,
        "pernah_lulus": False,
        "terbuka": True,
        "masih_pegawai": True,
    }
    putusan = syarat(FaktaSyarat(**(dasar | ubah)), {})
    assert (bool(putusan), len(putusan.rincian)) == (banyak == 0, banyak)


@pytest.mark.parametrize(
    ("detik", "cocok"), [(0, True), (29, True), (30, True), (89, True), (90, False), (-31, False)]
)
def test_kode_berlaku_menit_ini_dan_sebelumnya(detik, cocok):
    assert kode_cocok("rahasia", kode_pada("rahasia", SAAT), SAAT + timedelta(seconds=detik)) == cocok


@pytest.mark.parametrize(("rahasia", "kode"), [("", "123456"), ("rahasia", ""), ("rahasia", "12345")])
def test_kode_kosong_tidak_pernah_cocok(rahasia, kode):
    assert not kode_cocok(rahasia, kode, SAAT)


@pytest.mark.parametrize(
    ("fakta", "nilai"),
    [
        (FaktaKebutuhan(standar=3, kini=1, jp=D(20)), 20),
        (FaktaKebutuhan(standar=3, kini=None, jp=D(20)), 0),  # never assessed is no measured gap
        (FaktaKebutuhan(standar=2, kini=3, jp=D(20)), 0),
        (FaktaKebutuhan(predikat="KURANG", jp=D(20)), 15),
        (FaktaKebutuhan(predikat="BAIK", jp=D(20)), 0),
        (FaktaKebutuhan(urgensi="TINGGI", sumber="PEMBINAAN", jp=D(20)), 20),
        (FaktaKebutuhan(ikm=D("76.60"), jp=D(20)), 10),
        (FaktaKebutuhan(ikm=D("76.61"), jp=D(20)), 0),
        (FaktaKebutuhan(jp=D("9.99")), 5),
        (FaktaKebutuhan(jp=D(0), wajib_jp=False), 0),
    ],
)
def test_skor_dan_alasannya(fakta, nilai):
    assert skor(fakta) == nilai
    assert bool(alasan(fakta)) == (nilai > 0)


@pytest.mark.parametrize(
    ("sesi", "hadir", "nilai", "lulus"),
    [(5, 4, 70, True), (5, 3, 100, False), (5, 5, 69, False), (5, 5, None, False), (0, 0, 70, True)],
)
def test_kelulusan_menurut_kehadiran_dan_nilai(sesi, hadir, nilai, lulus):
    f = FaktaLulus(sesi, hadir, None if nilai is None else D(nilai), 70, 80)
    assert bool(kelulusan(f)) == lulus


# ---- effect


def unit(sebelum, sesudah, n=40):
    return Unit("Unit", D(sebelum), D(sesudah), n, n)


def test_rerata_memerlukan_lima_jawaban():
    assert rerata([5, 5, 5, 5]).nilai is None
    satu = rerata([3, 4, 4, 4, 5])
    assert (satu.n, satu.nilai) == (5, D("4.00"))
    assert satu.bawah < satu.nilai < satu.atas


@pytest.mark.parametrize(
    ("gain", "tafsir"), [("0.7", "Tinggi"), ("0.69", "Sedang"), ("0.3", "Sedang"), ("0.29", "Rendah")]
)
def test_tafsir_n_gain(gain, tafsir):
    assert tafsir_n_gain(D(gain)) == tafsir


def test_n_gain_melewatkan_yang_sudah_penuh():
    pasangan = [(D(50), D(75))] * 5 + [(D(100), D(100))]
    assert (n_gain(pasangan).n, n_gain(pasangan).nilai) == (5, D("0.50"))


def test_tanpa_klaim_di_bawah_tiga_puluh_data():
    hasil = banding_unit([unit(70, 90), unit(70, 91, n=29)], [unit(70, 70), unit(70, 71)])
    assert (hasil.arah, hasil.selisih) == (Arah.TANPA_KLAIM, None)
    assert "30" in hasil.kalimat


@pytest.mark.parametrize(
    ("terlatih", "serupa"), [([], [unit(1, 2)]), ([unit(1, 2)], []), ([unit(1, 2)], [unit(1, 2)])]
)
def test_tanpa_pembanding_tidak_ada_klaim(terlatih, serupa):
    assert banding_unit(terlatih, serupa).arah == Arah.TANPA_KLAIM


@pytest.mark.parametrize(("kenaikan", "arah"), [(8, Arah.MEMBAIK), (0, Arah.TIDAK_BERBEDA), (-8, Arah.MEMBURUK)])
def test_selisih_terhadap_unit_serupa(kenaikan, arah):
    terlatih = [unit(70, 70 + kenaikan + x) for x in (0, 1, 2, 1)]
    serupa = [unit(70, 70 + x) for x in (0, 1, 2, 1)]
    hasil = banding_unit(terlatih, serupa)
    assert (hasil.arah, hasil.selisih) == (arah, D(kenaikan))


def test_biaya_per_celah():
    assert (biaya_per_gap(D(100), 0), biaya_per_gap(D(100), 3)) == (None, D(33))


def test_bentuk_siasn_dan_rumpun():
    assert (len(BENTUK), bentuk(16).label, bentuk(9).label) == (25, "E-learning", "Seminar")
    assert [rumpun(k) for k in (1, 2, 3, 5, 6, 8, 9)] == [
        *("struktural", "fungsional", "teknis", "manajerial", "sosial_kultural", "teknis", "lainnya")
    ]
    assert (rumpun(16, "manajerial"), rumpun(16)) == ("manajerial", "lainnya")


@pytest.mark.parametrize("keadaan", KeadaanPeserta)
def test_peserta_yang_berakhir_tidak_berpindah(keadaan):
    akhir = {"lulus", "tidak_lulus", "tidak_hadir", "mundur", "digantikan", "ditolak", "dibatalkan"}
    assert any(keadaan in t.dari for t in PESERTA_WORKFLOW.transisi) == (keadaan not in akhir)


@pytest.mark.parametrize("keadaan", KeadaanAngkatan)
def test_kelas_yang_berakhir_tidak_berpindah(keadaan):
    assert any(keadaan in t.dari for t in ANGKATAN_WORKFLOW.transisi) == (keadaan not in ("selesai", "dibatalkan"))


def test_tanggal_uji_tersebut_dalam_alasan():
    assert "diuji 01-02-2025" in alasan(FaktaKebutuhan(standar=3, kini=2, diuji=date(2025, 2, 1)))[0]
