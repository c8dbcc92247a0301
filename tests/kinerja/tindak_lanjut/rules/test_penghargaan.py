"""PP 30/2019 (two years running); criteria of the city (best of a quarter); PP 35/2010 (Satyalancana)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import Hukdis, JenisASN, PredikatKinerja
from kepegawaian.pegawai.rules.tindak_lanjut import HukdisTercatat, PredikatPeriodik, PredikatTahunan
from kinerja.tindak_lanjut.rules.penghargaan import (
    FaktaTriwulan,
    Kriteria,
    dua_tahun,
    peringkatkan,
    satya,
    triwulan,
    uraian_peringkat,
)

SB, B, BP, K, SK = PredikatKinerja
T3 = Periode.dari_kode("2026-T3")
KRITERIA = Kriteria(SB, 1, 12, 12, 1, "Keputusan Wali Kota 100/2025 (perlu verifikasi)")


def tahunan(*predikat, mulai=2024):
    return [PredikatTahunan(mulai + i, p, i) for i, p in enumerate(predikat)]


@pytest.mark.parametrize(
    ("predikat", "boleh"),
    [([SB, SB], True), ([SB, B], False), ([B, SB], False), ([SB], False), ([], False), ([SB, SB, BP], True)],
)
def test_sangat_baik_dua_tahun(predikat, boleh):
    putusan = dua_tahun(tahunan(*predikat), tahun=2025)
    assert bool(putusan) is boleh
    assert str(putusan.dasar) == "PP 30/2019"
    assert len(putusan.rincian) == 3  # two requirements and what follows from them


@pytest.mark.parametrize(
    ("jenis", "hari", "boleh"),
    [
        ("R1", "2025-06-01", True),
        ("S1", "2025-06-01", False),
        ("B1", "2024-12-31", False),
        ("B1", "2023-12-31", True),
    ],
)
def test_hukdis_menutup_dua_tahun_itu_saja(jenis, hari, boleh):
    hukdis = [HukdisTercatat(Hukdis(jenis), date.fromisoformat(hari))]
    assert bool(dua_tahun(tahunan(SB, SB), tahun=2025, hukdis=hukdis)) is boleh


def fakta(pk=1, *predikat, **lain):
    """Predicates end with the quarter in question."""
    periode, baris = T3, []
    for p in reversed(predikat or (SB,)):
        baris.append(PredikatPeriodik(periode, p, 10 + len(baris)))
        periode = periode.sebelumnya()
    nilai = {"hasil_kerja": "DI_ATAS", "perilaku": "DI_ATAS", "jp": Decimal(20), "tmt_masuk": date(2015, 3, 1)} | lain
    return FaktaTriwulan(pk, baris, **nilai)


@pytest.mark.parametrize(
    ("ubah", "lain", "boleh"),
    [
        ({}, {}, True),
        ({}, {"hukdis": [date(2026, 1, 5)]}, False),
        ({}, {"hukdis": [date(2025, 9, 30)]}, True),  # exactly twelve months before the end
        ({}, {"hukdis": [date(2026, 10, 1)]}, True),  # after the quarter: another matter
        ({}, {"teladan": date(2026, 1, 1)}, False),
        ({}, {"teladan": date(2025, 9, 30)}, True),
        ({"deret_minimal": 2}, {}, False),
        ({"bulan_bebas_hukdis": 0}, {"hukdis": [date(2026, 1, 5)]}, True),
    ],
)
def test_syarat_triwulan(ubah, lain, boleh):
    putusan = triwulan(fakta(1, **lain), replace(KRITERIA, **ubah), periode=T3)
    assert bool(putusan) is boleh
    assert "perlu verifikasi" in str(putusan.dasar)


def test_deret_dua_triwulan():
    kriteria = replace(KRITERIA, deret_minimal=2)
    assert triwulan(fakta(1, SB, SB), kriteria, periode=T3)
    assert not triwulan(fakta(1, B, SB), kriteria, periode=T3)
    assert triwulan(fakta(1, B, SB), replace(kriteria, predikat_minimal=B), periode=T3)


@pytest.mark.parametrize(
    ("kalah", "menang"),
    [
        (fakta(1, B), fakta(2, SB)),
        (fakta(1, hasil_kerja="SESUAI"), fakta(2)),
        (fakta(1, perilaku="SESUAI"), fakta(2)),
        (fakta(1, SB), fakta(2, SB, SB)),
        (fakta(1), fakta(2, jp=Decimal("20.5"))),
        (fakta(1, teladan=date(2024, 1, 1)), fakta(2)),
        (fakta(1, teladan=date(2024, 1, 1)), fakta(2, teladan=date(2023, 1, 1))),
        (fakta(1), fakta(2, tmt_masuk=date(2010, 1, 1))),
        (fakta(2), fakta(1)),  # nothing differs: the order stays the same every time
    ],
)
def test_urutan_peringkat(kalah, menang):
    kriteria = replace(KRITERIA, predikat_minimal=B)
    urut = peringkatkan([kalah, menang], kriteria, periode=T3)
    assert [f.pegawai_id for f, _ in urut] == [menang.pegawai_id, kalah.pegawai_id]
    assert peringkatkan([menang, kalah], kriteria, periode=T3) == urut


def test_yang_tidak_memenuhi_syarat_tidak_diperingkat():
    assert peringkatkan([fakta(1, BP), fakta(2, hukdis=[date(2026, 9, 1)])], KRITERIA, periode=T3) == []


def test_uraian_menyebut_pembedanya():
    kalimat = uraian_peringkat(fakta(1, SB, SB, jp=Decimal("32.50")), KRITERIA, periode=T3)
    assert "predikat Sangat Baik" in kalimat
    assert "2 triwulan" in kalimat
    assert "32,5 JP" in kalimat
    assert "rating tidak tercatat" in uraian_peringkat(fakta(1, hasil_kerja="", perilaku=""), KRITERIA, periode=T3)


def satu_satya(**lain):
    nilai = {
        "jenis": JenisASN.PNS,
        "tmt_cpns": date(2006, 3, 1),
        "hukdis": (),
        "cltn": False,
        "sudah_diterima": (),
        "pada": date(2026, 4, 1),
    } | lain
    return satya(**nilai)


def test_satyalancana_dalam_masa_usul():
    jenis, periode, putusan = satu_satya()
    assert (jenis, periode.kode, bool(putusan)) == ("SATYALANCANA_20", "2026", True)
    assert "diikuti" in putusan.rincian[-1]


@pytest.mark.parametrize(
    "lain",
    [
        {"pada": date(2026, 11, 25)},  # months before the window of the next conferring
        {"tmt_cpns": date(2020, 1, 1)},
        {"sudah_diterima": (20,)},
        {"sudah_diterima": (30,)},
    ],
)
def test_satyalancana_belum_waktunya(lain):
    assert satu_satya(**lain) is None


@pytest.mark.parametrize(
    "lain", [{"hukdis": [HukdisTercatat(Hukdis.S1, date(2010, 1, 1))]}, {"cltn": True}, {"jenis": JenisASN.PPPK}]
)
def test_satyalancana_tidak_memenuhi(lain):
    assert not satu_satya(**lain)[2]
