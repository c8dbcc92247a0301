"""PermenPANRB 14/2017."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.instansi.rules.skm import hitung, mutu_pelayanan

PADA = date(2026, 9, 30)


def semua(jumlah, banyak, unsur=9):
    return {f"U{i}": (jumlah, banyak) for i in range(1, unsur + 1)}


@pytest.mark.parametrize(
    ("unsur", "ikm", "mutu"),
    [
        (semua(30, 10), "75.00", "C"),  # every answer 3
        (semua(32, 10), "80.00", "B"),
        (semua(40, 10), "100.00", "A"),  # a weight of 0.11 would end at 99
        (semua(10, 10), "25.00", "D"),
        (semua(9, 3, unsur=4), "75.00", "C"),  # fewer unsur share the weight
        ({"Waktu": (3, 1), "Biaya": (8, 2)}, "87.50", "B"),
        ({"Waktu": (10, 3), "Biaya": (11, 3), "Sarana": (12, 3)}, "91.67", "A"),
    ],
)
def test_ikm(unsur, ikm, mutu):
    hasil = hitung(unsur, pada=PADA)
    assert (hasil.ikm, hasil.mutu) == (Decimal(ikm), mutu)


def test_rata_rata_per_unsur_dan_bagiannya():
    hasil = hitung({"Waktu": (10, 3), "Biaya": (4, 1)}, pada=PADA)
    assert hasil.nrr == {"Waktu": Decimal("3.333"), "Biaya": Decimal("4.000")}
    assert hasil.tertimbang == {"Waktu": Decimal("1.667"), "Biaya": Decimal("2.000")}
    assert (hasil.ni, hasil.ikm) == (Decimal("3.667"), Decimal("91.67"))


def test_bobot_persis_sepersembilan():
    """0.11 as printed by some tools would end at 3.96 and 99."""
    hasil = hitung(semua(40, 10), pada=PADA)
    assert set(hasil.tertimbang.values()) == {Decimal("0.444")}
    assert (hasil.ni, hasil.ikm) == (Decimal("4.000"), Decimal("100.00"))


def test_sepertiga_yang_genap_tetap_dibulatkan_ke_atas():
    # Three means with endless thirds whose index is exactly 64.995; summed as decimals they would fall just short.
    hasil = hitung({"a": (43997, 15000), "b": (43997, 15000), "c": (28997, 15000)}, pada=PADA)
    assert (hasil.ikm, hasil.mutu) == (Decimal("65.00"), "C")


@pytest.mark.parametrize(
    ("ikm", "mutu"),
    [
        ("88.31", "A"),
        ("88.305", "A"),
        ("88.30", "B"),
        ("76.61", "B"),
        ("76.60", "C"),
        ("65.00", "C"),
        ("64.995", "C"),  # rounds half up to 65.00
        ("64.99", "D"),
        ("25", "D"),
        ("0", "D"),
    ],
)
def test_mutu_pelayanan(ikm, mutu):
    assert mutu_pelayanan(Decimal(ikm), pada=PADA) == mutu


@pytest.mark.parametrize("ikm", ["-1", "100.01"])
def test_ikm_di_luar_skala_ditolak(ikm):
    with pytest.raises(ValueError, match="0–100"):
        mutu_pelayanan(Decimal(ikm), pada=PADA)


@pytest.mark.parametrize("unsur", [{}, {"Waktu": (0, 0)}, {"Waktu": (5, 1)}, {"Waktu": (0, 1)}])
def test_jawaban_mustahil_ditolak(unsur):
    with pytest.raises(ValueError, match="SKM"):
        hitung(unsur, pada=PADA)
