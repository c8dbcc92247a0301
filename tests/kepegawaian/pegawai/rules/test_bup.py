"""UU 20/2023 ps. 55; PP 11/2017 ps. 239–240; UU 14/2005."""

from datetime import date

import pytest

from kepegawaian.pegawai.rules.bup import JabatanKhusus, bup, tmt_pensiun
from kepegawaian.pegawai.rules.enum import JenisJabatan, Jenjang

PADA = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("jenis", "jenjang", "usia", "peraturan"),
    [
        ("JPT_UTAMA", None, 60, "UU 20/2023"),
        ("JPT_MADYA", None, 60, "UU 20/2023"),
        ("JPT_PRATAMA", None, 60, "UU 20/2023"),
        ("ADMINISTRATOR", None, 58, "UU 20/2023"),
        ("PENGAWAS", None, 58, "UU 20/2023"),
        ("PELAKSANA", None, 58, "UU 20/2023"),
        ("JF_KETERAMPILAN", "PEMULA", 58, "PP 11/2017"),
        ("JF_KETERAMPILAN", "PENYELIA", 58, "PP 11/2017"),
        ("JF_KEAHLIAN", "AHLI_PERTAMA", 58, "PP 11/2017"),
        ("JF_KEAHLIAN", "AHLI_MUDA", 58, "PP 11/2017"),
        ("JF_KEAHLIAN", "AHLI_MADYA", 60, "PP 11/2017"),
        ("JF_KEAHLIAN", "AHLI_UTAMA", 65, "PP 11/2017"),
    ],
)
def test_bup(jenis, jenjang, usia, peraturan):
    hasil = bup(JenisJabatan(jenis), Jenjang(jenjang) if jenjang else None, pada=PADA)
    assert (hasil.nilai, hasil.dasar.peraturan, hasil.perlu_verifikasi) == (usia, peraturan, False)


@pytest.mark.parametrize(("khusus", "usia"), [("GURU", 60), ("DOSEN", 65), ("PROFESOR", 70)])  # UU 14/2005
def test_bup_guru_dan_dosen(khusus, usia):
    hasil = bup(JenisJabatan.JF_KEAHLIAN, Jenjang.AHLI_MUDA, pada=PADA, khusus=JabatanKhusus(khusus))
    assert (hasil.nilai, hasil.perlu_verifikasi) == (usia, True)


def test_jf_tanpa_jenjang_ditolak():
    with pytest.raises(ValueError, match="jenjang"):
        bup(JenisJabatan.JF_KEAHLIAN, pada=PADA)


@pytest.mark.parametrize(
    ("lahir", "usia", "tmt"),
    [
        (date(1968, 7, 15), 58, date(2026, 8, 1)),
        (date(1968, 7, 1), 58, date(2026, 8, 1)),
        (date(1968, 12, 31), 58, date(2027, 1, 1)),
        (date(1968, 2, 29), 58, date(2026, 3, 1)),
        (date(1966, 5, 20), 60, date(2026, 6, 1)),
    ],
)
def test_pensiun_pada_awal_bulan_berikutnya(lahir, usia, tmt):
    assert tmt_pensiun(lahir, usia) == tmt
