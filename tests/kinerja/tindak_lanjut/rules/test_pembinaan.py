"""PP 30/2019 ps. 56–58; PP 49/2018 for PPPK."""

from datetime import date

import pytest

from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja
from kepegawaian.pegawai.rules.tindak_lanjut import PredikatPeriodik
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan as K
from kinerja.tindak_lanjut.rules.pembinaan import (
    FaktaHasil,
    hasil_perbaikan,
    masa_perbaikan,
    perlu_dibina,
    setelah_perjanjian,
    setelah_sementara,
    setelah_uji,
    tanggal_pantau,
)

SB, B, BP, KURANG, SK = PredikatKinerja
MULAI, SELESAI = date(2026, 4, 15), date(2026, 10, 15)


def hasil(*predikat, pada=SELESAI, jenis=JenisASN.PNS, selesai=SELESAI):
    """(code of the period, predicate) pairs."""
    baris = [PredikatPeriodik(Periode.dari_kode(k), p, i) for i, (k, p) in enumerate(predikat)]
    return hasil_perbaikan(FaktaHasil(jenis, MULAI, selesai, baris, pada))


def test_masa_perbaikan_enam_bulan_dan_perlu_diverifikasi():
    masa = masa_perbaikan(date(2026, 1, 1))
    assert (masa.nilai, masa.perlu_verifikasi) == (6, True)


@pytest.mark.parametrize(
    ("mulai", "selesai", "hari"),
    [
        (MULAI, SELESAI, ["05-15", "06-15", "07-15", "08-15", "09-15", "10-15"]),
        (date(2026, 1, 31), date(2026, 3, 31), ["02-28", "03-31"]),
        (MULAI, date(2026, 5, 1), ["05-01"]),
    ],
)
def test_titik_pantau_sekali_sebulan(mulai, selesai, hari):
    assert [f"{h:%m-%d}" for h in tanggal_pantau(mulai, selesai)] == hari


@pytest.mark.parametrize(("predikat", "boleh"), [(SB, False), (B, False), (BP, True), (KURANG, True), (SK, True)])
def test_di_bawah_baik_dibina(predikat, boleh):
    putusan = perlu_dibina(PredikatPeriodik(Periode.dari_kode("2026-T3"), predikat, 1))
    assert bool(putusan) is boleh
    assert predikat.label in putusan.alasan


def test_tanpa_predikat_tidak_dibina():
    assert not perlu_dibina(None)


@pytest.mark.parametrize(
    ("predikat", "lain", "menuju"),
    [
        ([("2026-T2", B)], {"pada": date(2026, 7, 5)}, K.MEMBAIK),  # early
        ([("2026-T2", BP), ("2026-T3", SB)], {}, K.MEMBAIK),
        ([("2026-T2", B), ("2026-T3", BP)], {}, K.UJI_KOMPETENSI),  # the last one counts
        ([("2026-T2", BP)], {"pada": date(2026, 7, 5)}, None),  # still running
        ([], {}, None),  # no result yet
        ([("2026-T2", BP)], {}, None),  # the quarter that decides is missing
        ([("2026-T2", BP), ("2026-T3", BP)], {}, K.UJI_KOMPETENSI),
        ([("2026-T3", KURANG)], {"jenis": JenisASN.CPNS}, K.UJI_KOMPETENSI),
        ([("2026-T3", BP)], {"jenis": JenisASN.PPPK}, K.EVALUASI_PERJANJIAN),
        ([("2026-T3", BP)], {"jenis": JenisASN.PPPK_PARUH_WAKTU}, K.EVALUASI_PERJANJIAN),
        ([("2026-T1", B)], {}, None),  # ended before the plan began
    ],
)
def test_hasil_masa_perbaikan(predikat, lain, menuju):
    langkah = hasil(*predikat, **lain)
    assert langkah.menuju is menuju
    assert bool(langkah.putusan) is (menuju is not None)
    assert langkah.putusan.alasan


def test_hari_terakhir_triwulan_menentukan_triwulan_itu():
    assert hasil(("2026-T3", BP), selesai=date(2026, 9, 30), pada=date(2026, 9, 30)).menuju is K.UJI_KOMPETENSI
    assert hasil(("2026-T2", BP), selesai=date(2026, 9, 29), pada=date(2026, 9, 30)).menuju is K.UJI_KOMPETENSI


@pytest.mark.parametrize(
    ("kompeten", "sesuai", "rendah", "menuju"),
    [
        (True, True, True, K.PINDAH_JABATAN),
        (True, True, False, K.PINDAH_JABATAN),
        (True, False, True, K.TURUN_JABATAN),
        (False, True, True, K.TURUN_JABATAN),
        (False, True, False, K.PENEMPATAN_SEMENTARA),
        (True, False, False, K.PENEMPATAN_SEMENTARA),
        (False, False, False, K.PENEMPATAN_SEMENTARA),
    ],
)
def test_setelah_uji_kompetensi(kompeten, sesuai, rendah, menuju):
    langkah = setelah_uji(kompeten=kompeten, jabatan_sesuai=sesuai, jabatan_lebih_rendah=rendah)
    assert langkah.menuju is menuju
    assert str(langkah.putusan.dasar) == "PP 30/2019 ps. 58"


@pytest.mark.parametrize(
    ("pada", "sesuai", "rendah", "menuju"),
    [
        ("2026-12-31", False, False, None),
        ("2027-01-10", False, False, K.PDH),
        ("2027-01-10", False, True, K.TURUN_JABATAN),
        ("2026-03-01", True, False, K.PINDAH_JABATAN),
    ],
)
def test_penempatan_sementara_paling_lama_setahun(pada, sesuai, rendah, menuju):
    langkah = setelah_sementara(
        sejak=date(2026, 1, 10),
        pada=date.fromisoformat(pada),
        jabatan_sesuai=sesuai,
        jabatan_lebih_rendah=rendah,
    )
    assert langkah.menuju is menuju


@pytest.mark.parametrize(("terpenuhi", "menuju"), [(True, K.MEMBAIK), (False, K.PDH)])
def test_evaluasi_perjanjian_kerja(terpenuhi, menuju):
    assert setelah_perjanjian(target_terpenuhi=terpenuhi).menuju is menuju
