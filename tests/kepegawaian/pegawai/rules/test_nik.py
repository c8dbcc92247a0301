"""UU 23/2006 ps. 13; PP 37/2007 ps. 37. The numbers are made up."""

from datetime import date

import pytest

from kepegawaian.pegawai.rules.enum import JenisKelamin
from kepegawaian.pegawai.rules.nik import periksa, samarkan

WANITA_1992 = "3674015503920001"  # 15 March, day + 40
PRIA_1992 = "3674011503920001"
LAHIR = date(1992, 3, 15)
PRIA, WANITA = JenisKelamin.PRIA, JenisKelamin.WANITA


@pytest.mark.parametrize(
    ("nik", "data", "kode"),
    [
        (WANITA_1992, {"tanggal_lahir": LAHIR, "jenis_kelamin": WANITA}, []),
        (PRIA_1992, {"tanggal_lahir": LAHIR, "jenis_kelamin": PRIA}, []),
        (PRIA_1992, {}, []),
        (PRIA_1992, {"jenis_kelamin": WANITA}, ["NIK_BEDA_JENIS_KELAMIN"]),
        (WANITA_1992, {"tanggal_lahir": date(1993, 3, 15)}, ["NIK_BEDA_TANGGAL_LAHIR"]),
        ("9999991503920001", {"tanggal_lahir": LAHIR}, []),  # an unknown region is never refused
        ("3674011503050001", {"tanggal_lahir": date(2005, 3, 15)}, []),  # the century comes from the birth date
        ("3674012902000001", {"tanggal_lahir": date(2000, 2, 29)}, []),
        ("3674017112990001", {"tanggal_lahir": date(1999, 12, 31), "jenis_kelamin": WANITA}, []),
    ],
)
def test_perbedaan_adalah_peringatan(nik, data, kode):
    temuan = periksa(nik, **data)
    assert [t.kode for t in temuan] == kode
    assert all(t.berat == "peringatan" for t in temuan)


@pytest.mark.parametrize(
    ("nik", "kode"),
    [
        ("367401150392000", ["NIK_BENTUK"]),
        ("36740115039200O1", ["NIK_BENTUK"]),
        ("3674013203920001", ["NIK_TANGGAL_LAHIR"]),
        ("3674014003920001", ["NIK_TANGGAL_LAHIR"]),  # 40 is neither a man's day nor a woman's
        ("3674017203920001", ["NIK_TANGGAL_LAHIR"]),
        ("3674011513920000", ["NIK_TANGGAL_LAHIR", "NIK_URUT"]),
    ],
)
def test_bentuk_keliru_adalah_galat(nik, kode):
    temuan = periksa(nik, tanggal_lahir=LAHIR)
    assert [t.kode for t in temuan] == kode
    assert {t.berat for t in temuan} == {"galat"}


@pytest.mark.parametrize(
    ("nik", "samar"), [(PRIA_1992, "367401******0001"), ("", ""), ("12345", "*****"), (PRIA_1992 + "9", "*" * 17)]
)
def test_samarkan_tidak_membuka_tanggal_lahir(nik, samar):
    assert samarkan(nik) == samar
