"""The ledger: PP 11/2017 ps. 203; Peraturan LAN 10/2018 lampiran; Peraturan LAN 15/2020."""

from datetime import date
from decimal import Decimal as D

import pytest

from kepegawaian.pegawai.rules.enum import BentukBangkom, JenisASN
from pelatihan.program.rules.jp import (
    Kegiatan,
    StatusBuku,
    buku_jp,
    jp_menurut_tabel,
    jp_tersisa,
    nama_satuan,
    status_buku,
    tahun_buku,
    tahun_perjanjian,
)
from pelatihan.program.rules.kompetensi import kesenjangan, level_bukti, putusan_bukti

SENIN, SELASA = date(2026, 3, 2), date(2026, 3, 3)
OKTOBER = date(2026, 10, 1)


def kegiatan(pk, bentuk, jp, mulai=SENIN, selesai=None, verifikasi="TERVERIFIKASI"):
    return Kegiatan(pk, f"Kegiatan {pk}", BentukBangkom(bentuk), mulai, selesai or mulai, D(jp), verifikasi)


def buku(*butir, jenis="PNS", tahun=2026):
    return buku_jp(butir, jenis=JenisASN(jenis), tahun=tahun)


@pytest.mark.parametrize(
    ("butir", "dihitung"),
    [
        ([("DIKLAT_TEKNIS", "40")], ["40"]),
        ([("E_LEARNING", "5")], ["3"]),
        ([("E_LEARNING", "2"), ("E_LEARNING", "2")], ["2", "1"]),  # one day, one cap
        ([("E_LEARNING", "2"), ("BELAJAR_MANDIRI", "2")], ["2", "2"]),  # each form by itself
        ([("COACHING", "4"), ("COACHING", "2")], ["4", "0"]),  # two sessions a month
        ([("MAGANG", "20")], ["20"]),
    ],
)
def test_batas_bentuk_dipakai_bersama(butir, dihitung):
    hasil = buku(*(kegiatan(n, b, jp) for n, (b, jp) in enumerate(butir)))
    assert [b.dihitung for b in hasil.baris] == [D(x) for x in dihitung]
    assert all(b.alasan for b in hasil.baris if b.dihitung < b.kegiatan.jp)


def test_kegiatan_beberapa_hari_memakai_batas_setiap_harinya():
    assert buku(kegiatan(1, "E_LEARNING", "6", SENIN, SELASA)).jumlah == 6


@pytest.mark.parametrize("verifikasi", ["DITOLAK", "DIGANTI", "DICABUT"])
def test_yang_tidak_sah_tidak_dihitung_dan_beralasan(verifikasi):
    satu = buku(kegiatan(1, "SEMINAR", "8", verifikasi=verifikasi)).baris[0]
    assert (satu.dihitung, bool(satu.alasan)) == (0, True)


def test_tahun_lain_tidak_dihitung():
    satu = buku(kegiatan(1, "SEMINAR", "8", date(2025, 12, 30), date(2025, 12, 31))).baris[0]
    assert satu.dihitung == 0
    assert "2025" in satu.alasan


@pytest.mark.parametrize(
    ("jenis", "jp", "hari_ini", "status"),
    [
        ("PNS", "20", OKTOBER, "TERPENUHI"),
        ("PNS", "19.99", OKTOBER, "KURANG"),
        ("PNS", "10", OKTOBER, "KURANG"),
        ("PNS", "9.99", OKTOBER, "MERAH"),
        ("PNS", "0", date(2026, 6, 30), "KURANG"),
        ("PNS", "0", date(2026, 7, 1), "MERAH"),
        ("PNS", "19", date(2027, 1, 1), "MERAH"),
        ("CPNS", "0", OKTOBER, "TANPA_TARGET"),
        ("PPPK", "24", OKTOBER, "TANPA_TARGET"),
        ("PPPK", "24.5", OKTOBER, "MELEBIHI"),
        ("PPPK_PARUH_WAKTU", "30", OKTOBER, "MELEBIHI"),
    ],
)
def test_status(jenis, jp, hari_ini, status):
    putusan, kalimat = status_buku(buku(kegiatan(1, "DIKLAT_TEKNIS", jp), jenis=jenis), hari_ini)
    assert putusan == StatusBuku(status)
    assert kalimat.endswith(".")


