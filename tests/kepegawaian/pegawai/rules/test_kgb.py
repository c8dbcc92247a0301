"""PP 7/1977 ps. 11–13."""

from datetime import date

import pytest

from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kepegawaian.pegawai.rules.kgb import batas_penundaan, jadwal, syarat_kinerja, tmt_kgb_berikut

PADA = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("terakhir", "golongan", "mkg_tahun", "berikut"),
    [
        (date(2025, 3, 1), "III/a", 4, date(2027, 3, 1)),  # ps. 11
        (date(2025, 3, 1), "III/a", 0, date(2027, 3, 1)),
        (date(2025, 3, 1), "II/a", 0, date(2026, 3, 1)),  # the table has MKG 0 and 1
        (date(2025, 3, 1), "V", 0, date(2026, 3, 1)),
        (date(2025, 3, 1), "II/a", 1, date(2027, 3, 1)),
        (date(2025, 3, 1), "", None, date(2027, 3, 1)),
    ],
)
def test_tmt_berikut(terakhir, golongan, mkg_tahun, berikut):
    assert tmt_kgb_berikut(terakhir, golongan=golongan, mkg_tahun=mkg_tahun, pada=PADA) == berikut


@pytest.mark.parametrize(
    ("pada", "keadaan"),
    [
        (date(2026, 6, 30), "BELUM_WAKTUNYA"),
        (date(2026, 7, 1), "WAKTU_USUL"),  # ps. 12: two months before
        (date(2026, 8, 31), "WAKTU_USUL"),
        (date(2026, 9, 1), "TERLAMBAT"),
    ],
)
def test_jadwal(pada, keadaan):
    hasil = jadwal(date(2024, 9, 1), golongan="III/b", mkg_tahun=6, pada=pada)
    assert (hasil.tmt, hasil.usul_mulai, hasil.keadaan) == (date(2026, 9, 1), date(2026, 7, 1), keadaan)


@pytest.mark.parametrize(
    ("predikat", "boleh"),
    [("SANGAT_BAIK", True), ("BAIK", True), ("BUTUH_PERBAIKAN", True), ("KURANG", False), ("SANGAT_KURANG", False)],
)
def test_syarat_kinerja_paling_rendah_cukup(predikat, boleh):
    putusan = syarat_kinerja(PredikatKinerja(predikat), pada=PADA)
    assert (putusan.boleh, str(putusan.dasar)) == (boleh, "PP 7/1977 ps. 11")


def test_tanpa_predikat_belum_memenuhi():
    assert not syarat_kinerja(None, pada=PADA)


def test_penundaan_paling_lama_setahun():  # ps. 13
    assert batas_penundaan(date(2026, 9, 1), pada=PADA) == date(2027, 9, 1)
