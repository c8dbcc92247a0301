"""Reporting periods and their neighbours."""

from datetime import date

import pytest

from asn.core.periode import Periode

T, S, TAHUN = "triwulan", "semester", "tahun"


@pytest.mark.parametrize(
    ("kode", "periode", "label", "mulai", "selesai", "triwulan"),
    [
        ("2026-T1", (T, 2026, 1), "Triwulan I 2026", (1, 1), (3, 31), (1,)),
        ("2026-T3", (T, 2026, 3), "Triwulan III 2026", (7, 1), (9, 30), (3,)),
        ("2026-T4", (T, 2026, 4), "Triwulan IV 2026", (10, 1), (12, 31), (4,)),
        ("2026-S1", (S, 2026, 1), "Semester I 2026", (1, 1), (6, 30), (1, 2)),
        ("2026-S2", (S, 2026, 2), "Semester II 2026", (7, 1), (12, 31), (3, 4)),
        ("2026", (TAHUN, 2026, 1), "Tahun 2026", (1, 1), (12, 31), (1, 2, 3, 4)),
    ],
)
def test_periode_utuh(kode, periode, label, mulai, selesai, triwulan):
    p = Periode.dari_kode(kode)
    assert p == Periode(*periode)
    assert (p.kode, p.label, str(p)) == (kode, label, label)
    assert (p.mulai, p.selesai) == (date(2026, *mulai), date(2026, *selesai))
    assert p.triwulan == tuple((2026, q) for q in triwulan)
    assert p.bulan == 3 * len(triwulan)
    assert Periode.pada(p.mulai, p.jenis) == Periode.pada(p.selesai, p.jenis) == p


@pytest.mark.parametrize(
    ("kode", "sebelum", "sesudah"),
    [
        ("2026-T1", "2025-T4", "2026-T2"),
        ("2026-T4", "2026-T3", "2027-T1"),
        ("2026-S1", "2025-S2", "2026-S2"),
        ("2026", "2025", "2027"),
        ("2026-01", "2025-12", "2026-02"),
    ],
)
def test_tetangga(kode, sebelum, sesudah):
    p = Periode.dari_kode(kode)
    assert (p.sebelumnya().kode, p.berikutnya().kode) == (sebelum, sesudah)


@pytest.mark.parametrize(
    "kode",
    [
        "",
        "2026-T5",
        "2026-T0",
        "2026-13",
        "2026-00",
        "2026-9",
        "2026-S3",
        "2026-",
        "26-T1",
        "2026T1",
        "2026-t1",
        " 2026",
        "2026\n",
        "٢٠٢٦",
        "0000",
    ],
)
def test_kode_keliru_dijawab_dengan_kalimat(kode):
    with pytest.raises(ValueError, match=r"(Kode|Tahun) periode|Periode (bulan|triwulan|semester) ke-"):
        Periode.dari_kode(kode)


def test_jenis_tidak_dikenal():
    with pytest.raises(ValueError, match="bulanan"):
        Periode("bulanan", 2026, 1)


def test_berakhir_sehari_setelah_hari_terakhir():
    p = Periode.dari_kode("2026-T3")
    assert not p.sudah_berakhir(date(2026, 9, 30))
    assert p.sudah_berakhir(date(2026, 10, 1))


def test_bulan():
    p = Periode.pada(date(2026, 2, 10), "bulan")
    assert (p.kode, p.label, p.triwulan) == ("2026-02", "Februari 2026", ())
    assert (p.mulai, p.selesai) == (date(2026, 2, 1), date(2026, 2, 28))
    assert Periode.dari_kode("2026-02") == p
