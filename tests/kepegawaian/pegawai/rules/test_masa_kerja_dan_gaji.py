"""PP 7/1977 (MKG); PP 5/2024 and Perpres 11/2024 (pay tables; the rows below are taken from them)."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.gaji import gaji_cpns, gaji_pokok
from kepegawaian.pegawai.rules.masa_kerja import MasaKerja, mkg, mkg_setelah_naik

TABEL = {
    "I/b": {3: 1840800, 5: 1898800},
    "II/a": {0: 2184000, 1: 2218400, 3: 2288200, 5: 2360300},
    "III/a": {0: 2785700, 2: 2873500, 4: 2964000, 6: 3057300, 30: 4435500, 32: 4575200},
    "IV/a": {0: 3287800, 16: 4213500, 18: 4346200, 20: 4483100},
    "IX": {0: 3203600, 2: 3304400, 4: 3408500, 6: 3515900},
    "V": {0: 2511500, 1: 2551100, 3: 2631400},
}


@pytest.mark.parametrize(
    ("golongan", "mkg_tahun", "rupiah", "baris"),
    [
        ("III/a", 5, 2964000, 4),
        ("III/a", 33, 4575200, 32),  # above the last row: the last row
        ("III/a", 0, 2785700, 0),
        ("II/a", 4, 2288200, 3),
        ("II/a", 2, 2218400, 1),
        ("IV/a", 18, 4346200, 18),
        ("IX", 5, 3408500, 4),
        ("V", 2, 2551100, 1),
    ],
)
def test_gaji_pokok(golongan, mkg_tahun, rupiah, baris):
    hasil = gaji_pokok({k: Decimal(v) for k, v in TABEL[golongan].items()}, mkg_tahun)
    assert (hasil.rupiah, hasil.mkg_baris, hasil.peringatan) == (Decimal(rupiah), baris, "")


def test_di_bawah_baris_pertama_memakai_baris_pertama_dan_memperingatkan():
    hasil = gaji_pokok({3: Decimal(1840800), 5: Decimal(1898800)}, 2)
    assert (hasil.rupiah, hasil.mkg_baris) == (Decimal(1840800), 3)
    assert "perlu verifikasi" in hasil.peringatan


def test_tabel_kosong_ditolak():
    with pytest.raises(LookupError, match="kosong"):
        gaji_pokok({}, 0)


def test_gaji_cpns_delapan_puluh_persen():  # PP 7/1977 ps. 5
    assert gaji_cpns(Decimal(2785700), pada=date(2026, 1, 1)) == Decimal(2228560)


@pytest.mark.parametrize(
    ("awal", "sejak", "pada", "hasil"),
    [
        (MasaKerja(0), date(2015, 3, 1), date(2026, 3, 1), MasaKerja(11, 0)),
        (MasaKerja(0), date(2015, 3, 1), date(2026, 2, 28), MasaKerja(10, 11)),
        (MasaKerja(3, 7), date(2020, 1, 1), date(2020, 6, 1), MasaKerja(4, 0)),
        (MasaKerja(3, 7), date(2020, 1, 1), date(2019, 1, 1), MasaKerja(3, 7)),
    ],
)
def test_mkg(awal, sejak, pada, hasil):
    assert mkg(awal, sejak, pada) == hasil


@pytest.mark.parametrize(
    ("mkg_lama", "dari", "ke", "hasil"),
    [
        (MasaKerja(10, 3), "I/d", "II/a", MasaKerja(4, 3)),  # −6 years
        (MasaKerja(12, 6), "II/d", "III/a", MasaKerja(7, 6)),  # −5 years
        (MasaKerja(20, 1), "III/d", "IV/a", MasaKerja(20, 1)),  # unchanged
        (MasaKerja(8), "III/a", "III/b", MasaKerja(8)),
        (MasaKerja(3), "I/d", "II/a", MasaKerja(0)),
        (MasaKerja(15), "I/c", "III/a", MasaKerja(4)),  # both steps
    ],
)
def test_mkg_setelah_naik_golongan(mkg_lama, dari, ke, hasil):
    assert mkg_setelah_naik(mkg_lama, dari, ke, pada=date(2026, 4, 1)) == hasil


def test_masa_kerja_mustahil_ditolak():
    assert str(MasaKerja(4, 3)) == "4 tahun 3 bulan"
    with pytest.raises(ValueError, match="bulan 0–11"):
        MasaKerja(1, 12)
