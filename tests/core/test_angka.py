from decimal import Decimal

import pytest

from asn.core.angka import tulis_angka


@pytest.mark.parametrize(
    ("nilai", "desimal", "tulisan"),
    [
        ("53.96", 1, "54,0"),
        (Decimal("53.94"), 1, "53,9"),
        ("2.345", 2, "2,35"),
        ("-2.345", 2, "-2,35"),
        ("1234567.5", 0, "1.234.568"),
        (0.005, 2, "0,01"),
        (7, 2, "7,00"),
    ],
)
def test_dibulatkan_setengah_ke_atas(nilai, desimal, tulisan):
    assert tulis_angka(nilai, desimal) == tulisan
