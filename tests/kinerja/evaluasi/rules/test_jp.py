"""PP 11/2017 ps. 203 ay. (4); Peraturan LAN 10/2018 lampiran; Peraturan LAN 15/2020."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.enum import BentukBangkom, JenisASN
from kinerja.evaluasi.rules.jp import bulan_dihitung, jp_diakui, ketentuan_jp, pemenuhan

PADA = date(2026, 9, 30)
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


@pytest.mark.parametrize(
    ("jenis", "jp", "bulan", "target", "persen", "status"),
    [
        ("PNS", "20", 12, "20", "100.00", "TERPENUHI"),
        ("PNS", "19.99", 12, "20", "99.95", "BELUM_TERPENUHI"),
        ("PNS", "5", 3, "5", "100.00", "TERPENUHI"),  # one quarter
        ("PNS", "8.33", 5, "8.33", "99.96", "BELUM_TERPENUHI"),  # 8⅓, not the rounded target
        ("PNS", "8.34", 5, "8.33", "100.08", "TERPENUHI"),
        ("PNS", "0", 12, "20", "0.00", "BELUM_TERPENUHI"),
        ("PNS", "0", 0, None, None, "TANPA_TARGET"),
        ("CPNS", "4", 12, None, None, "TANPA_TARGET"),
        ("PPPK", "0", 12, None, None, "TANPA_TARGET"),
        ("PPPK", "24", 12, None, None, "TANPA_TARGET"),  # Peraturan LAN 15/2020
        ("PPPK", "24.5", 12, None, None, "MELEBIHI_BATAS"),
        ("PPPK_PARUH_WAKTU", "25", 12, None, None, "MELEBIHI_BATAS"),
        ("PPPK", "10", 3, None, None, "TANPA_TARGET"),  # the cap is for the whole contract year
    ],
)
def test_pemenuhan(jenis, jp, bulan, target, persen, status):
    hasil = pemenuhan(JenisASN(jenis), Decimal(jp), bulan, pada=PADA)
    assert hasil.status == status
    assert hasil.target == (Decimal(target) if target else None)
    assert hasil.persen == (Decimal(persen) if persen else None)
    assert hasil.capaian == Decimal(jp)


def test_pemenuhan_menyebut_dasar_dan_catatan():
    assert str(pemenuhan(JenisASN.PNS, Decimal(20), 12, pada=PADA).dasar) == "PP 11/2017 ps. 203 ay. (4)"
    assert "3 bulan" in pemenuhan(JenisASN.PNS, Decimal(0), 3, pada=PADA).catatan
    assert "hanya peringatan" in pemenuhan(JenisASN.PPPK, Decimal(30), 12, pada=PADA).catatan


@pytest.mark.parametrize("bulan", [-1, 13])
def test_bulan_di_luar_setahun_ditolak(bulan):
    with pytest.raises(ValueError, match="0–12"):
        pemenuhan(JenisASN.PNS, Decimal(0), bulan, pada=PADA)


@pytest.mark.parametrize(
    ("tmt", "berakhir", "bulan"),
    [
        (date(2015, 3, 1), None, 12),
        (date(2026, 4, 1), None, 9),
        (date(2026, 4, 15), None, 8),
        (date(2015, 3, 1), date(2026, 6, 30), 6),
        (date(2027, 1, 1), None, 0),
        (date(2015, 3, 1), date(2025, 6, 30), 0),
    ],
)
def test_bulan_dihitung(tmt, berakhir, bulan):
    assert bulan_dihitung(date(2026, 1, 1), date(2026, 12, 31), tmt=tmt, berakhir=berakhir) == bulan