@pytest.mark.parametrize(
    ("bentuk", "satuan", "selesai", "internasional", "jp"),
    [
        ("E_LEARNING", "5", SENIN, False, "3"),
        ("E_LEARNING", "5", SELASA, False, "5"),
        ("COACHING", "3", date(2026, 3, 31), False, "4"),
        ("COACHING", "4", date(2026, 4, 2), False, "4.5"),  # spread evenly: nearly all of it in March
        ("MAGANG", "1", date(2026, 5, 2), False, "20"),
        ("MAGANG", "1", date(2026, 5, 2), True, "24"),
        ("SEMINAR", "8", SENIN, False, "8"),
        ("DIKLAT_TEKNIS", "40", date(2026, 3, 6), True, "48"),
    ],
)
def test_jp_sertifikat_luar_menurut_tabel(bentuk, satuan, selesai, internasional, jp):
    hasil, kalimat = jp_menurut_tabel(
        BentukBangkom(bentuk), satuan=D(satuan), mulai=SENIN, selesai=selesai, internasional=internasional
    )
    assert hasil == D(jp)
    assert nama_satuan(BentukBangkom(bentuk)) in kalimat


def test_yang_baru_hanya_mendapat_sisa():
    ada = [kegiatan(1, "E_LEARNING", "2")]
    assert jp_tersisa(ada, kegiatan(2, "E_LEARNING", "3")).dihitung == 1
    assert jp_tersisa(ada, kegiatan(2, "E_LEARNING", "3", SELASA)).dihitung == 3


@pytest.mark.parametrize(
    ("kini", "tujuan", "level"),
    [(None, 1, 1), (None, 3, 1), (0, 2, 1), (2, 3, 3), (2, 4, 3), (3, 3, None), (4, 3, None)],
)
def test_pelatihan_membuktikan_paling_banyak_satu_level(kini, tujuan, level):
    assert level_bukti(kini, tujuan) == level
    assert bool(putusan_bukti(kini, tujuan)) == (level is not None)


@pytest.mark.parametrize(("standar", "kini", "gap"), [(3, None, 0), (3, 1, 2), (3, 3, 0), (3, 5, 0)])
def test_kesenjangan(standar, kini, gap):
    assert kesenjangan(standar, kini) == gap


# ---- the year of an agreement: Peraturan LAN 15/2020


@pytest.mark.parametrize(
    ("tmt", "tahun", "masa"),
    [
        (date(2024, 3, 1), 2026, (date(2026, 3, 1), date(2027, 2, 28))),
        (date(2021, 1, 1), 2026, (date(2026, 1, 1), date(2026, 12, 31))),
        (date(2024, 2, 29), 2026, (date(2026, 2, 28), date(2027, 2, 27))),
    ],
)
def test_tahun_perjanjian_sejak_kontrak_pertama(tmt, tahun, masa):
    assert tahun_perjanjian(tmt, tahun) == masa


@pytest.mark.parametrize(
    ("jenis", "hari", "tahun"),
    [
        ("PPPK", date(2026, 2, 28), 2025),
        ("PPPK", date(2026, 3, 1), 2026),
        ("PPPK_PARUH_WAKTU", date(2026, 2, 1), 2025),
        ("PNS", date(2026, 2, 1), 2026),
    ],
)
def test_hari_jatuh_pada_tahun_buku(jenis, hari, tahun):
    assert tahun_buku(JenisASN(jenis), date(2024, 3, 1), hari) == tahun


def test_batas_pppk_menurut_tahun_perjanjian_dan_bukan_kalender():
    """Twenty JP on either side of the first of January are one contract year: over the cap, in no calendar year."""
    butir = [kegiatan(1, "SEMINAR", "14", date(2025, 12, 8)), kegiatan(2, "SEMINAR", "14", date(2026, 1, 12))]
    satu = buku_jp(butir, jenis=JenisASN.PPPK, tahun=2025, tmt=date(2024, 3, 1))
    assert (satu.jumlah, satu.awal, satu.akhir) == (28, date(2025, 3, 1), date(2026, 2, 28))
    assert status_buku(satu, date(2026, 1, 31))[0] == StatusBuku.MELEBIHI
    berikut = buku_jp(butir, jenis=JenisASN.PPPK, tahun=2026, tmt=date(2024, 3, 1))
    assert berikut.jumlah == 0
    assert all(b.alasan for b in berikut.baris)
