"""A hidden cell cannot be worked out: whatever the table, its total and the rule leave at least a doubt."""

import random

import pytest

from pengaduan.aduan.rules.penyembunyian import disembunyikan, total_tampil

AMBANG = 5


@pytest.mark.parametrize(
    ("bagian", "harap"),
    [
        ({}, set()),
        ({"a": 5, "b": 90}, set()),
        ({"a": 0, "b": 90}, set()),
        ({"a": 3, "b": 7, "c": 90}, {"a", "b"}),
        ({"a": 1, "b": 5, "c": 90}, {"a", "b", "c"}),
        ({"a": 1, "b": 1, "c": 40}, {"a", "b", "c"}),
        ({"a": 4, "b": 4, "c": 4, "d": 40}, {"a", "b", "c"}),
        ({"a": 3, "b": 40}, {"a", "b"}),
        ({"a": 2}, {"a"}),
        ({"a": 1, "b": 2, "c": 3}, {"a", "b", "c"}),
    ],
)
def test_contoh(bagian, harap):
    assert disembunyikan(bagian, AMBANG) == harap


def kemungkinan(n_tersembunyi: int, jumlah: int) -> tuple[int, int]:
    """What one of `n` hidden parts of at least one may be, seen from outside."""
    return 1, jumlah - (n_tersembunyi - 1)


def test_sifat_pada_ribuan_tabel_acak():
    """Every small part is hidden, never alone, and may still be anything from 1 to the threshold less one."""
    acak = random.Random(7)
    for _ in range(4000):
        bagian = {str(i): acak.choice((0, 1, 2, 3, 4, 5, 6, 9, 14, 60, 400)) for i in range(acak.randint(1, 12))}
        hilang = disembunyikan(bagian, AMBANG)
        kecil = {k for k, n in bagian.items() if 0 < n < AMBANG}
        ada = {k for k, n in bagian.items() if n}
        assert kecil <= hilang <= ada
        assert bool(hilang) is bool(kecil)
        if not hilang or not total_tampil(sum(bagian.values()), AMBANG):
            continue  # nothing hidden, or a whole year too small to say even its total
        # Anybody subtracts the visible parts from the total.
        jumlah = sum(bagian.values()) - sum(n for k, n in bagian.items() if k not in hilang)
        bawah, atas = kemungkinan(len(hilang), jumlah)
        assert len(hilang) >= 2
        assert atas - bawah >= AMBANG - 2
        assert jumlah >= 2 * AMBANG - 1


def test_tabel_yang_tidak_perlu_disembunyikan_tampil_utuh():
    assert disembunyikan({str(i): 5 + i for i in range(30)}, AMBANG) == frozenset()


@pytest.mark.parametrize(("total", "tampil"), [(0, True), (1, False), (8, False), (9, True)])
def test_total(total, tampil):
    assert total_tampil(total, AMBANG) is tampil
