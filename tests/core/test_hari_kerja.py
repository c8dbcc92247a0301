"""The working calendar as a table: Lebaran 2026, cuti bersama, days of one city, a holiday that is worked."""

from datetime import date

import pytest

from asn.core.hari_kerja import Kalender, adalah_hari_kerja, libur, selisih_hari_kerja, tambah_hari_kerja
from asn.core.models import HariLibur, JenisHariLibur

pytestmark = pytest.mark.django_db


def catat(tanggal: date, nama: str, jenis: JenisHariLibur, kota=None) -> HariLibur:
    return HariLibur.objects.create(kota=kota, tanggal=tanggal, nama=nama, jenis=jenis.value)


@pytest.fixture
def cuti_bersama_lebaran():
    """The cuti bersama around Nyepi (19 March) and Idul Fitri (21–22 March 2026)."""
    for hari in (18, 20, 23, 24):
        catat(date(2026, 3, hari), "Cuti bersama", JenisHariLibur.CUTI_BERSAMA)


@pytest.mark.parametrize(
    ("tanggal", "kerja"),
    [
        (date(2026, 3, 17), True),  # Tuesday before the long leave
        (date(2026, 3, 18), False),  # cuti bersama Nyepi
        (date(2026, 3, 19), False),  # Nyepi
        (date(2026, 3, 20), False),  # cuti bersama Idul Fitri
        (date(2026, 3, 21), False),  # Idul Fitri, Saturday
        (date(2026, 3, 22), False),  # second day, Sunday
        (date(2026, 3, 24), False),  # cuti bersama Idul Fitri
        (date(2026, 3, 25), True),  # back to work
        (date(2026, 3, 28), False),  # ordinary Saturday
        (date(2026, 8, 17), False),  # Independence Day
    ],
)
def test_lebaran_2026(cuti_bersama_lebaran, tanggal, kerja):
    assert adalah_hari_kerja(tanggal, None) is kerja


@pytest.mark.parametrize(
    ("mulai", "n", "jatuh"),
    [
        (date(2026, 3, 17), 1, date(2026, 3, 25)),
        (date(2026, 3, 16), 2, date(2026, 3, 25)),
        (date(2026, 3, 17), 0, date(2026, 3, 17)),
        (date(2026, 3, 21), 1, date(2026, 3, 25)),  # received on a holiday
        (date(2026, 3, 25), -1, date(2026, 3, 17)),
        (date(2026, 3, 9), 14, date(2026, 4, 6)),  # Friday 3 April is Wafat Yesus Kristus
        (date(2025, 12, 31), 1, date(2026, 1, 2)),  # over the turn of the year
    ],
)
def test_tambah_hari_kerja(cuti_bersama_lebaran, mulai, n, jatuh):
    assert tambah_hari_kerja(mulai, n, None) == jatuh


@pytest.mark.parametrize(
    ("dari", "sampai", "n"),
    [
        (date(2026, 3, 17), date(2026, 3, 25), 1),
        (date(2026, 3, 25), date(2026, 3, 17), -1),
        (date(2026, 3, 17), date(2026, 3, 17), 0),
        (date(2026, 3, 27), date(2026, 3, 30), 1),  # over a weekend
        (date(2026, 3, 9), date(2026, 4, 6), 14),
    ],
)
def test_selisih_hari_kerja(cuti_bersama_lebaran, dari, sampai, n):
    assert selisih_hari_kerja(dari, sampai, None) == n


def test_libur_kota_hanya_bagi_kota_itu(kota_tangsel, kota_sorong):
    hari = date(2026, 11, 26)
    catat(hari, "Hari jadi kota", JenisHariLibur.LIBUR_KOTA, kota_tangsel)
    assert libur(kota_tangsel.pk, 2026)[hari] == "Hari jadi kota"
    assert adalah_hari_kerja(hari, kota_sorong.pk)
    assert adalah_hari_kerja(hari, None)


def test_masuk_kerja_membatalkan_libur(kota_tangsel, kota_sorong):
    hari = date(2026, 5, 15)
    catat(hari, "Cuti bersama Kenaikan", JenisHariLibur.CUTI_BERSAMA)
    catat(hari, "Pelayanan tetap buka", JenisHariLibur.MASUK_KERJA, kota_tangsel)
    assert adalah_hari_kerja(hari, kota_tangsel.pk)
    assert not adalah_hari_kerja(hari, kota_sorong.pk)


def test_baris_kota_mendahului_baris_nasional(kota_tangsel):
    hari = date(2026, 5, 1)
    catat(hari, "Masuk", JenisHariLibur.MASUK_KERJA)
    assert adalah_hari_kerja(hari, None)
    catat(hari, "Libur kota", JenisHariLibur.LIBUR_KOTA, kota_tangsel)
    assert libur(kota_tangsel.pk, 2026)[hari] == "Libur kota"


def test_satu_kalender_membaca_setiap_tahun_sekali(django_assert_num_queries):
    kalender = Kalender(None)
    with django_assert_num_queries(2):
        for hari in range(20):
            kalender.tambah(date(2026, 12, 1), hari * 3)
