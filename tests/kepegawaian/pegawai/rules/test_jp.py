"""How many JP a form of development gives. Peraturan LAN 10/2018 lampiran."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.enum import BentukBangkom
from kepegawaian.pegawai.rules.jp import jp_diakui, ketentuan_jp

SENIN, SELASA, BULAN_DEPAN = date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 1)


def kegiatan(*butir):
    return [(tanggal, Decimal(jumlah)) for tanggal, jumlah in butir]


@pytest.mark.parametrize(
    ("bentuk", "butir", "jp"),
    [
        ("COACHING", [(SENIN, 3)], 4),  # two sessions a month
        ("COACHING", [(SENIN, 1), (SELASA, 1), (date(2026, 3, 20), 1)], 4),
        ("COACHING", [(SENIN, 2), (BULAN_DEPAN, 1)], 6),
        ("MENTORING", [(SENIN, 1)], 2),
        ("BIMBINGAN_TEMPAT_KERJA", [(SENIN, 5)], 4),
        ("E_LEARNING", [(SENIN, 5)], 3),  # three JP a day
        ("E_LEARNING", [(SENIN, 2), (SENIN, 2), (SELASA, 1)], 4),
        ("BELAJAR_MANDIRI", [(SENIN, 6)], 2),
        ("KOMUNITAS_BELAJAR", [(SENIN, 2), (SELASA, 3)], 4),
        ("DETASERING", [(SENIN, 1)], 20),
        ("PATOK_BANDING", [(SENIN, 2)], 20),
        ("PERTUKARAN", [(SENIN, 1)], 20),
        ("MAGANG", [(SENIN, 1)], 20),
        ("PELATIHAN_JARAK_JAUH", [(SENIN, 40)], 40),
        ("DIKLAT_STRUKTURAL", [(SENIN, 900)], 900),
        ("SEMINAR", [(SENIN, 8)], 8),  # as on the certificate
        ("COACHING", [], 0),
    ],
)
def test_jp_diakui(bentuk, butir, jp):
    assert jp_diakui(BentukBangkom(bentuk), kegiatan(*butir)) == jp


@pytest.mark.parametrize(
    ("bentuk", "jumlah", "jp"),
    [
        ("PERTUKARAN", 1, "24"),
        ("MAGANG", 1, "24"),
        ("E_LEARNING", 2, "2"),
        ("PELATIHAN_JARAK_JAUH", 10, "12"),
        ("DETASERING", 1, "24"),
        ("PATOK_BANDING", 1, "12"),
        ("KOMUNITAS_BELAJAR", 1, "1.2"),
        ("KOMUNITAS_BELAJAR", 2, "2"),  # the cap stays
        ("COACHING", 2, "4"),
    ],
)
def test_jp_internasional(bentuk, jumlah, jp):
    hasil = jp_diakui(BentukBangkom(bentuk), kegiatan((SENIN, jumlah)), internasional=True)
    assert hasil == Decimal(jp)


@pytest.mark.parametrize("bentuk", BentukBangkom)
def test_setiap_bentuk_punya_ketentuan(bentuk):
    assert ketentuan_jp(bentuk, SENIN).nilai.per_satuan > 0


def test_jumlah_negatif_ditolak():
    with pytest.raises(ValueError, match="negatif"):
        jp_diakui(BentukBangkom.COACHING, kegiatan((SENIN, -1)))
