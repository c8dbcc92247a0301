"""What the regulations say, as tables."""

from datetime import date

import pytest

from kinerja.skp.rules.istilah import AlasanKecuali, PenilaiSebagai
from kinerja.skp.rules.jadwal import Tenggat, bawaan
from kinerja.skp.rules.kelengkapan import ButirRHK, kekurangan
from kinerja.skp.rules.pengecualian import dikecualikan
from kinerja.skp.rules.pengingat import tahap_penyusunan, tahap_realisasi
from kinerja.skp.rules.penilai import KEPALA_DAERAH, Kursi, Pemegang, penilai_dari
from kinerja.skp.rules.periode import periode_dari_kode, periode_pada, periode_setahun
from kinerja.skp.services.langkah import Keadaan, Langkah, langkah_berikut

DEF, PLT, PLH = PenilaiSebagai.DEFINITIF, PenilaiSebagai.PLT, PenilaiSebagai.PLH
SAYA = 1


def kursi(jabatan, *pemegang, memimpin=True):
    return Kursi(jabatan, memimpin, tuple(Pemegang(p, s) for p, s in pemegang))


@pytest.mark.parametrize(
    ("rantai", "harap"),
    [
        ([kursi(10, (2, DEF))], (10, 2, DEF)),
        # PP 30/2019 ps. 1: at lowest a pejabat pengawas.
        ([kursi(10, (2, DEF), memimpin=False), kursi(20, (3, DEF))], (20, 3, DEF)),
        # Vacant: the next post above.
        ([kursi(10), kursi(20, (3, DEF))], (20, 3, DEF)),
        # SE BKN 1/SE/I/2021: Plt for a vacancy, Plh beside the definitive holder.
        ([kursi(10, (4, PLT)), kursi(20, (3, DEF))], (10, 4, PLT)),
        ([kursi(10, (2, DEF), (4, PLH))], (10, 4, PLH)),
        # Who acts in the post of the own superior is assessed one level up.
        ([kursi(10, (SAYA, PLT)), kursi(20, (3, DEF))], (20, 3, DEF)),
        ([kursi(10, (2, DEF), (SAYA, PLH)), kursi(20, (3, DEF))], (20, 3, DEF)),
        ([kursi(10)], (None, None, PenilaiSebagai.KEPALA_DAERAH)),
    ],
)
def test_penilai_dari_pohon_jabatan(rantai, harap):
    penilai = penilai_dari(rantai, SAYA)
    assert (penilai.jabatan_id, penilai.pegawai_id, penilai.sebagai) == harap


def test_tanpa_jabatan_di_atas_dinilai_kepala_daerah():
    assert penilai_dari([], SAYA) == KEPALA_DAERAH


def test_tenggat_bawaan_menurut_permenpanrb_8_2021():
    setelan = bawaan(2027)
    assert (setelan["batas_susun"], setelan["batas_tetap"]) == (date(2027, 1, 14), date(2027, 1, 31))
    assert setelan["batas_tahunan"] == date(2028, 1, 31)


@pytest.mark.parametrize(
    ("mulai", "hari_ini", "boleh"),
    [
        (date(2026, 1, 1), date(2026, 1, 14), False),
        (date(2026, 1, 1), date(2026, 1, 15), True),
        # A post taken up on 1 July has as many days as January gives.
        (date(2026, 7, 1), date(2026, 7, 14), False),
        (date(2026, 7, 1), date(2026, 7, 15), True),
    ],
)
def test_pengelola_menetapkan_sesudah_minggu_kedua(mulai, hari_ini, boleh):
    tenggat = Tenggat.untuk(mulai, date(2026, 1, 1), date(2026, 1, 14), date(2026, 1, 31))
    assert tenggat.pengelola_boleh_menetapkan(hari_ini) is boleh


@pytest.mark.parametrize(
    ("kedudukan", "tercatat", "harap"),
    [
        ("AKTIF", "", None),
        ("CLTN", "", AlasanKecuali.CLTN),
        ("TUGAS_BELAJAR", "", AlasanKecuali.TUGAS_BELAJAR),
        ("DIBERHENTIKAN_SEMENTARA", "", AlasanKecuali.DIBERHENTIKAN_SEMENTARA),
        ("AKTIF", "mpp", AlasanKecuali.MPP),
        ("AKTIF", "pejabat_negara", AlasanKecuali.PEJABAT_NEGARA),
    ],
)
def test_siapa_tidak_menyusun(kedudukan, tercatat, harap):
    assert dikecualikan(kedudukan, tercatat) == harap


UTUH = ButirRHK("Laporan", "utama", 1, berinduk=True, berperspektif=True)


def _kurang(*rhk, jenis="JA_JF", pendekatan="kuantitatif", pimpinan=True, lampiran=3):
    return kekurangan(rhk, jenis=jenis, pendekatan=pendekatan, ada_rhk_pimpinan=pimpinan, bagian_lampiran=lampiran)


