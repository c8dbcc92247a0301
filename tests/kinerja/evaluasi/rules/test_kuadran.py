"""Performance against public satisfaction: a reading aid, thresholds from the caller."""

from decimal import Decimal

import pytest

from kinerja.evaluasi.rules.kuadran import Kuadran, kuadran


@pytest.mark.parametrize(
    ("kinerja", "kepuasan", "nama"),
    [
        ("80", "76.61", "TELADAN"),  # on both thresholds
        ("80", "76.60", "PERLU_PENYELARASAN"),
        ("79.99", "76.61", "PERLU_DUKUNGAN"),
        ("79.99", "76.60", "PRIORITAS_PEMBINAAN"),
    ],
)
def test_kuadran(kinerja, kepuasan, nama):
    hasil = kuadran(Decimal(kinerja), Decimal(kepuasan), batas_kinerja=Decimal(80), batas_kepuasan=Decimal("76.61"))
    assert hasil == nama


def test_setiap_kuadran_punya_nama_dan_bacaan():
    assert all(k.label and k.bacaan.endswith(".") for k in Kuadran)
