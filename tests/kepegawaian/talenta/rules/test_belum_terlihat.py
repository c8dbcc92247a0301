"""Who counts as unseen: a table of traces and the figures of the city."""

from dataclasses import replace
from datetime import date

import pytest

from kepegawaian.talenta.rules.belum_terlihat import Alasan, Jejak, KetentuanTerlihat, periksa

HARI = date(2026, 11, 25)
BATAS = date(2021, 11, 25)
BARU, LAMA = date(2023, 1, 2), date(2016, 1, 2)
DASAR = Jejak(date(2010, 3, 1), 3, 0, None, None, None)
ATURAN = KetentuanTerlihat()


@pytest.mark.parametrize(
    ("ubahan", "terlihat", "alasan"),
    [
        ({}, False, {Alasan.PROMOSI, Alasan.PELATIHAN, Alasan.PENCALONAN}),
        ({"promosi": LAMA, "pelatihan": BARU}, False, {Alasan.PROMOSI, Alasan.PENCALONAN}),
        ({"promosi": BARU, "pelatihan": BARU}, True, {Alasan.PENCALONAN}),
        ({"promosi": BARU, "pelatihan": BARU, "pencalonan": BARU}, True, set()),
        ({"pencalonan": BARU}, False, {Alasan.PROMOSI, Alasan.PELATIHAN}),
        # on the boundary nothing has been missing for the full five years
        ({"promosi": BATAS, "pelatihan": BATAS}, True, {Alasan.PENCALONAN}),
        ({"sangat_baik": 1}, True, {Alasan.PROMOSI, Alasan.PELATIHAN, Alasan.PENCALONAN}),
        ({"di_bawah_baik": 1}, True, {Alasan.PROMOSI, Alasan.PELATIHAN, Alasan.PENCALONAN}),
        ({"hukdis": BARU}, True, {Alasan.PROMOSI, Alasan.PELATIHAN, Alasan.PENCALONAN}),
        ({"hukdis": LAMA}, False, {Alasan.PROMOSI, Alasan.PELATIHAN, Alasan.PENCALONAN}),
        # a newcomer has not been overlooked
        ({"masuk": BARU}, True, set()),
    ],
)
def test_belum_terlihat(ubahan, terlihat, alasan):
    temuan = periksa(replace(DASAR, **ubahan), ATURAN, pada=HARI)
    assert (temuan.terlihat, set(temuan.alasan)) == (terlihat, alasan)


def test_kota_dapat_meminta_ketiga_alasan():
    jejak = replace(DASAR, pelatihan=BARU)
    assert not periksa(jejak, ATURAN, pada=HARI).terlihat
    assert periksa(jejak, replace(ATURAN, alasan=3), pada=HARI).terlihat


def test_kalimat_menyebut_tanggalnya():
    temuan = periksa(replace(DASAR, promosi=LAMA), ATURAN, pada=HARI)
    assert "Terakhir naik jabatan 02-01-2016" in temuan.kalimat
    assert "Belum pernah dicalonkan sejak masuk 01-03-2010" in temuan.kalimat
