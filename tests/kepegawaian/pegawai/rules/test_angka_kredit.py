"""PermenPANRB 1/2023 ps. 37 and lampiran."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.angka_kredit import angka_kredit, kebutuhan_kumulatif
from kepegawaian.pegawai.rules.enum import Jenjang, PredikatKinerja

PADA = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("jenjang", "predikat", "bulan", "nilai"),
    [
        ("AHLI_PERTAMA", "BAIK", 2, "2.0833"),  # 2/12 × 100 % × 12.5
        ("AHLI_MUDA", "SANGAT_BAIK", 12, "37.5"),
        ("TERAMPIL", "KURANG", 6, "1.25"),
        ("PEMULA", "BUTUH_PERBAIKAN", 12, "2.8125"),
        ("PEMULA", "SANGAT_KURANG", 12, "0.9375"),
        ("MAHIR", "SANGAT_BAIK", 12, "18.75"),
        ("PENYELIA", "BAIK", 12, "25"),
        ("AHLI_MADYA", "SANGAT_KURANG", 12, "9.375"),
        ("AHLI_UTAMA", "SANGAT_BAIK", 12, "75"),
        ("AHLI_UTAMA", "BAIK", 0, "0"),
    ],
)
def test_konversi_predikat(jenjang, predikat, bulan, nilai):
    assert angka_kredit(Jenjang(jenjang), PredikatKinerja(predikat), bulan, pada=PADA) == Decimal(nilai)


def test_tampil_tiga_angka():
    nilai = angka_kredit(Jenjang.AHLI_PERTAMA, PredikatKinerja.BAIK, 2, pada=PADA)
    assert f"{nilai:.3f}" == "2.083"


@pytest.mark.parametrize("bulan", [-1, 13])
def test_bulan_di_luar_setahun_ditolak(bulan):
    with pytest.raises(ValueError, match="0–12"):
        angka_kredit(Jenjang.PEMULA, PredikatKinerja.BAIK, bulan, pada=PADA)


def test_sebelum_skema_konversi_ditolak():
    with pytest.raises(LookupError):
        angka_kredit(Jenjang.PEMULA, PredikatKinerja.BAIK, 12, pada=date(2023, 6, 30))


@pytest.mark.parametrize(
    ("jenjang", "golongan", "kebutuhan"),
    [
        ("PEMULA", "II/a", 15),
        ("TERAMPIL", "II/b", 20),
        ("TERAMPIL", "II/c", 40),
        ("TERAMPIL", "II/d", 60),  # the need of the next jenjang
        ("MAHIR", "III/b", 100),
        ("PENYELIA", "III/c", 100),
        ("PENYELIA", "III/d", None),
        ("AHLI_PERTAMA", "III/a", 50),
        ("AHLI_MUDA", "III/d", 200),
        ("AHLI_MADYA", "IV/b", 300),
        ("AHLI_MADYA", "IV/c", 450),
        ("AHLI_UTAMA", "IV/d", 200),
        ("AHLI_UTAMA", "IV/e", None),
    ],
)
def test_kebutuhan_kumulatif(jenjang, golongan, kebutuhan):
    assert kebutuhan_kumulatif(Jenjang(jenjang), golongan, pada=PADA).nilai == kebutuhan


def test_golongan_di_luar_jenjang_ditolak():
    with pytest.raises(ValueError, match="III/a–III/b"):
        kebutuhan_kumulatif(Jenjang.AHLI_PERTAMA, "III/c", pada=PADA)
