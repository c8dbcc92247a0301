"""PermenPANRB 38/2018; Peraturan BKN 8/2019."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.enum import JenisJabatan, PredikatKinerja, TingkatHukdis, TingkatPendidikan
from kinerja.evaluasi.rules.ip_asn import BOBOT, FaktaIPASN, hitung, kategori

PADA = date(2026, 9, 30)
CONTOH = FaktaIPASN(
    pendidikan=TingkatPendidikan.S2,
    jenis_jabatan=JenisJabatan.ADMINISTRATOR,
    diklat_jabatan=True,
    jp_teknis=Decimal(24),
    seminar=1,
    predikat=PredikatKinerja.BAIK,
)


def test_contoh_administrator_90_tinggi():
    ip = hitung(CONTOH, pada=PADA)
    assert (ip.kualifikasi, ip.kompetensi, ip.kinerja, ip.disiplin) == (20, 40, 25, 5)
    assert (ip.total, ip.kategori) == (90, "TINGGI")


@pytest.mark.parametrize(
    ("total", "nama"),
    [
        ("100", "SANGAT_TINGGI"),
        ("91", "SANGAT_TINGGI"),
        ("90.5", "TINGGI"),
        ("81", "TINGGI"),
        ("80.5", "SEDANG"),
        ("71", "SEDANG"),
        ("70.5", "RENDAH"),
        ("61", "RENDAH"),
        ("60.5", "SANGAT_RENDAH"),
        ("60.0", "SANGAT_RENDAH"),
        ("0", "SANGAT_RENDAH"),
    ],
)
def test_kategori(total, nama):
    assert kategori(Decimal(total), pada=PADA) == nama


@pytest.mark.parametrize("total", ["-0.5", "100.5"])
def test_indeks_di_luar_skala_ditolak(total):
    with pytest.raises(ValueError, match="0–100"):
        kategori(Decimal(total), pada=PADA)


@pytest.mark.parametrize(
    ("pendidikan", "skor"),
    [
        *(("SD", 1), ("SMP", 1), ("SMA", 5), ("D1", 5), ("D2", 5)),
        *(("D3", 10), ("D4", 15), ("S1", 15), ("S2", 20), ("S3", 25)),
    ],
)
def test_kualifikasi(pendidikan, skor):
    assert hitung(replace(CONTOH, pendidikan=TingkatPendidikan(pendidikan)), pada=PADA).kualifikasi == skor


@pytest.mark.parametrize(
    ("jabatan", "diklat", "jp", "seminar", "skor"),
    [
        ("JPT_PRATAMA", True, "20", 1, "40"),
        ("PENGAWAS", True, "0", 0, "15"),
        ("PENGAWAS", False, "19.99", 3, "10"),
        ("JF_KEAHLIAN", True, "20", 0, "30"),
        ("JF_KETERAMPILAN", False, "20", 1, "25"),
        ("PELAKSANA", False, "20", 1, "40"),
        ("PELAKSANA", True, "0", 1, "17.5"),  # no leadership training is counted here
        ("PELAKSANA", False, "20", 0, "22.5"),
    ],
)
def test_kompetensi(jabatan, diklat, jp, seminar, skor):
    fakta = replace(
        CONTOH, jenis_jabatan=JenisJabatan(jabatan), diklat_jabatan=diklat, jp_teknis=Decimal(jp), seminar=seminar
    )
    assert hitung(fakta, pada=PADA).kompetensi == Decimal(skor)


@pytest.mark.parametrize(
    ("predikat", "skor"),
    [("SANGAT_BAIK", 30), ("BAIK", 25), ("BUTUH_PERBAIKAN", 15), ("KURANG", 5), ("SANGAT_KURANG", 1)],
)
def test_kinerja(predikat, skor):
    assert hitung(replace(CONTOH, predikat=PredikatKinerja(predikat)), pada=PADA).kinerja == skor


@pytest.mark.parametrize(("hukdis", "skor"), [(None, 5), ("RINGAN", 3), ("SEDANG", 2), ("BERAT", 1)])
def test_disiplin(hukdis, skor):
    fakta = replace(CONTOH, hukdis=TingkatHukdis(hukdis) if hukdis else None)
    assert hitung(fakta, pada=PADA).disiplin == skor


@pytest.mark.parametrize("jabatan", JenisJabatan)
def test_yang_sempurna_100_dan_tanpa_saran(jabatan):
    sempurna = replace(
        CONTOH, pendidikan=TingkatPendidikan.S3, predikat=PredikatKinerja.SANGAT_BAIK, jenis_jabatan=jabatan
    )
    ip = hitung(sempurna, pada=PADA)
    assert (ip.total, ip.kategori, ip.saran) == (100, "SANGAT_TINGGI", ())
    assert sum(BOBOT[0].nilai.values()) == 100


def test_saran_terbesar_lebih_dahulu_dan_dapat_ditepati():
    fakta = FaktaIPASN(
        TingkatPendidikan.D3,
        JenisJabatan.PELAKSANA,
        False,
        Decimal("7.5"),
        0,
        PredikatKinerja.KURANG,
        TingkatHukdis.SEDANG,
    )
    ip = hitung(fakta, pada=PADA)
    assert [(s.dimensi, s.tambahan) for s in ip.saran] == [
        ("kompetensi", Decimal("22.5")),
        ("kinerja", Decimal(20)),
        ("kompetensi", Decimal("17.5")),
        ("kualifikasi", Decimal(5)),
        ("disiplin", Decimal(3)),
    ]
    assert "diklat teknis 12,5 JP lagi sehingga genap 20 JP" in ip.saran[0].pesan
    assert "dari Kurang menjadi Baik" in ip.saran[1].pesan
    assert "D-IV atau S-1" in ip.saran[3].pesan
    menuruti = replace(fakta, jp_teknis=fakta.jp_teknis + Decimal("12.5"))
    assert hitung(menuruti, pada=PADA).total == ip.total + ip.saran[0].tambahan


@pytest.mark.parametrize(
    ("jabatan", "kata"), [("JF_KEAHLIAN", "diklat fungsional"), ("PENGAWAS", "pelatihan kepemimpinan")]
)
def test_saran_diklat_menurut_jabatan(jabatan, kata):
    ip = hitung(replace(CONTOH, jenis_jabatan=JenisJabatan(jabatan), diklat_jabatan=False), pada=PADA)
    assert any(kata in s.pesan and s.tambahan == 15 for s in ip.saran)


def test_yang_belum_tercatat_tidak_mendapat_skor_dan_disebut():
    ip = hitung(replace(CONTOH, pendidikan=None, predikat=None), pada=PADA)
    assert (ip.kualifikasi, ip.kinerja) == (0, 0)
    pesan = {s.dimensi: s.pesan for s in ip.saran}
    assert "Catatkan ijazah" in pesan["kualifikasi"]
    assert "Lengkapi penilaian kinerja" in pesan["kinerja"]
