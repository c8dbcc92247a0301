"""The suggestion with its arithmetic, and the projection of angka kredit."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.enum import Jenjang, PredikatKinerja, PredikatOrganisasi
from kinerja.skp.rules.proyeksi_ak import proyeksi
from kinerja.skp.rules.saran import Ukuran, saran_hasil, saran_pimpinan

PADA = date(2026, 9, 30)
D = Decimal


def ukuran(realisasi, target=12, aspek="kuantitas", arah="maksimal", maks=None):
    angka = [None if n is None else D(str(n)) for n in (target, maks, realisasi)]
    return Ukuran("RHK", "Indikator", aspek, arah, "dokumen", *angka)


@pytest.mark.parametrize(
    ("satu", "persen", "rating"),
    [
        (ukuran(9), D("100.00"), "SESUAI"),  # nine of twelve in three quarters of the year
        (ukuran(8.1), D("90.00"), "SESUAI"),  # the lower bound itself is within
        (ukuran(8), D("88.89"), "DI_BAWAH"),
        (ukuran(9.9), D("110.00"), "SESUAI"),  # the upper bound itself is within
        (ukuran(10), D("111.11"), "DI_ATAS"),
        (ukuran(90), D("150"), "DI_ATAS"),  # one indicator never counts more than 150 %
        (ukuran(95, 95, "kualitas"), D("100.00"), "SESUAI"),  # quality is expected in full
        (ukuran(5, 10, "waktu", "minimal"), D("150.00"), "DI_ATAS"),
        (ukuran(12, 10, "waktu", "minimal"), D("80.00"), "DI_BAWAH"),
        (ukuran(5, 4, "kualitas", "stabil", 6), D("100"), "SESUAI"),
        (ukuran(3, 4, "kualitas", "stabil", 6), D("75.00"), "DI_BAWAH"),
    ],
)
def test_saran_per_indikator(satu, persen, rating):
    saran = saran_hasil([satu], bagian=D("0.75"), pada=PADA)
    assert saran.baris[0].persen == persen
    assert saran.rating == rating
    assert "%" in saran.baris[0].uraian
    assert "perlu verifikasi" in saran.uraian  # the bounds are no regulation


@pytest.mark.parametrize("satu", [ukuran(None), ukuran(3, None), ukuran(3, 0)])
def test_yang_tidak_berangka_tidak_dihitung(satu):
    saran = saran_hasil([satu], bagian=D("0.75"), pada=PADA)
    assert (saran.rating, saran.rata) == (None, None)


def test_rata_rata_hanya_dari_yang_berangka():
    saran = saran_hasil([ukuran(9), ukuran(4.5), ukuran(None)], bagian=D("0.75"), pada=PADA)
    assert saran.rata == D("75.00")
    assert "2 indikator" in saran.uraian


@pytest.mark.parametrize(
    ("predikat", "rating"),
    [("ISTIMEWA", "DI_ATAS"), ("BAIK", "SESUAI"), ("BUTUH_PERBAIKAN", "DI_BAWAH"), ("SANGAT_KURANG", "DI_BAWAH")],
)
def test_hasil_kerja_pimpinan_adalah_capaian_organisasi(predikat, rating):
    """SE MenPANRB 3/2023."""
    assert saran_pimpinan(PredikatOrganisasi(predikat), "Dinas", pada=PADA).rating == rating


def test_proyeksi_pada_laju_sekarang():
    """Ahli Muda: 25 a year at Baik, 200 for the next jenjang, 100 for the next pangkat (PermenPANRB 1/2023)."""
    hasil = proyeksi(Jenjang.AHLI_MUDA, D("87.5"), PredikatKinerja.BAIK, sejak=date(2025, 12, 31))
    pangkat, jenjang = hasil.sasaran
    assert hasil.per_tahun == D(25)
    assert (pangkat.kurang, pangkat.tanggal) == (D("12.5"), date(2026, 6, 30))
    assert (jenjang.kurang, jenjang.tanggal) == (D("112.5"), date(2030, 6, 30))
    cepat = proyeksi(Jenjang.AHLI_MUDA, D("87.5"), PredikatKinerja.SANGAT_BAIK, sejak=date(2025, 12, 31))
    assert cepat.sasaran[1].tanggal == date(2028, 12, 31)


def test_proyeksi_puncak_kategori_tanpa_jenjang_berikutnya():
    hasil = proyeksi(Jenjang.AHLI_UTAMA, D(250), PredikatKinerja.BAIK, sejak=date(2025, 12, 31))
    assert [s.nama for s in hasil.sasaran] == ["Pangkat berikutnya"]
    assert hasil.sasaran[0].kurang == 0
