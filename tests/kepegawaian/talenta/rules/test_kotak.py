"""Nine boxes, cuts and rounding as tables. PermenPANRB 3/2020 (C.7.2–C.7.4)."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kepegawaian.pegawai.rules.enum import PredikatKinerja as P
from kepegawaian.talenta.rules.fakta import bulat
from kepegawaian.talenta.rules.kotak import (
    AMBANG_SETEMPAT,
    KOTAK,
    KRS_INSTANSI,
    KRS_NASIONAL,
    LETAK,
    NOMOR,
    TINDAKAN,
    Ambang,
    KelasKinerja,
    KelasPotensial,
    kelas_potensial,
    kelas_predikat,
    kelas_skor,
    kotak,
    nama_kotak,
)

D = Decimal
K, Q = KelasKinerja, KelasPotensial


@pytest.mark.parametrize(
    ("kinerja", "potensial", "nomor"),
    [
        (K.ATAS, Q.TINGGI, 9),
        (K.SESUAI, Q.TINGGI, 8),  # vector 18
        (K.ATAS, Q.MENENGAH, 7),
        (K.BAWAH, Q.TINGGI, 6),
        (K.SESUAI, Q.MENENGAH, 5),
        (K.ATAS, Q.RENDAH, 4),
        (K.BAWAH, Q.MENENGAH, 3),
        (K.SESUAI, Q.RENDAH, 2),
        (K.BAWAH, Q.RENDAH, 1),
    ],
)
def test_sembilan_kotak(kinerja, potensial, nomor):
    assert kotak(kinerja, potensial) == nomor
    assert LETAK[nomor] == (kinerja, potensial)


def test_setiap_kotak_punya_rekomendasi_dan_kelompok():
    assert set(TINDAKAN) == set(NOMOR) == set(range(1, 10))
    assert all(TINDAKAN.values())
    assert (KRS_INSTANSI, KRS_NASIONAL) == ((7, 8, 9), (9,))
    assert KOTAK.perlu_verifikasi
    assert nama_kotak(8) == "Kotak 8 (kinerja sesuai ekspektasi, potensial tinggi)"


@pytest.mark.parametrize(
    ("contoh", "nilai", "kelas"),
    [
        ("61-81", "0", Q.RENDAH),
        ("61-81", "60", Q.RENDAH),
        ("61-81", "60.99", Q.RENDAH),
        ("61-81", "61", Q.MENENGAH),
        ("61-81", "80", Q.MENENGAH),
        ("61-81", "80.99", Q.MENENGAH),
        ("61-81", "81", Q.TINGGI),
        ("61-81", "100", Q.TINGGI),
        ("46-72", "45.99", Q.RENDAH),
        ("46-72", "46", Q.MENENGAH),
        ("46-72", "72", Q.MENENGAH),
        ("46-72", "72.01", Q.TINGGI),
    ],
)
def test_ambang_setempat(contoh, nilai, kelas):
    assert kelas_potensial(D(nilai), AMBANG_SETEMPAT[contoh].nilai) is kelas
    assert AMBANG_SETEMPAT[contoh].perlu_verifikasi


@pytest.mark.parametrize(
    ("predikat", "kelas"),
    [
        (P.SANGAT_BAIK, K.ATAS),
        (P.BAIK, K.SESUAI),
        (P.BUTUH_PERBAIKAN, K.BAWAH),
        (P.KURANG, K.BAWAH),
        (P.SANGAT_KURANG, K.BAWAH),
    ],
)
def test_sumbu_kinerja_menurut_predikat(predikat, kelas):
    assert kelas_predikat(predikat) is kelas


def test_penunjang_tidak_mengangkat_predikat_di_bawah_baik():
    ambang = Ambang(D(46), D(60))
    assert kelas_skor(D("73.33"), ambang, P.BUTUH_PERBAIKAN) is K.BAWAH
    assert kelas_skor(D("46.67"), ambang, P.BAIK) is K.SESUAI
    assert kelas_skor(D("45.99"), ambang, P.BAIK) is K.BAWAH
    assert kelas_skor(D(60), ambang, P.SANGAT_BAIK) is K.ATAS


@pytest.mark.parametrize(
    ("nilai", "dua_desimal"),
    [
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(5, 1000), "0.01"),  # half goes up
        (Fraction(4999, 1000000), "0.00"),
        (Fraction(700, 9), "77.78"),
        (Fraction(100), "100.00"),
        (Fraction(-5, 1000), "-0.01"),
    ],
)
def test_dibulatkan_setengah_ke_atas(nilai, dua_desimal):
    assert bulat(nilai) == D(dua_desimal)
