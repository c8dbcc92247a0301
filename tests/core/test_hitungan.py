"""Counts over whole cities are kept and shared by equal reach; everything smaller is counted at once."""

import pytest

from asn.core.hitungan import hitungan
from asn.core.jangkauan import Jangkauan

KOTA = Jangkauan(kota_ids=frozenset({1}), semua_kota=frozenset({1}))
KOTA_LAIN = Jangkauan(kota_ids=frozenset({2}), semua_kota=frozenset({2}))
UNIT = Jangkauan(instansi_ids=frozenset({7}), semua_kota=frozenset({1}))


class Pencacah:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.ditanya = 0

    def __iter__(self):
        self.ditanya += 1
        return iter([(self.ditanya,)])


@pytest.mark.django_db
def test_satu_kota_dihitung_sekali_dan_dapat_dihitung_ulang():
    kueri = Pencacah()
    pertama = hitungan("uji:2026", KOTA, kueri)
    assert hitungan("uji:2026", KOTA, kueri) == pertama
    ulang = hitungan("uji:2026", KOTA, kueri, segar=True)
    assert ulang.baris == [(2,)]
    assert ulang.pada >= pertama.pada
    assert hitungan("uji:2026", KOTA, kueri) == ulang


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "jangkauan"), [("uji:2026", KOTA_LAIN), ("uji:2025", KOTA), ("uji:2026", UNIT)])
def test_jangkauan_atau_periode_lain_tidak_berbagi(nama, jangkauan):
    kueri = Pencacah()
    hitungan("uji:2026", KOTA, kueri)
    assert hitungan(nama, jangkauan, kueri).baris == [(2,)]


@pytest.mark.django_db
def test_sebagian_kota_selalu_dihitung_sekarang():
    kueri = Pencacah()
    assert [hitungan("uji", UNIT, kueri).baris for _ in range(2)] == [[(1,)], [(2,)]]
