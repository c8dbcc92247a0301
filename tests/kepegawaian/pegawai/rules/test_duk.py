"""Order of the DUK, criterion by criterion. PP 15/1979 (perlu verifikasi)."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from kepegawaian.pegawai.rules.duk import URUTAN, FaktaDUK, kunci_urut, tingkat_jabatan, tingkat_latihan

BIASA = FaktaDUK(
    golongan=11,
    tmt_pangkat=date(2020, 4, 1),
    jabatan=5,
    tmt_jabatan=date(2021, 1, 4),
    tmt_masuk=date(2010, 1, 1),
    latihan=3,
    tanggal_latihan=date(2021, 6, 1),
    pendidikan=7,
    tanggal_lulus=date(2008, 8, 1),
    lahir=date(1985, 5, 5),
    nip="198505052010011002",
)
# Who stands before BIASA when everything above that criterion is equal, and BIASA is better in everything below it.
LEBIH_DAHULU = [
    ("pangkat lebih tinggi", {"golongan": 12, "tmt_pangkat": date(2025, 4, 1), "jabatan": 99}),
    ("lebih lama dalam pangkat", {"tmt_pangkat": date(2019, 10, 1), "jabatan": 99}),
    ("jabatan lebih tinggi", {"jabatan": 3, "tmt_jabatan": date(2025, 1, 1)}),
    ("lebih lama dalam jabatan", {"tmt_jabatan": date(2020, 1, 1), "tmt_masuk": date(2015, 1, 1)}),
    ("masa kerja lebih panjang", {"tmt_masuk": date(2009, 1, 1), "latihan": 99, "tanggal_latihan": None}),
    ("latihan lebih tinggi", {"latihan": 2, "tanggal_latihan": date(2024, 1, 1), "pendidikan": 6}),
    ("lebih dahulu dilatih", {"tanggal_latihan": date(2020, 1, 1), "pendidikan": 6}),
    ("pendidikan lebih tinggi", {"pendidikan": 8, "tanggal_lulus": date(2020, 1, 1), "lahir": date(1990, 1, 1)}),
    ("lebih dahulu lulus", {"tanggal_lulus": date(2007, 1, 1), "lahir": date(1990, 1, 1)}),
    ("usia lebih tua", {"lahir": date(1984, 1, 1), "nip": "999999999999999999"}),
    ("semuanya sama: NIP", {"nip": "198505052010011001"}),
]


@pytest.mark.parametrize(("sebab", "beda"), LEBIH_DAHULU, ids=[s for s, _ in LEBIH_DAHULU])
def test_satu_kriteria_menentukan(sebab, beda):
    assert kunci_urut(replace(BIASA, **beda)) < kunci_urut(BIASA)


def test_seluruh_urutan_tidak_bergantung_urutan_masuk():
    urut = [replace(BIASA, **beda) for _, beda in LEBIH_DAHULU[:4]] + [BIASA]
    for benih in range(20):
        acak = urut.copy()
        Random(benih).shuffle(acak)
        assert sorted(acak, key=kunci_urut) == urut


@pytest.mark.parametrize("bidang", ["tmt_pangkat", "tmt_jabatan", "tanggal_latihan", "tanggal_lulus"])
def test_tanpa_tanggal_di_belakang(bidang):
    assert kunci_urut(replace(BIASA, **{bidang: None})) > kunci_urut(BIASA)


@pytest.mark.parametrize(
    ("jenis", "eselon", "tingkat"),
    [
        ("JPT_PRATAMA", "II.a", 2),
        ("JPT_PRATAMA", "II.b", 3),
        ("JPT_PRATAMA", "", 3),
        ("ADMINISTRATOR", "III.a", 4),
        ("PENGAWAS", "IV.b", 7),
        ("JF_KEAHLIAN", "", 99),
        ("PELAKSANA", "", 99),
        ("", "", 99),
    ],
)
def test_tingkat_jabatan(jenis, eselon, tingkat):
    assert tingkat_jabatan(jenis, eselon) == tingkat


@pytest.mark.parametrize(
    ("nama", "tingkat"),
    [
        ("Pelatihan Kepemimpinan Nasional Tingkat I", 1),
        ("Pelatihan Kepemimpinan Nasional Tingkat II", 2),
        ("Diklatpim Tk. II", 2),
        ("Diklatpim Tingkat III", 3),
        ("Pelatihan Kepemimpinan Administrator", 3),
        ("Pelatihan Kepemimpinan Pengawas", 4),
        ("DIKLATPIM TINGKAT IV", 4),
        ("SPAMA", 3),
        ("ADUM", 4),
        ("Bimbingan teknis", 99),
        ("", 99),
    ],
)
def test_tingkat_latihan(nama, tingkat):
    assert tingkat_latihan(nama) == tingkat


def test_dasar_ditandai_perlu_verifikasi():
    assert URUTAN[0].kutipan == "PP 15/1979 (perlu verifikasi)"
