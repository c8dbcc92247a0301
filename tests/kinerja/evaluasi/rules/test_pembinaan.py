"""PP 30/2019 ps. 56–58; PermenPANRB 6/2022; PP 49/2018 for PPPK."""

from decimal import Decimal

import pytest

from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja
from kinerja.evaluasi.rules.jp import pemenuhan
from kinerja.evaluasi.rules.pembinaan import LABEL, PredikatPeriodik, usulan

KINI = Periode.dari_kode("2026-T3")
SB, B, BP, K, SK = PredikatKinerja


def riwayat(*predikat, kini=KINI):
    """The last predicate belongs to `kini`, the one before to the period before; None leaves a gap."""
    baris, periode = [], kini
    for i, p in enumerate(reversed(predikat)):
        if p:
            baris.append(PredikatPeriodik(periode, p, i))
        periode = periode.sebelumnya()
    return baris


def kode(predikat, *, periode=KINI, jenis=JenisASN.PNS, **lain):
    hasil = usulan(predikat, periode=periode, jenis=jenis, **lain)
    assert all(u.kode in LABEL and u.alasan for u in hasil)
    return [u.kode.split("_")[0] for u in hasil]


@pytest.mark.parametrize(
    ("predikat", "harapan"),
    [
        ([B], []),
        ([SB], []),
        ([], []),
        ([BP, B], []),  # has improved
        ([BP], ["BIMBINGAN"]),
        ([SK], ["BIMBINGAN"]),
        ([BP, BP], ["BIMBINGAN", "KONSELING"]),
        ([BP, None, BP], ["BIMBINGAN"]),  # not in a row
        ([BP, B, BP], ["BIMBINGAN"]),
        ([BP, BP, BP], ["BIMBINGAN", "KONSELING", "UJI"]),  # six months after the first
        ([K], ["BIMBINGAN", "PEMERIKSAAN"]),  # behaviour
        ([K, BP], ["BIMBINGAN", "KONSELING"]),
        ([BP, K], ["BIMBINGAN", "KONSELING", "PEMERIKSAAN"]),
    ],
)
def test_tangga_pembinaan(predikat, harapan):
    assert kode(riwayat(*predikat)) == harapan


@pytest.mark.parametrize(("periode", "uji"), [("2026-S2", True), ("2026", True), ("2026-T4", False)])
def test_dua_semester_atau_dua_tahun_sudah_enam_bulan(periode, uji):
    p = Periode.dari_kode(periode)
    assert ("UJI" in kode(riwayat(BP, BP, kini=p), periode=p)) is uji


def test_pppk_dievaluasi_perjanjian_kerjanya():
    assert kode(riwayat(BP, BP, BP), jenis=JenisASN.PPPK) == ["BIMBINGAN", "KONSELING", "EVALUASI"]


def test_bukti_menyebut_baris_yang_menyebabkan():
    bimbingan, konseling, uji = usulan(riwayat(SK, BP, BP), periode=KINI, jenis=JenisASN.PNS)
    assert bimbingan.bukti == (0,)
    assert konseling.bukti == uji.bukti == (2, 1, 0)
    assert "Triwulan I 2026" in konseling.alasan
    assert str(uji.dasar) == "PP 30/2019 ps. 57–58"


@pytest.mark.parametrize(("jp", "harapan"), [("5", []), ("4", ["BANGKOM"])])
def test_jp_yang_belum_terpenuhi(jp, harapan):
    hasil = pemenuhan(JenisASN.PNS, Decimal(jp), 3, pada=KINI.selesai)
    assert kode(riwayat(B), jp=hasil, bukti_jp=(9,)) == harapan


def test_jp_pppk_tidak_menagih_bangkom():
    hasil = pemenuhan(JenisASN.PPPK, Decimal(0), 12, pada=KINI.selesai)
    assert kode(riwayat(B), jenis=JenisASN.PPPK, jp=hasil) == []


def test_periode_jenis_lain_diabaikan():
    tahunan = riwayat(BP, BP, kini=Periode.dari_kode("2025"))
    assert kode([*riwayat(BP), *tahunan]) == ["BIMBINGAN"]
