"""Krejcie–Morgan, as the annex of PermenPANRB 14/2017 uses it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from pengaduan.survei.rules.sampel import SAMPEL, sampel_dibutuhkan

PADA = date(2026, 9, 30)
TABEL = Path(__file__).with_name("krejcie_morgan.csv")


def test_setiap_baris_tabel():
    with TABEL.open() as berkas:
        baris = [(int(b["populasi"]), int(b["sampel"])) for b in csv.DictReader(berkas)]
    assert len(baris) > 50
    assert {p: sampel_dibutuhkan(p, pada=PADA) for p, _ in baris} == dict(baris)


@pytest.mark.parametrize(("populasi", "sampel"), [(0, 0), (1, 1), (2, 2), (5, 5), (1_000_000, 384)])
def test_tepi(populasi, sampel):
    assert sampel_dibutuhkan(populasi, pada=PADA) == sampel


def test_tidak_pernah_lebih_dari_yang_dilayani_dan_tidak_turun():
    urut = [sampel_dibutuhkan(p, pada=PADA) for p in range(3_000)]
    assert all(s <= p for p, s in enumerate(urut))
    assert urut == sorted(urut)


def test_sumbernya_belum_dicocokkan():
    assert "perlu verifikasi" in SAMPEL[0].kutipan


def test_populasi_negatif_ditolak():
    with pytest.raises(ValueError, match="kurang dari nol"):
        sampel_dibutuhkan(-1, pada=PADA)
