"""Committee, schedule, weights, Plt/Plh, levels: each rule a table. PermenPANRB 15/2019; SE BKN 1/SE/I/2021."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.promosi.rules import jadwal
from kepegawaian.promosi.rules.jenjang import arah, jenjang_jabatan
from kepegawaian.promosi.rules.panitia import Anggota, periksa_panitia
from kepegawaian.promosi.rules.pengangkatan import Perpindahan, pelantikan, peringatan
from kepegawaian.promosi.rules.sementara import Penugasan, batas_plt, periksa
from kepegawaian.promosi.rules.tahap import BAKU, periksa_bobot

HARI = date(2026, 11, 25)


def panitia(n: int, dalam: int, **lain: bool) -> list[Anggota]:
    isi = [{"menyatakan": True, "ketua": i == 0} | lain for i in range(n)]
    return [Anggota(f"A{i}", "INTERNAL" if i < dalam else "AHLI", **isi[i]) for i in range(n)]


@pytest.mark.parametrize(
    ("anggota", "harap"),
    [
        (panitia(5, 2), [True, True, True, True, True]),
        (panitia(9, 4), [True, True, True, True, True]),
        (panitia(3, 1), [False, True, True, True, True]),
        (panitia(6, 2), [False, True, True, True, True]),
        (panitia(11, 4), [False, True, True, True, True]),
        # 3 of 5 is 60 percent, 3 of 7 is 42.9, 4 of 7 is 57.1
        (panitia(5, 3), [True, False, True, True, True]),
        (panitia(7, 3), [True, True, True, True, True]),
        (panitia(7, 4), [True, False, True, True, True]),
        (panitia(5, 2, ketua=True), [True, True, False, True, True]),
        (panitia(5, 2, menyatakan=False), [True, True, True, False, True]),
        (panitia(5, 2, melamar=True), [True, True, True, True, False]),
        ([], [False, False, False, False, True]),
    ],
)
def test_susunan_panitia(anggota, harap):
    assert [bool(p) for p in periksa_panitia(anggota, HARI)] == harap


@pytest.mark.parametrize(
    ("sampai", "cukup"), [(date(2026, 12, 8), False), (date(2026, 12, 9), True), (date(2026, 12, 31), True)]
)
def test_pengumuman_paling_singkat_15_hari_kalender(sampai, cukup):
    assert bool(jadwal.lama_pengumuman(HARI, sampai)) is cukup
    assert jadwal.akhir_tersingkat(HARI) == date(2026, 12, 9)


@pytest.mark.parametrize(("sudah", "boleh"), [(0, True), (1, True), (2, False)])
def test_perpanjangan_paling_banyak_dua_kali(sudah, boleh):
    assert bool(jadwal.perpanjangan(sudah, HARI)) is boleh


def test_tiga_pelamar_per_jabatan():
    assert [bool(p) for p in jadwal.cukup_pelamar({"A": 3, "B": 2}, HARI)] == [True, False]


def test_bobot_baku_berada_dalam_kisaran_dan_berjumlah_100():
    wajib, saran = periksa_bobot([(t.kode, t.nama, Decimal(t.bobot)) for t in BAKU])
    assert all(wajib)
    assert all(saran)


@pytest.mark.parametrize(
    ("bobot", "jumlah", "kisaran"),
    [
        ({"REKAM_JEJAK": 25, "WAWANCARA": 75}, True, [False, False]),
        ({"REKAM_JEJAK": 20, "MAKALAH": 20, "KOMPETENSI": 25, "WAWANCARA": 34}, False, [True, True, True, True]),
        ({"REKAM_JEJAK": 10, "MAKALAH": 30, "KOMPETENSI": 25, "WAWANCARA": 35}, True, [False, False, True, True]),
    ],
)
def test_bobot_di_luar_kisaran_diperingatkan_jumlah_ditolak(bobot, jumlah, kisaran):
    wajib, saran = periksa_bobot([(k, k, Decimal(b)) for k, b in bobot.items()])
    assert bool(wajib[0]) is jumlah
    assert [bool(p) for p in saran] == kisaran


def plt(**lain: object) -> Penugasan:
    isi = {
        "jenis": "PLT",
        "mulai": date(2026, 12, 1),
        "selesai": date(2027, 2, 28),
        "jenis_jabatan": "JPT_PRATAMA",
        "jenis_asal": "ADMINISTRATOR",
    }
    return Penugasan(**(isi | lain))


@pytest.mark.parametrize(
    ("penugasan", "harap"),
    [
        (plt(), [True, True, True, True]),
        (plt(ada_definitif=True), [False, True, True, True]),
        (plt(jenis_asal="JPT_PRATAMA"), [True, True, True, True]),
        (plt(jenis_asal="PENGAWAS"), [True, False, True, True]),
        (plt(jenis_asal="JF_KEAHLIAN", jenjang_asal="AHLI_MADYA"), [True, True, True, True]),
        (plt(jenis_asal="JF_KEAHLIAN", jenjang_asal="AHLI_MUDA"), [True, False, True, True]),
        (plt(jenis_jabatan="PENGAWAS", jenis_asal="ADMINISTRATOR"), [True, False, True, True]),
        (plt(seunit=False), [True, True, False, True]),
        (plt(selesai=date(2027, 3, 1)), [True, True, True, False]),
        (plt(perpanjangan_ke=1, mulai_pertama=date(2026, 9, 1)), [True, True, True, True]),
        (plt(perpanjangan_ke=1, mulai_pertama=date(2026, 8, 31)), [True, True, True, False]),
        (plt(perpanjangan_ke=1, mulai_pertama=date(2026, 8, 1)), [True, True, True, False]),
        (plt(perpanjangan_ke=2, mulai_pertama=date(2026, 6, 1)), [True, True, True, False]),
        (plt(jenis="PLH", ada_definitif=True), [True, True, True]),
        (plt(jenis="PLH"), [False, True, True]),
    ],
)
def test_plt_dan_plh(penugasan, harap):
    assert [bool(p) for p in periksa(penugasan)] == harap


@pytest.mark.parametrize(
    ("mulai", "ke", "pertama", "batas"),
    [
        (date(2026, 12, 1), 0, None, date(2027, 2, 28)),
        (date(2026, 11, 30), 0, None, date(2027, 2, 27)),
        (date(2027, 3, 1), 1, date(2026, 12, 1), date(2027, 5, 31)),
    ],
)
def test_hari_terakhir_plt(mulai, ke, pertama, batas):
    assert batas_plt(mulai, ke, pertama) == batas


@pytest.mark.parametrize(
    ("asal", "tujuan", "harap"),
    [
        (("PELAKSANA", ""), ("PENGAWAS", ""), "PROMOSI"),
        (("JF_KEAHLIAN", "AHLI_MADYA"), ("ADMINISTRATOR", ""), "ROTASI"),
        (("ADMINISTRATOR", ""), ("JPT_PRATAMA", ""), "PROMOSI"),
        (("JPT_PRATAMA", ""), ("ADMINISTRATOR", ""), "DEMOSI"),
        (("JF_KETERAMPILAN", "MAHIR"), ("PENGAWAS", ""), "PROMOSI"),
    ],
)
def test_arah_perpindahan(asal, tujuan, harap):
    assert arah(jenjang_jabatan(*asal), jenjang_jabatan(*tujuan)) == harap


def pindah(**lain: object) -> Perpindahan:
    isi = {"jenis_asal": "ADMINISTRATOR", "jenjang_asal": "", "jenis_tujuan": "ADMINISTRATOR", "jenjang_tujuan": ""}
    return Perpindahan(**(isi | {"sejak": date(2020, 1, 2), "tmt": HARI} | lain))


@pytest.mark.parametrize(
    ("p", "kata"),
    [
        (pindah(), []),
        (pindah(sejak=date(2025, 6, 1)), ["Belum 2 tahun"]),
        (pindah(jenis_asal="JPT_PRATAMA", jenis_tujuan="JPT_PRATAMA", sejak=date(2025, 6, 1)), ["JPT belum 2 tahun"]),
        (pindah(jenis_tujuan="JPT_PRATAMA"), ["JPT diisi lewat seleksi"]),
        (pindah(jenis_tujuan="JPT_PRATAMA", lewat_seleksi=True), []),
        (pindah(jenis_tujuan="PENGAWAS"), ["Jabatan baru lebih rendah"]),
    ],
)
def test_yang_perlu_dilihat_peninjau(p, kata):
    temuan = [x.alasan for x in peringatan(p)]
    assert len(temuan) == len(kata)
    assert all(t.startswith(k) for t, k in zip(temuan, kata, strict=True))


@pytest.mark.parametrize(("hari", "boleh"), [(0, True), (30, True), (31, False), (-1, False)])
def test_pelantikan_paling_lama_30_hari(hari, boleh):
    assert bool(pelantikan(HARI, date.fromordinal(HARI.toordinal() + hari))) is boleh
