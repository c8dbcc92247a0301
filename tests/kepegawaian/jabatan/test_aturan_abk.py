"""Figures of workload, competency levels, classes and Job Person Match. Domain facts B.4, C.2, C.3, App. 2."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.jabatan.rules.abk import Metode, efisiensi, kebutuhan
from kepegawaian.jabatan.rules.enum import JenisJabatan, Jenjang
from kepegawaian.jabatan.rules.jpm import Cocok, berlaku_sampai, jpm, kategori_pemetaan, kategori_pengisian
from kepegawaian.jabatan.rules.kelas import BarisKelas, kelas_menurut
from kepegawaian.jabatan.rules.standar import level_bawaan

HARI = date(2026, 11, 25)
D = Decimal


@pytest.mark.parametrize(
    ("metode", "baris", "hitung", "orang"),
    [
        (Metode.TUGAS, [(D(1000), D(150))], "2.000", 2),  # App. 2 no. 21: 150,000 minutes
        (Metode.TUGAS, [(D(750), D(150))], "1.500", 2),  # half a person is one more
        (Metode.TUGAS, [(D(749), D(150))], "1.498", 1),
        (Metode.TUGAS, [(D(1), D(37_499))], "0.500", 0),  # the exact figure decides, not the one that is shown
        (Metode.TUGAS, [], "0.000", 0),
        (Metode.HASIL, [(D(2000), D(800))], "2.500", 3),
        (Metode.OBJEK, [(D(120), D(50))], "2.400", 2),
        (Metode.PERALATAN, [(D(9), D(2)), (D(1), D(4))], "4.750", 5),
    ],
)
def test_kebutuhan_menurut_metode(metode, baris, hitung, orang):
    hasil = kebutuhan(metode, baris, jke=75_000, pada=HARI)
    assert (hasil.hitung, hasil.kebutuhan) == (D(hitung), orang)


@pytest.mark.parametrize(
    ("menit", "pegawai", "huruf"),
    [(75_750, 1, "A"), (75_000, 1, "B"), (67_500, 1, "B"), (52_500, 1, "C"), (37_500, 1, "D"), (37_000, 1, "E")],
)
def test_efisiensi(menit, pegawai, huruf):
    assert efisiensi(D(menit), pegawai, jke=75_000, pada=HARI)[1] == huruf


def test_efisiensi_tanpa_pegawai_tidak_ada():
    assert efisiensi(D(1), 0, jke=75_000, pada=HARI) is None


@pytest.mark.parametrize(
    ("jenis", "jenjang", "level"),
    [
        (JenisJabatan.JPT_UTAMA, None, 5),
        (JenisJabatan.JPT_MADYA, None, 4),
        (JenisJabatan.JPT_PRATAMA, None, 4),
        (JenisJabatan.ADMINISTRATOR, None, 3),
        (JenisJabatan.PENGAWAS, None, 2),
        (JenisJabatan.PELAKSANA, None, 1),
        (JenisJabatan.JF_KEAHLIAN, Jenjang.AHLI_MADYA, 4),
        (JenisJabatan.JF_KETERAMPILAN, Jenjang.PEMULA, 1),
    ],
)
def test_level_menurut_jenjang(jenis, jenjang, level):
    assert level_bawaan(jenis, jenjang, pada=HARI).nilai == level


def test_level_yang_diperselisihkan_adalah_setelan():
    assert level_bawaan(JenisJabatan.JPT_MADYA, pada=HARI, setelan={"JPT_MADYA": 5}).nilai == 5


@pytest.mark.parametrize(
    ("dicapai", "nilai", "pemetaan", "pengisian"),
    [
        ((4, 4, 4), "100.00", "OPTIMAL", "Memenuhi Syarat"),
        ((4, 4, 3), "91.67", "OPTIMAL", "Memenuhi Syarat"),
        ((4, 3, 3), "83.33", "CUKUP_OPTIMAL", "Memenuhi Syarat"),
        ((3, 3, 3), "75.00", "KURANG_OPTIMAL", "Masih Memenuhi Syarat"),
        ((3, 3, 2), "66.67", "KURANG_OPTIMAL", "Kurang Memenuhi"),
        ((4, 4, None), "100.00", "OPTIMAL", "Memenuhi Syarat"),
        ((5, 4, 4), "108.33", "OPTIMAL", "Memenuhi Syarat"),
    ],
)
def test_job_person_match(dicapai, nilai, pemetaan, pengisian):
    cocok = [Cocok(i, "", "", 4, d) for i, d in enumerate(dicapai)]
    angka = jpm(cocok)
    assert angka == D(nilai)
    assert kategori_pemetaan(angka, pada=HARI).nilai == pemetaan
    assert kategori_pengisian(angka, pada=HARI).nilai == pengisian


def test_jpm_dapat_dibatasi_dan_tanpa_nilai_tidak_ada():
    assert jpm([Cocok(1, "", "", 4, 5), Cocok(2, "", "", 4, 3)], batasi=True) == D("87.50")
    assert jpm([Cocok(1, "", "", 4, None)]) is None


def test_hasil_penilaian_berlaku_tiga_tahun():
    assert berlaku_sampai(date(2024, 2, 29)) == date(2027, 2, 28)


TABEL = [
    BarisKelas("ADMINISTRATOR", "", "", "", 12),
    BarisKelas("ADMINISTRATOR", "", "III.b", "", 11),
    BarisKelas("ADMINISTRATOR", "", "III.a", "Camat", 13),
    BarisKelas("JF_KEAHLIAN", "AHLI_MUDA", "", "", 9),
]


@pytest.mark.parametrize(
    ("jabatan", "kelas"),
    [
        (("ADMINISTRATOR", "", "III.a", "Sekretaris Dinas"), 12),
        (("ADMINISTRATOR", "", "III.b", "Kepala Bidang"), 11),
        (("ADMINISTRATOR", "", "III.a", "Camat Setu"), 13),
        (("JF_KEAHLIAN", "AHLI_MUDA", "", "Perawat Ahli Muda"), 9),
        (("JF_KEAHLIAN", "AHLI_MADYA", "", "Dokter"), None),
    ],
)
def test_kelas_menurut_baris_paling_tepat(jabatan, kelas):
    assert kelas_menurut(TABEL, *jabatan) == kelas
