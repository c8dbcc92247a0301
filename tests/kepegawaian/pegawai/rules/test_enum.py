"""Stable codes: they are stored, so a change here would orphan rows."""

import pytest

from kepegawaian.pegawai.rules.enum import (
    BentukBangkom,
    Hukdis,
    JenisASN,
    JenisKelamin,
    PredikatKinerja,
    PredikatOrganisasi,
    RatingEkspektasi,
    TingkatHukdis,
    TingkatPendidikan,
)
from kepegawaian.pegawai.rules.golongan import GOLONGAN_PNS, kelompok, setingkat_di_atas, urutan


@pytest.mark.parametrize(
    ("enum", "kode"),
    [
        (JenisASN, "PNS CPNS PPPK PPPK_PARUH_WAKTU"),
        (RatingEkspektasi, "DI_ATAS SESUAI DI_BAWAH"),
        (PredikatKinerja, "SANGAT_BAIK BAIK BUTUH_PERBAIKAN KURANG SANGAT_KURANG"),
        (PredikatOrganisasi, "ISTIMEWA BAIK BUTUH_PERBAIKAN KURANG SANGAT_KURANG"),
        (Hukdis, "R1 R2 R3 S1 S2 S3 B1 B2 B3"),
    ],
)
def test_kode_tetap(enum, kode):
    assert [str(anggota) for anggota in enum] == kode.split()
    assert [k for k, _ in enum.pilihan()] == kode.split()
    assert all(label for _, label in enum.pilihan())


def test_kode_adalah_teks_biasa():
    assert PredikatKinerja("SANGAT_BAIK") is PredikatKinerja.SANGAT_BAIK
    assert {"SANGAT_BAIK": 3}[PredikatKinerja.SANGAT_BAIK] == 3
    assert {"1": "pria"}[JenisKelamin.PRIA] == "pria"
    assert {JenisKelamin.WANITA: "wanita"}["2"] == "wanita"
    assert PredikatKinerja.SANGAT_BAIK.label == "Sangat Baik"


@pytest.mark.parametrize(
    ("hukdis", "tingkat", "sedang_atau_berat"),
    [
        ("R1", "RINGAN", False),
        ("R3", "RINGAN", False),
        ("S1", "SEDANG", True),
        ("B3", "BERAT", True),
    ],  # PP 94/2021 ps. 8
)
def test_tingkat_hukdis(hukdis, tingkat, sedang_atau_berat):
    assert Hukdis(hukdis).tingkat() is TingkatHukdis(tingkat)
    assert Hukdis(hukdis).sedang_atau_berat() is sedang_atau_berat


def test_urutan_predikat():
    assert [p.peringkat() for p in PredikatKinerja] == [5, 4, 3, 2, 1]
    assert [p for p in PredikatKinerja if p.setara_baik()] == [PredikatKinerja.SANGAT_BAIK, PredikatKinerja.BAIK]


def test_peringkat_pendidikan():
    peringkat = [t.peringkat() for t in TingkatPendidikan]
    assert peringkat == sorted(peringkat)
    assert TingkatPendidikan.D4.peringkat() == TingkatPendidikan.S1.peringkat()


def test_golongan_ruang():  # PP 99/2000 lampiran
    assert len(GOLONGAN_PNS) == 17
    assert (urutan("I/a"), urutan("IV/e")) == (1, 17)
    assert [kelompok(g) for g in ("I/d", "II/a", "III/d", "IV/e")] == [1, 2, 3, 4]
    assert (setingkat_di_atas("II/d"), setingkat_di_atas("IV/e")) == ("III/a", None)
    with pytest.raises(ValueError, match="III/e"):
        kelompok("III/e")


def test_kode_siasn_bentuk_bangkom():
    assert len(BentukBangkom) == 25
    kode = {b: BentukBangkom(b).kode_siasn() for b in ("DIKLAT_STRUKTURAL", "COACHING", "NONKLASIKAL_LAINNYA")}
    assert kode == {"DIKLAT_STRUKTURAL": 1, "COACHING": 14, "NONKLASIKAL_LAINNYA": 25}
