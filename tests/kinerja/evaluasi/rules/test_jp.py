"""PP 11/2017 ps. 203 ay. (4); Peraturan LAN 10/2018 lampiran; Peraturan LAN 15/2020."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.enum import JenisASN
from kinerja.evaluasi.rules.jp import bulan_dihitung, pemenuhan

PADA = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("jenis", "jp", "bulan", "target", "persen", "status"),
    [
        ("PNS", "20", 12, "20", "100.00", "TERPENUHI"),
        ("PNS", "19.99", 12, "20", "99.95", "BELUM_TERPENUHI"),
        ("PNS", "5", 3, "5", "100.00", "TERPENUHI"),  # one quarter
        ("PNS", "8.33", 5, "8.33", "99.96", "BELUM_TERPENUHI"),  # 8⅓, not the rounded target
        ("PNS", "8.34", 5, "8.33", "100.08", "TERPENUHI"),
        ("PNS", "0", 12, "20", "0.00", "BELUM_TERPENUHI"),
        ("PNS", "0", 0, None, None, "TANPA_TARGET"),
        ("CPNS", "4", 12, None, None, "TANPA_TARGET"),
        ("PPPK", "0", 12, None, None, "TANPA_TARGET"),
        ("PPPK", "24", 12, None, None, "TANPA_TARGET"),  # Peraturan LAN 15/2020
        ("PPPK", "24.5", 12, None, None, "MELEBIHI_BATAS"),
        ("PPPK_PARUH_WAKTU", "25", 12, None, None, "MELEBIHI_BATAS"),
        ("PPPK", "10", 3, None, None, "TANPA_TARGET"),  # the cap is for the whole contract year
    ],
)
def test_pemenuhan(jenis, jp, bulan, target, persen, status):
    hasil = pemenuhan(JenisASN(jenis), Decimal(jp), bulan, pada=PADA)
    assert hasil.status == status
    assert hasil.target == (Decimal(target) if target else None)
    assert hasil.persen == (Decimal(persen) if persen else None)
    assert hasil.capaian == Decimal(jp)


def test_pemenuhan_menyebut_dasar_dan_catatan():
    assert str(pemenuhan(JenisASN.PNS, Decimal(20), 12, pada=PADA).dasar) == "PP 11/2017 ps. 203 ay. (4)"
    assert "3 bulan" in pemenuhan(JenisASN.PNS, Decimal(0), 3, pada=PADA).catatan
    assert "hanya peringatan" in pemenuhan(JenisASN.PPPK, Decimal(30), 12, pada=PADA).catatan


@pytest.mark.parametrize("bulan", [-1, 13])
def test_bulan_di_luar_setahun_ditolak(bulan):
    with pytest.raises(ValueError, match="0–12"):
        pemenuhan(JenisASN.PNS, Decimal(0), bulan, pada=PADA)


@pytest.mark.parametrize(
    ("tmt", "berakhir", "bulan"),
    [
        (date(2015, 3, 1), None, 12),
        (date(2026, 4, 1), None, 9),
        (date(2026, 4, 15), None, 8),
        (date(2015, 3, 1), date(2026, 6, 30), 6),
        (date(2027, 1, 1), None, 0),
        (date(2015, 3, 1), date(2025, 6, 30), 0),
    ],
)
def test_bulan_dihitung(tmt, berakhir, bulan):
    assert bulan_dihitung(date(2026, 1, 1), date(2026, 12, 31), tmt=tmt, berakhir=berakhir) == bulan
