"""UU 30/2014 ps. 42–43: what binds a decider to the person decided on."""

from datetime import date

import pytest

from kepegawaian.pegawai.rules.kepentingan import Ikatan, Kerabat, Pihak, ikatan, rapikan

SITI = Pihak(1, "1" * 18, "Siti Aminah", date(1980, 1, 2))
BUDI = Pihak(2, "2" * 18, "Budi Santoso", date(1978, 3, 4))


def dengan(pihak, *kerabat):
    return Pihak(pihak.pegawai_id, pihak.nip, pihak.nama, pihak.lahir, kerabat)


ANAK = Kerabat("ANAK", "Dimas", date(2010, 5, 6))
IBU = Kerabat("IBU", "Sumarni", date(1950, 1, 1))


@pytest.mark.parametrize(
    ("a", "b", "membawahi", "harap"),
    [
        (SITI, BUDI, False, None),
        (SITI, BUDI, True, Ikatan.BAWAHAN),
        (SITI, SITI, True, Ikatan.DIRI),
        (Pihak(nip="1" * 18), SITI, False, Ikatan.DIRI),  # another account of the same person
        (Pihak(), Pihak(), False, None),  # nothing known says nothing
        (dengan(SITI, Kerabat("SUAMI", "Budi Santoso", date(1978, 3, 4))), BUDI, True, Ikatan.KELUARGA),
        (SITI, dengan(BUDI, Kerabat("ISTRI", "SITI AMINAH, S.E.", date(1980, 1, 2))), False, Ikatan.KELUARGA),
        (dengan(SITI, Kerabat("SUAMI", "Budi Santoso", date(1979, 3, 4))), BUDI, False, None),  # a namesake
        (dengan(SITI, Kerabat("SUAMI", "Budi Santoso")), BUDI, False, Ikatan.MUNGKIN_KELUARGA),
        (dengan(SITI, Kerabat("SUAMI", "Budi Santoso")), BUDI, True, Ikatan.MUNGKIN_KELUARGA),
        (dengan(SITI, ANAK), dengan(BUDI, ANAK), False, Ikatan.KELUARGA),
        (dengan(SITI, IBU), dengan(BUDI, IBU), False, Ikatan.KELUARGA),
        (dengan(SITI, Kerabat("ANAK", "Dimas")), dengan(BUDI, Kerabat("ANAK", "Dimas")), False, None),
        (dengan(SITI, Kerabat("IBU", "Sumarni", ANAK.lahir)), dengan(BUDI, IBU), False, None),
        (dengan(SITI, Kerabat("SUAMI", "")), Pihak(3, nama=""), False, None),
    ],
)
def test_ikatan(a, b, membawahi, harap):
    assert ikatan(a, b, membawahi=membawahi) is harap


@pytest.mark.parametrize(
    ("semula", "rapi"), [("Siti Aminah, S.E., M.M.", "siti aminah"), ("  RINA  ", "rina"), ("Ma'ruf", "maruf")]
)
def test_rapikan(semula, rapi):
    assert rapikan(semula) == rapi


def test_hanya_diri_dan_keluarga_yang_menutup():
    assert [i for i in Ikatan if i.menutup] == [Ikatan.DIRI, Ikatan.KELUARGA]
