"""The kernel of every rule: dated figures, ages, months."""

from datetime import date

import pytest

from asn.core.legal import (
    Berlaku,
    DasarHukum,
    Putusan,
    figur,
    hitung_usia,
    pada_tanggal,
    selisih_bulan,
    tambah_bulan,
)

LAMA = Berlaku(date(2017, 4, 7), 18, DasarHukum("PP 11/2017", "ps. 23"))
BARU = Berlaku(date(2025, 10, 1), 20, DasarHukum("Peraturan BKN 4/2025"), "sedang")


@pytest.mark.parametrize(
    ("tanggal", "baris"),
    [
        (date(2017, 4, 7), LAMA),  # the first day counts
        (date(2025, 9, 30), LAMA),
        (date(2025, 10, 1), BARU),
        (date(2030, 1, 1), BARU),
    ],
)
def test_pada_tanggal_memilih_ketentuan_yang_berlaku(tanggal, baris):
    assert pada_tanggal((LAMA, BARU), tanggal) is baris
    assert pada_tanggal((BARU, LAMA), tanggal) is baris


def test_sebelum_ketentuan_pertama_menolak_menebak():
    with pytest.raises(LookupError, match="2017-04-06"):
        pada_tanggal((LAMA, BARU), date(2017, 4, 6))


def test_figur_membawa_sumber_tabelnya():
    tabel = (
        Berlaku(date(2020, 1, 1), {"a": 1}, LAMA.dasar),
        Berlaku(date(2025, 1, 1), {"a": 2}, BARU.dasar, "rendah"),
    )
    assert figur(tabel, "a", date(2024, 12, 31)) == Berlaku(date(2020, 1, 1), 1, LAMA.dasar)
    assert figur(tabel, "a", date(2025, 1, 1)) == Berlaku(date(2025, 1, 1), 2, BARU.dasar, "rendah")
    with pytest.raises(KeyError):
        figur(tabel, "b", date(2025, 1, 1))


def test_kutipan_menyebut_keyakinan():
    assert str(LAMA.dasar) == "PP 11/2017 ps. 23"
    assert LAMA.kutipan == "PP 11/2017 ps. 23"
    assert BARU.perlu_verifikasi
    assert BARU.kutipan == "Peraturan BKN 4/2025 (perlu verifikasi)"


def test_putusan_dibaca_sebagai_ya_atau_tidak():
    assert Putusan(True, "memenuhi syarat", LAMA.dasar)
    assert not Putusan(False, "belum", LAMA.dasar, ("usia",))


@pytest.mark.parametrize(
    ("lahir", "pada", "usia"),
    [
        (date(1992, 3, 15), date(2026, 3, 14), 33),
        (date(1992, 3, 15), date(2026, 3, 15), 34),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2000, 2, 29), date(2024, 2, 29), 24),
    ],
)
def test_usia(lahir, pada, usia):
    assert hitung_usia(lahir, pada) == usia


@pytest.mark.parametrize(
    ("tanggal", "n", "hasil"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 31), 6, date(2026, 9, 30)),
        (date(2026, 11, 1), 2, date(2027, 1, 1)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_tambah_bulan(tanggal, n, hasil):
    assert tambah_bulan(tanggal, n) == hasil


@pytest.mark.parametrize(
    ("a", "b", "bulan"),
    [
        (date(2022, 4, 1), date(2026, 4, 1), 48),
        (date(2022, 4, 1), date(2026, 3, 31), 47),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 4, 1), date(2022, 4, 1), -48),
    ],
)
def test_selisih_bulan(a, b, bulan):
    assert selisih_bulan(a, b) == bulan
