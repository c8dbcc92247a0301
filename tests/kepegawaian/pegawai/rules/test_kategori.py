"""Peraturan BKN 26/2019."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.kategori import jpm, kategori_pemetaan, kategori_pengisian

PADA = date(2026, 1, 1)
STANDAR = {"INTEGRITAS": 3, "KOMUNIKASI": 3, "PEREKAT_BANGSA": 3}


@pytest.mark.parametrize(
    ("dicapai", "batasi", "nilai"),
    [
        ({"INTEGRITAS": 3, "KOMUNIKASI": 3, "PEREKAT_BANGSA": 3}, False, "100.00"),
        ({"INTEGRITAS": 4, "KOMUNIKASI": 2, "PEREKAT_BANGSA": 3}, False, "100.00"),
        ({"INTEGRITAS": 4, "KOMUNIKASI": 2, "PEREKAT_BANGSA": 3}, True, "88.89"),
        ({"INTEGRITAS": 3}, False, "33.33"),  # no result counts as 0
        ({"INTEGRITAS": 3, "LAIN": 5}, False, "33.33"),
    ],
)
def test_jpm(dicapai, batasi, nilai):
    assert jpm(dicapai, STANDAR, batasi=batasi) == Decimal(nilai)


@pytest.mark.parametrize("standar", [{}, {"INTEGRITAS": 0}])
def test_standar_kosong_ditolak(standar):
    with pytest.raises(ValueError, match="Standar kompetensi"):
        jpm({}, standar)


@pytest.mark.parametrize(
    ("nilai", "pemetaan", "pengisian"),
    [
        ("90", "OPTIMAL", "MS"),
        ("89.99", "CUKUP_OPTIMAL", "MS"),
        ("80", "CUKUP_OPTIMAL", "MS"),
        ("78", "CUKUP_OPTIMAL", "MMS"),
        ("77.99", "KURANG_OPTIMAL", "MMS"),
        ("68", "KURANG_OPTIMAL", "MMS"),
        ("67.99", "KURANG_OPTIMAL", "KMS"),
    ],
)
def test_kategori(nilai, pemetaan, pengisian):
    assert kategori_pemetaan(Decimal(nilai), pada=PADA) == pemetaan
    assert kategori_pengisian(Decimal(nilai), pada=PADA) == pengisian
