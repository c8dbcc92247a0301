"""Perka BKN 22/2007 jo 43/2007 (NIP); Peraturan BKN 1/2019 (NI PPPK). The numbers are made up."""

from datetime import date

import pytest

from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from kepegawaian.pegawai.rules.nip import BagianNIP, bersihkan, periksa, tampilkan, urai

NIP = "199203152015032007"
NI_PPPK = "199009132025212014"
LAHIR, TMT = date(1992, 3, 15), date(2015, 3, 1)
PNS, CPNS, PPPK, PARUH = JenisASN.PNS, JenisASN.CPNS, JenisASN.PPPK, JenisASN.PPPK_PARUH_WAKTU
PRIA, WANITA = JenisKelamin.PRIA, JenisKelamin.WANITA


def test_urai_nip():
    assert urai(NIP, jenis=PNS) == BagianNIP(LAHIR, 2015, TMT, WANITA, 7)


@pytest.mark.parametrize("jenis", [PPPK, PARUH])
def test_urai_ni_pppk_hanya_bertahun(jenis):
    assert urai(NI_PPPK, jenis=jenis) == BagianNIP(date(1990, 9, 13), 2025, None, WANITA, 14)


def test_urai_menolak_dengan_kalimat():
    with pytest.raises(ValueError, match="tepat 18 angka"):
        urai("123", jenis=PNS)


@pytest.mark.parametrize(
    ("nip", "jenis", "kode"),
    [
        ("19920315201503200", PNS, ["NIP_BENTUK"]),
        ("1992031520150320071", PNS, ["NIP_BENTUK"]),
        ("19920315201503200A", PNS, ["NIP_BENTUK"]),
        ("١٩٩٢٠٣١٥٢٠١٥٠٣٢٠٠٧", PNS, ["NIP_BENTUK"]),
        ("199202302015032007", PNS, ["NIP_TANGGAL_LAHIR"]),
        ("199203152015132007", PNS, ["NIP_TMT"]),
        ("199203152015033007", PNS, ["NIP_JENIS_KELAMIN"]),
        ("199203152015032000", CPNS, ["NIP_URUT"]),
        ("199213152015213000", PNS, ["NIP_TANGGAL_LAHIR", "NIP_TMT", "NIP_JENIS_KELAMIN", "NIP_URUT"]),
        (NI_PPPK, PNS, ["NIP_TMT"]),
        ("199213132025212014", PPPK, ["NIP_TANGGAL_LAHIR"]),
    ],
)
def test_bentuk_keliru_adalah_galat(nip, jenis, kode):
    temuan = periksa(nip, jenis=jenis)
    assert [t.kode for t in temuan] == kode
    assert {t.berat for t in temuan} == {"galat"}


def test_nip_yang_tampak_seperti_ni_pppk_disebut():
    assert "NI PPPK" in periksa(NI_PPPK, jenis=PNS)[0].pesan


@pytest.mark.parametrize(
    ("nip", "jenis", "data", "kode"),
    [
        (NIP, PNS, {}, []),
        (NIP, PNS, {"tanggal_lahir": LAHIR, "jenis_kelamin": WANITA, "tmt": TMT}, []),
        (NIP, PNS, {"tanggal_lahir": date(1992, 3, 16)}, ["NIP_BEDA_TANGGAL_LAHIR"]),
        (NIP, PNS, {"jenis_kelamin": PRIA}, ["NIP_BEDA_JENIS_KELAMIN"]),
        (NIP, PNS, {"tmt": date(2015, 4, 1)}, ["NIP_BEDA_TMT"]),
        ("199203152009032007", PNS, {}, ["NIP_USIA_TMT"]),  # 16 years old
        ("199203152010032007", PNS, {}, ["NIP_USIA_TMT"]),  # 17: eighteen only on the 15th
        ("199203152010042007", PNS, {}, []),
        (NI_PPPK, PPPK, {"tanggal_lahir": date(1990, 9, 13), "jenis_kelamin": WANITA, "tmt": date(2025, 6, 1)}, []),
        (NI_PPPK, PPPK, {"tmt": date(2024, 3, 1)}, ["NIP_BEDA_TMT"]),
        (NIP, PPPK, {}, ["NIP_MIRIP_PNS"]),
    ],
)
def test_perbedaan_dengan_data_adalah_peringatan(nip, jenis, data, kode):
    temuan = periksa(nip, jenis=jenis, **data)
    assert [t.kode for t in temuan] == kode
    assert all(t.berat == "peringatan" for t in temuan)


def test_cara_menulis():
    assert bersihkan(" 19920315 201503 2 007 ") == NIP
    assert tampilkan(NIP) == "19920315 201503 2 007"
    assert tampilkan("123") == "123"
