"""Rules as tables, without a database."""

import time
from datetime import date, timedelta

import pytest

from pengaduan.aduan.rules import disposisi, pribadi, tenggat
from pengaduan.aduan.rules.disposisi import Aturan, Perkara
from pengaduan.aduan.rules.tenggat import KETENTUAN, Batas, Langkah, Warna


def kerja(mulai: date, n: int) -> date:
    """Mondays to Fridays."""
    while n:
        mulai += timedelta(days=1)
        n -= mulai.weekday() < 5
    return mulai


@pytest.mark.parametrize(
    ("langkah", "hari", "jenis_hari"),
    [
        (Langkah.VERIFIKASI, 3, "kerja"),  # SP4N-LAPOR!
        (Langkah.JAWAB, 5, "kerja"),
        (Langkah.TUTUP, 10, "kerja"),
        (Langkah.NORMATIF, 5, "kerja"),  # PermenPANRB 62/2018 as applied
        (Langkah.TIDAK_BERKADAR, 14, "kerja"),
        (Langkah.BERKADAR, 60, "kerja"),
        (Langkah.LENGKAPI, 30, "kalender"),  # UU 25/2009 ps. 44
    ],
)
def test_ketentuan(langkah, hari, jenis_hari):
    assert KETENTUAN[langkah].nilai == Batas(hari, jenis_hari)


def test_angka_kelas_ditandai_perlu_verifikasi():
    for langkah in (Langkah.NORMATIF, Langkah.TIDAK_BERKADAR, Langkah.BERKADAR):
        assert "perlu verifikasi" in KETENTUAN[langkah].kutipan


@pytest.mark.parametrize(
    ("batas", "jatuh", "kuning"),
    [
        (Batas(5), date(2026, 3, 9), date(2026, 3, 6)),
        (Batas(14), date(2026, 3, 20), date(2026, 3, 18)),
        (Batas(3, "kalender"), date(2026, 3, 5), date(2026, 3, 5)),
    ],
)
def test_jatuh_dan_kuning(batas, jatuh, kuning):
    senin = date(2026, 3, 2)
    assert tenggat.jatuh(senin, batas, kerja) == jatuh
    assert tenggat.kuning_mulai(senin, batas, kerja) == kuning


@pytest.mark.parametrize(
    ("hari_ini", "jeda", "warna"),
    [
        (date(2026, 3, 5), False, Warna.HIJAU),
        (date(2026, 3, 6), False, Warna.KUNING),
        (date(2026, 3, 9), False, Warna.KUNING),
        (date(2026, 3, 10), False, Warna.MERAH),
        (date(2026, 3, 10), True, Warna.JEDA),
    ],
)
def test_warna(hari_ini, jeda, warna):
    kini = tenggat.warna(tenggat=date(2026, 3, 9), kuning=date(2026, 3, 6), jeda=jeda, hari_ini=hari_ini)
    assert kini is warna
    assert tenggat.warna(tenggat=None, kuning=None, jeda=jeda, hari_ini=hari_ini) is Warna.TANPA


@pytest.mark.parametrize(("lewat", "tingkat"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (90, 3)])
def test_tingkat_eskalasi(lewat, tingkat):
    assert tenggat.tingkat_eskalasi(lewat, (0, 2, 5)) == tingkat


@pytest.mark.parametrize(
    ("teks", "jenis"),
    [
        ("NIK saya 3674012505900001", ["NIK"]),
        ("NIK 3674 0125 0590 0001 itu", ["NIK"]),
        ("telepon 081234567890", ["nomor telepon"]),
        ("+62 812-3456-7890", ["nomor telepon"]),
        ("(0951) 321456", ["nomor telepon"]),
        ("kirim ke budi.s@contoh.co.id ya", ["surel"]),
        ("bayar Rp 12.500.000 tanggal 12-03-2026", []),
        ("nomor surat 800/123/2026", []),
    ],
)
def test_data_pribadi_ditemukan(teks, jenis):
    assert pribadi.peringatan(teks) == jenis
    assert (pribadi.SENSOR in pribadi.sensor(teks)) is bool(jenis)
    assert pribadi.peringatan(pribadi.sensor(teks)) == []


@pytest.mark.parametrize("satuan", ["a", "1", "0", "a.", "1 ", "+", "@", "(0", "62 8"])
def test_teks_panjang_tidak_menyibukkan(satuan):
    mulai = time.perf_counter()
    pribadi.sensor(satuan * 5000)
    assert time.perf_counter() - mulai < 2


def test_aturan_disposisi():
    aturan = [Aturan(1, wilayah="36.74.01"), Aturan(2, kategori=7), Aturan(3, kategori=7, wilayah="36.74.01.1001")]
    aturan.append(Aturan(4, instansi=9))
    assert disposisi.tujuan(aturan, Perkara(7, None, "36.74.01.1001")) == 3
    assert disposisi.tujuan(aturan, Perkara(7, 9, "36.74.01.1002")) == 4
    assert disposisi.tujuan(aturan, Perkara(None, None, "36.74.01.1002")) == 1
    assert disposisi.tujuan(aturan, Perkara(None, None, "36.74.011.1002")) is None
