"""PP 30/2019 (performance); UU 20/2009 jo PP 35/2010 (Satyalancana Karya Satya)."""

from datetime import date

import pytest

from kepegawaian.pegawai.rules.enum import Hukdis, JenisASN, PredikatKinerja
from kinerja.evaluasi.rules.penghargaan import (
    LABEL,
    HukdisTercatat,
    PredikatTahunan,
    usulan_kinerja,
    usulan_satyalancana,
)

SB, B, BP = PredikatKinerja.SANGAT_BAIK, PredikatKinerja.BAIK, PredikatKinerja.BUTUH_PERBAIKAN


def riwayat(*predikat, mulai=2024):
    return [PredikatTahunan(mulai + i, p, 100 + i) for i, p in enumerate(predikat)]


@pytest.mark.parametrize(
    ("predikat", "kode"),
    [
        ([SB, SB], ["PRIORITAS_KRS", "PRIORITAS_BANGKOM"]),
        ([B, B], ["PRIORITAS_BANGKOM"]),
        ([B, SB], ["PRIORITAS_BANGKOM"]),
        ([SB, BP], []),
        ([BP, SB], []),
        ([SB], []),
        ([], []),
    ],
)
def test_dua_tahun_berturut_turut(predikat, kode):
    hasil = usulan_kinerja(riwayat(*predikat), tahun=2025)
    assert [u.kode for u in hasil] == kode
    assert all(u.bukti == (100, 101) for u in hasil)
    assert all(u.kode in LABEL and str(u.dasar) == "PP 30/2019" for u in hasil)


def test_tahun_yang_terputus_tidak_dihitung():
    assert usulan_kinerja([*riwayat(SB, mulai=2023), *riwayat(SB, mulai=2025)], tahun=2025) == []


def test_hanya_dua_tahun_terakhir_yang_dilihat():
    assert len(usulan_kinerja(riwayat(BP, SB, SB, BP, mulai=2023), tahun=2025)) == 2


def test_tahun_dengan_dua_penilaian_harus_keduanya_baik():
    dua = [PredikatTahunan(2021, SB, 1), PredikatTahunan(2021, BP, 2), PredikatTahunan(2022, SB, 3)]
    assert usulan_kinerja(dua, tahun=2022) == []


@pytest.mark.parametrize(
    ("hukdis", "tanggal", "terhalang"),
    [
        (Hukdis.S1, date(2025, 3, 1), True),
        (Hukdis.B1, date(2024, 1, 1), True),
        (Hukdis.R3, date(2025, 3, 1), False),
        (Hukdis.S1, date(2023, 12, 31), False),
        (Hukdis.S1, date(2026, 1, 2), False),
    ],
)
def test_hukdis_sedang_atau_berat_menghalangi(hukdis, tanggal, terhalang):
    hasil = usulan_kinerja(riwayat(SB, SB), tahun=2025, hukdis=[HukdisTercatat(hukdis, tanggal)])
    assert (hasil == []) is terhalang


@pytest.mark.parametrize(
    ("tmt_cpns", "diterima", "kode"),
    [
        (date(2016, 8, 18), (), []),
        (date(2016, 8, 17), (), ["SATYALANCANA_X"]),
        (date(2016, 8, 17), ("SATYALANCANA_X",), []),
        (date(2006, 8, 1), (), ["SATYALANCANA_XX"]),
        (date(2006, 8, 1), ("SATYALANCANA_X",), ["SATYALANCANA_XX"]),
        (date(2006, 8, 1), ("SATYALANCANA_XXX",), []),
        (date(1996, 3, 1), ("SATYALANCANA_X", "SATYALANCANA_XX"), ["SATYALANCANA_XXX"]),
        (date(1996, 3, 1), ("PIAGAM_KOTA",), ["SATYALANCANA_XXX"]),
    ],
)
def test_satyalancana(tmt_cpns, diterima, kode):
    hasil = usulan_satyalancana(
        jenis=JenisASN.PNS, tmt_cpns=tmt_cpns, pada=date(2026, 8, 17), sudah_diterima=diterima, bukti=(7,)
    )
    assert [u.kode for u in hasil] == kode
    assert all(u.bukti == (7,) and u.kode in LABEL for u in hasil)


@pytest.mark.parametrize(
    "halangan",
    [
        {"jenis": JenisASN.PPPK},
        {"jenis": JenisASN.CPNS},
        {"pernah_cltn": True},
        {"hukdis": [HukdisTercatat(Hukdis.S1, date(2010, 1, 1))]},
    ],
)
def test_satyalancana_terhalang(halangan):
    dasar = {"jenis": JenisASN.PNS, "tmt_cpns": date(2000, 1, 1), "pada": date(2026, 8, 17)}
    assert usulan_satyalancana(**dasar)
    assert usulan_satyalancana(**(dasar | halangan)) == []


def test_hukdis_ringan_tidak_menghalangi_satyalancana():
    ringan = [HukdisTercatat(Hukdis.R1, date(2010, 1, 1))]
    assert usulan_satyalancana(jenis=JenisASN.PNS, tmt_cpns=date(2000, 1, 1), pada=date(2026, 8, 17), hukdis=ringan)


def test_kode_dari_baris_data_dikenali():
    """A row brings the code as plain text; it must count as the enum does."""
    assert usulan_satyalancana(jenis="PNS", tmt_cpns=date(2000, 1, 1), pada=date(2026, 8, 17))
