"""PermenPANRB 6/2022 jo SE MenPANRB 3/2023; PP 10/1979, PP 46/2011, PP 30/2019 for older records."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.enum import PredikatKinerja, RatingEkspektasi
from kepegawaian.pegawai.rules.predikat import (
    karena_perilaku,
    predikat_dari_nilai,
    predikat_kinerja,
    rezim_pada,
    setara_baik,
)

PADA = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("hasil", "perilaku", "predikat"),
    [
        ("DI_ATAS", "DI_ATAS", "SANGAT_BAIK"),
        ("DI_ATAS", "SESUAI", "BAIK"),
        ("DI_ATAS", "DI_BAWAH", "KURANG"),
        ("SESUAI", "DI_ATAS", "BAIK"),
        ("SESUAI", "SESUAI", "BAIK"),
        ("SESUAI", "DI_BAWAH", "KURANG"),
        ("DI_BAWAH", "DI_ATAS", "BUTUH_PERBAIKAN"),
        ("DI_BAWAH", "SESUAI", "BUTUH_PERBAIKAN"),
        ("DI_BAWAH", "DI_BAWAH", "SANGAT_KURANG"),
    ],
)
def test_matriks_predikat(hasil, perilaku, predikat):
    assert predikat_kinerja(RatingEkspektasi(hasil), RatingEkspektasi(perilaku), pada=PADA) == predikat


def test_matriks_tidak_berlaku_mundur():
    with pytest.raises(LookupError):
        predikat_kinerja(RatingEkspektasi.SESUAI, RatingEkspektasi.SESUAI, pada=date(2021, 12, 31))


def test_setara_baik_dan_karena_perilaku():
    assert [p for p in PredikatKinerja if setara_baik(p)] == ["SANGAT_BAIK", "BAIK"]
    assert [p for p in PredikatKinerja if karena_perilaku(p)] == ["KURANG"]


@pytest.mark.parametrize(
    ("akhir", "rezim"),
    [
        (date(2013, 12, 31), "DP3"),
        (date(2014, 12, 31), "SKP_2011"),
        (date(2021, 6, 30), "SKP_2011"),  # 2021 was evaluated in two halves
        (date(2021, 12, 31), "SKP_2019"),
        (date(2022, 3, 31), "KINERJA_2022"),
    ],
)
def test_rezim(akhir, rezim):
    assert rezim_pada(akhir).nilai == rezim


@pytest.mark.parametrize(
    ("akhir", "nilai", "predikat", "sebutan"),
    [
        (date(2012, 12, 31), "91", "SANGAT_BAIK", "Amat Baik"),  # PP 10/1979
        (date(2012, 12, 31), "90", "BAIK", "Baik"),
        (date(2012, 12, 31), "75", "BUTUH_PERBAIKAN", "Cukup"),
        (date(2012, 12, 31), "60", "KURANG", "Sedang"),
        (date(2012, 12, 31), "50", "SANGAT_KURANG", "Kurang"),
        (date(2018, 12, 31), "91", "SANGAT_BAIK", "Sangat Baik"),  # PP 46/2011
        (date(2018, 12, 31), "90.99", "BAIK", "Baik"),
        (date(2018, 12, 31), "75.99", "BUTUH_PERBAIKAN", "Cukup"),
        (date(2018, 12, 31), "60.99", "KURANG", "Kurang"),
        (date(2018, 12, 31), "50", "SANGAT_KURANG", "Buruk"),
        (date(2021, 12, 31), "112", "BAIK", "Baik"),  # PP 30/2019 ps. 41: no new idea
        (date(2021, 12, 31), "109.99", "BAIK", "Baik"),
        (date(2021, 12, 31), "90", "BAIK", "Baik"),
        (date(2021, 12, 31), "89.99", "BUTUH_PERBAIKAN", "Cukup"),
        (date(2021, 12, 31), "69.99", "KURANG", "Kurang"),
        (date(2021, 12, 31), "49.99", "SANGAT_KURANG", "Sangat Kurang"),
    ],
)
def test_konversi_nilai_lama(akhir, nilai, predikat, sebutan):
    hasil = predikat_dari_nilai(Decimal(nilai), akhir_periode=akhir)
    assert (hasil.predikat, hasil.sebutan) == (predikat, sebutan)


@pytest.mark.parametrize(("nilai", "predikat"), [("110", "SANGAT_BAIK"), ("120", "SANGAT_BAIK"), ("109.99", "BAIK")])
def test_sangat_baik_2019_dengan_ide_baru(nilai, predikat):  # PP 30/2019 ps. 41
    hasil = predikat_dari_nilai(Decimal(nilai), akhir_periode=date(2021, 12, 31), ada_ide_baru=True)
    assert hasil.predikat == predikat


def test_sejak_2022_tidak_ada_nilai_angka():
    with pytest.raises(ValueError, match="Sejak 2022"):
        predikat_dari_nilai(Decimal(90), akhir_periode=PADA)


@pytest.mark.parametrize(
    ("nilai", "akhir"),
    [("-1", date(2018, 12, 31)), ("121", date(2021, 12, 31)), ("101", date(2012, 12, 31))],
)
def test_nilai_di_luar_skala_ditolak(nilai, akhir):
    with pytest.raises(ValueError, match="di luar skala"):
        predikat_dari_nilai(Decimal(nilai), akhir_periode=akhir)