@pytest.mark.parametrize(
    ("rhk", "lain", "kata"),
    [
        ((), {}, "sedikitnya satu rencana hasil kerja utama"),
        ((ButirRHK("L", "utama", 0, berinduk=True),), {}, "satu indikator"),
        ((ButirRHK("L", "utama", 1, tanpa_target=1, berinduk=True),), {}, "tanpa target"),
        ((ButirRHK("L", "utama", 1, tanpa_aspek=1, berinduk=True),), {}, "aspek"),
        ((ButirRHK("L", "utama", 1),), {}, "RHK pimpinan"),
        ((UTUH, ButirRHK("L", "tambahan", 1)), {}, "surat tugas"),
        ((ButirRHK("L", "utama", 1),), {"jenis": "JPT"}, "perspektif"),
        ((UTUH,), {"lampiran": 2}, "lampiran"),
    ],
)
def test_yang_kurang_disebut(rhk, lain, kata):
    assert any(kata in k for k in _kurang(*rhk, **lain))


@pytest.mark.parametrize(
    ("rhk", "lain"),
    [
        ((UTUH,), {}),
        ((UTUH,), {"jenis": "JPT"}),
        ((ButirRHK("L", "utama", 1),), {"pimpinan": False}),
        ((ButirRHK("L", "utama", 1, tanpa_aspek=1, berinduk=True),), {"pendekatan": "kualitatif"}),
        ((UTUH, ButirRHK("L", "tambahan", 1, penugasan="ST 1")), {}),
    ],
)
def test_yang_lengkap_tidak_dihalangi(rhk, lain):
    assert _kurang(*rhk, **lain) == []


BATAS = {"batas_susun": date(2026, 1, 14), "batas_tetap": date(2026, 1, 31)}


@pytest.mark.parametrize(
    ("keadaan", "lain", "harap"),
    [
        (None, {}, [Langkah.SUSUN]),
        ("draf", {}, [Langkah.LENGKAPI]),
        ("diajukan", {}, [Langkah.TUNGGU_PENILAI]),
        ("diklarifikasi", {}, [Langkah.JAWAB]),
        ("disepakati", {}, [Langkah.TUNGGU_TETAP]),
        ("ditetapkan", {"periode_kini": "Triwulan II 2026"}, [Langkah.RENCANA_AKSI]),
        ("ditetapkan", {"rencana_aksi_kini": 1}, []),
        (
            "ditetapkan",
            {"realisasi_tertunda": "Triwulan I 2026", "dialog_tertunda": 1, "umpan_baru": 2},
            [Langkah.REALISASI, Langkah.AKUI_DIALOG, Langkah.BACA_UMPAN],
        ),
        ("diajukan", {"umpan_baru": 1}, [Langkah.BACA_UMPAN, Langkah.TUNGGU_PENILAI]),
        ("ditetapkan", {"berganti_jabatan": True}, [Langkah.SKP_BARU]),
        ("ditutup", {}, []),
    ],
)
def test_langkah_berikut(keadaan, lain, harap):
    assert [b.langkah for b in langkah_berikut(Keadaan(keadaan, **BATAS, **lain))] == harap


@pytest.mark.parametrize(
    ("hari", "harap"),
    [
        (date(2025, 11, 30), ""),
        (date(2025, 12, 1), ""),
        (date(2026, 1, 7), "h7"),
        (date(2026, 1, 12), "h7"),
        (date(2026, 1, 13), "h1"),
        (date(2026, 1, 14), "h1"),
        (date(2026, 1, 15), "lewat-2026-01"),
        (date(2026, 2, 1), "lewat-2026-02"),
    ],
)
def test_tahap_pengingat_penyusunan(hari, harap):
    tenggat = Tenggat(date(2026, 1, 14), date(2026, 1, 31))
    assert tahap_penyusunan(tenggat, date(2025, 12, 1), hari) == harap


@pytest.mark.parametrize(
    ("hari", "harap"),
    [
        (date(2026, 3, 31), ""),
        (date(2026, 4, 1), "akhir"),
        (date(2026, 4, 6), "h2"),
        (date(2026, 4, 9), "lewat"),
        (date(2026, 5, 1), ""),
    ],
)
def test_tahap_pengingat_realisasi(hari, harap):
    assert tahap_realisasi(date(2026, 3, 31), date(2026, 4, 8), hari) == harap


def test_periode_triwulanan_dan_bulanan():
    assert [p.kode for p in periode_setahun(2026, "triwulanan")] == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]
    bulanan = periode_setahun(2026, "bulanan")
    assert (len(bulanan), bulanan[1].label, bulanan[1].selesai) == (12, "Februari 2026", date(2026, 2, 28))
    assert periode_pada(date(2026, 11, 25), "bulanan").kode == "2026-B11"
    assert periode_dari_kode("2026").tahunan


@pytest.mark.parametrize("kode", ["2026-S1", "2026-B13", "2026-B1", "26-T1", ""])
def test_kode_periode_yang_salah_ditolak(kode):
    with pytest.raises(ValueError, match=r"\w"):
        periode_dari_kode(kode)
