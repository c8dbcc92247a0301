"""PP 99/2000 ps. 6–8; Peraturan BKN 4/2023, 2/2025, 4/2025; PermenPANRB 1/2023."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.enum import Hukdis, Jenjang, PredikatKinerja, TingkatPendidikan
from kepegawaian.pegawai.rules.kenaikan_pangkat import (
    FaktaPangkat,
    fungsional,
    periode_terdekat,
    plafon,
    reguler,
    tmt_fungsional_berikut,
    tmt_reguler_berikut,
)

BAIK, SANGAT_BAIK, KURANG = PredikatKinerja.BAIK, PredikatKinerja.SANGAT_BAIK, PredikatKinerja.KURANG
PADA = date(2026, 4, 1)
SIAP = FaktaPangkat("III/a", date(2022, 4, 1), TingkatPendidikan.S1, (BAIK, SANGAT_BAIK))


@pytest.mark.parametrize(
    ("sejak", "tmt"),
    [
        (date(2022, 4, 2), date(2022, 10, 1)),  # two periods before 2024
        (date(2023, 10, 2), date(2024, 2, 1)),  # Peraturan BKN 4/2023 from 1 January 2024
        (date(2024, 2, 1), date(2024, 2, 1)),
        (date(2024, 2, 2), date(2024, 4, 1)),
        (date(2025, 8, 2), date(2025, 10, 1)),
        (date(2025, 10, 2), date(2025, 11, 1)),  # Peraturan BKN 4/2025: the first of every month
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_periode(sejak, tmt):
    assert periode_terdekat(sejak) == tmt


@pytest.mark.parametrize(
    ("tmt_pangkat", "pada", "tmt"),
    [
        (date(2022, 4, 1), date(2026, 1, 10), date(2026, 4, 1)),
        (date(2022, 3, 1), date(2026, 1, 10), date(2026, 3, 1)),
        (date(2018, 4, 1), date(2026, 1, 10), date(2026, 2, 1)),  # overdue: the nearest period from now
        (date(2020, 5, 1), date(2024, 1, 10), date(2024, 6, 1)),  # May was not a period in 2024
    ],
)
def test_tmt_reguler_berikut(tmt_pangkat, pada, tmt):
    assert tmt_reguler_berikut(tmt_pangkat, pada=pada) == tmt


def test_tmt_fungsional_berikut_dua_tahun():
    assert tmt_fungsional_berikut(date(2024, 4, 1), pada=date(2026, 1, 10)) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("pendidikan", "golongan"),
    [  # PP 99/2000 ps. 8
        ("SD", "II/a"),
        ("SMP", "II/c"),
        ("SMA", "III/b"),
        ("D1", "III/b"),
        ("D2", "III/b"),
        ("D3", "III/c"),
        ("D4", "III/d"),
        ("S1", "III/d"),
        ("S2", "IV/a"),
        ("S3", "IV/b"),
    ],
)
def test_plafon(pendidikan, golongan):
    assert plafon(TingkatPendidikan(pendidikan), pada=PADA).nilai == golongan


def test_reguler_semua_terpenuhi():
    putusan = reguler(SIAP, pada=PADA)
    assert putusan.boleh
    assert len(putusan.rincian) == 4
    assert all(r.startswith("Terpenuhi") for r in putusan.rincian)


@pytest.mark.parametrize(
    ("perubahan", "belum"),
    [
        ({"tmt_pangkat": date(2022, 4, 2)}, "47 bulan dalam pangkat"),
        ({"predikat": (BAIK, KURANG)}, "predikat paling rendah Baik"),
        ({"predikat": (BAIK,)}, "predikat paling rendah Baik"),
        ({"predikat": ()}, "belum ada yang tercatat"),
        ({"golongan": "III/d"}, "plafon reguler pendidikan S-1 III/d"),
        ({"golongan": "IV/e", "pendidikan": TingkatPendidikan.S3}, "pangkat tertinggi"),
        ({"pendidikan": None}, "pendidikan terakhir belum tercatat"),
        ({"hukdis_berjalan": Hukdis.S2}, "hukuman disiplin sedang"),
    ],
)
def test_reguler_menyebut_yang_belum(perubahan, belum):
    putusan = reguler(replace(SIAP, **perubahan), pada=PADA)
    assert not putusan.boleh
    assert [r for r in putusan.rincian if r.startswith("Belum") and belum in r]
    assert belum in putusan.alasan


def test_reguler_menyebut_semua_temuan_sekaligus():
    putusan = reguler(replace(SIAP, tmt_pangkat=date(2025, 1, 1), predikat=(), pendidikan=None), pada=PADA)
    assert sum(r.startswith("Belum") for r in putusan.rincian) == 3
    assert putusan.alasan.startswith("Belum memenuhi 3 syarat")


def test_hukdis_ringan_tidak_menunda():
    assert reguler(replace(SIAP, hukdis_berjalan=Hukdis.R3), pada=PADA)


@pytest.mark.parametrize(
    ("pada", "atasan", "boleh", "perhatian"),
    [
        (date(2025, 5, 19), "III/a", False, False),  # PP 99/2000 ps. 7
        (date(2025, 5, 20), "III/a", True, True),  # Peraturan BKN 2/2025: a warning only
        (date(2026, 4, 1), "III/b", True, False),
    ],
)
def test_di_atas_pangkat_atasan(pada, atasan, boleh, perhatian):
    putusan = reguler(replace(SIAP, tmt_pangkat=date(2020, 4, 1), golongan_atasan=atasan), pada=pada)
    assert putusan.boleh is boleh
    assert any(r.startswith("Perhatian") for r in putusan.rincian) is perhatian


JF = replace(SIAP, tmt_pangkat=date(2024, 4, 1))


@pytest.mark.parametrize(
    ("golongan", "jenjang", "ak", "tambahan", "boleh"),
    [
        ("III/a", "AHLI_PERTAMA", "50", {}, True),
        ("III/a", "AHLI_PERTAMA", "49.9999", {}, False),
        ("III/b", "AHLI_PERTAMA", "100", {}, False),  # next jenjang: also test and vacancy
        ("III/b", "AHLI_PERTAMA", "100", {"lulus_uji_kompetensi": True}, False),
        ("III/b", "AHLI_PERTAMA", "100", {"lulus_uji_kompetensi": True, "ada_formasi": True}, True),
        ("IV/b", "AHLI_MADYA", "300", {}, True),
        ("III/d", "PENYELIA", "999", {}, False),  # top of keterampilan
        ("IV/e", "AHLI_UTAMA", "999", {}, False),
        ("III/c", "AHLI_PERTAMA", "999", {}, False),  # outside the range of the jenjang
    ],
)
def test_fungsional(golongan, jenjang, ak, tambahan, boleh):
    putusan = fungsional(replace(JF, golongan=golongan), Jenjang(jenjang), Decimal(ak), pada=PADA, **tambahan)
    assert putusan.boleh is boleh
    assert putusan.dasar.peraturan == "PermenPANRB 1/2023"


def test_fungsional_dua_tahun_dalam_pangkat():
    belum = replace(JF, tmt_pangkat=date(2024, 4, 2))
    putusan = fungsional(belum, Jenjang.AHLI_PERTAMA, Decimal(50), pada=PADA)
    assert "23 bulan" in putusan.alasan
