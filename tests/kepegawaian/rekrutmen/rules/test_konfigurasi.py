"""Rules of a selection: presets are usable as they are, and every flaw is named."""

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kepegawaian.rekrutmen.rules import jadwal, konfigurasi
from kepegawaian.rekrutmen.rules.preset import CPNS_2024, KOTA, PPPK_2024, perlu_verifikasi, preset

SEMUA = {"CPNS": CPNS_2024, "PPPK": PPPK_2024, "KOTA": KOTA}
ZONA = {"Asia/Jakarta": 7, "Asia/Jayapura": 9}


@pytest.mark.parametrize("jenis", SEMUA)
def test_setiap_preset_sah(jenis):
    assert konfigurasi.periksa(preset(jenis)) == {}


def test_preset_adalah_salinan():
    isi = preset("CPNS")
    isi["ujian"][0]["bobot"] = 1
    assert CPNS_2024["ujian"][0]["bobot"] == 40


@pytest.mark.parametrize(
    ("jenis", "batas"),
    [
        # KepmenPANRB 321/2024
        ("UMUM", {"TWK": 65, "TIU": 80, "TKP": 166}),
        ("KALIMANTAN", {"TWK": 65, "TIU": 80, "TKP": 166}),
        ("CUMLAUDE", {"TIU": 85, "JUMLAH": 311}),
        ("DIASPORA", {"TIU": 85, "JUMLAH": 311}),
        ("DISABILITAS", {"TIU": 60, "JUMLAH": 286}),
        ("PAPUA", {"TIU": 60, "JUMLAH": 286}),
        ("TERTINGGAL", {"TIU": 60, "JUMLAH": 286}),
    ],
)
def test_ambang_cpns_2024(jenis, batas):
    assert konfigurasi.baca(CPNS_2024).ambang_untuk(jenis) == batas


@pytest.mark.parametrize(
    ("isi", "kode", "maks"),
    [(CPNS_2024, "DASAR", 550), (CPNS_2024, "LANJUTAN", 100), (PPPK_2024, "LANJUTAN", 670), (KOTA, "LANJUTAN", 100)],
)
def test_nilai_tertinggi_ujian(isi, kode, maks):
    assert konfigurasi.baca(isi).cari_ujian(kode).maks == Decimal(maks)


def test_tanpa_ambang_untuk_jenis_yang_dikecualikan():
    isi = preset("CPNS") | {"tanpa_ambang": ["PAPUA"]}
    assert konfigurasi.baca(isi).ambang_untuk("PAPUA") == {}


def ubah(isi, fungsi):
    salinan = deepcopy(isi)
    fungsi(salinan)
    return salinan


@pytest.mark.parametrize(
    ("dasar", "rusak", "bagian", "kata"),
    [
        (CPNS_2024, lambda i: i["ujian"][0].update(bobot=50), "ujian", "harus 100; sekarang 110"),
        (CPNS_2024, lambda i: i["ujian"][1]["komponen"][0].update(bobot=80), "ujian", "harus 100; sekarang 80"),
        (CPNS_2024, lambda i: i["ujian"][0]["komponen"][0].update(maks=0), "ujian", "lebih dari nol"),
        (CPNS_2024, lambda i: i["ujian"][0]["komponen"][0].update(kode="TIU"), "ujian", "kode sendiri"),
        (CPNS_2024, lambda i: i.update(ujian=[]), "ujian", "dasar, ujian lanjutan"),
        (CPNS_2024, lambda i: i.pop("ujian"), "ujian", "tidak lengkap"),
        (CPNS_2024, lambda i: i["ambang"]["UMUM"].update(TWK=151), "ambang", "antara 0 dan 150"),
        (CPNS_2024, lambda i: i["ambang"]["UMUM"].update(XYZ=1), "ambang", "tidak ada pada"),
        (CPNS_2024, lambda i: i["ambang"].update(LAIN={"TIU": 1}), "ambang", "tidak dikenal"),
        (CPNS_2024, lambda i: i["seri_akhir"].append("ZODIAK"), "seri", "ZODIAK"),
        (CPNS_2024, lambda i: i["seri_akhir"].append("TKP"), "seri", "dua kali"),
        (CPNS_2024, lambda i: i.update(usia={"min": 40, "maks": 35}), "usia", "runtut"),
        (KOTA, lambda i: i["wawancara"].update(pewawancara=1), "wawancara", "dua pewawancara"),
        (KOTA, lambda i: i["wawancara"]["butir"][0]["jangkar"].pop(), "wawancara", "jangkar"),
        (KOTA, lambda i: i["wawancara"]["butir"][0]["jangkar"].__setitem__(0, " "), "wawancara", "dijelaskan"),
        (KOTA, lambda i: i["wawancara"].update(komponen="LISAN"), "wawancara", "tidak ada"),
    ],
)
def test_cacat_disebut_pada_bagiannya(dasar, rusak, bagian, kata):
    temuan = konfigurasi.periksa(ubah(dasar, rusak))
    assert kata in " ".join(temuan[bagian])


def test_sidik_tidak_bergantung_urutan_kunci_dan_berubah_bersama_isinya():
    balik = dict(reversed(CPNS_2024.items()))
    assert konfigurasi.sidik(balik, [], []) == konfigurasi.sidik(CPNS_2024, [], [])
    assert konfigurasi.sidik(CPNS_2024, [], [{"kode": "KTP"}]) != konfigurasi.sidik(CPNS_2024, [], [])


@pytest.mark.parametrize(("tahun", "perlu"), [(2024, False), (2026, True)])
def test_angka_tahun_lain_perlu_verifikasi(tahun, perlu):
    assert perlu_verifikasi(CPNS_2024, tahun) is perlu
    assert perlu_verifikasi(KOTA, tahun) is False


class TestJadwal:
    MULAI = date(2026, 12, 1)

    @pytest.mark.parametrize("ujian", [("DASAR", "LANJUTAN"), ("LANJUTAN",)])
    def test_usulan_memenuhi_semua_aturan(self, ujian):
        usul = jadwal.usulkan(self.MULAI, ujian)
        assert jadwal.periksa(usul, ujian) == {}
        assert [t.kode for t in usul] == list(jadwal.diperlukan(ujian))
        assert jadwal.baca(jadwal.tulis(usul)) == usul

    def ganti(self, kode, **isi):
        usul = jadwal.usulkan(self.MULAI, ("DASAR", "LANJUTAN"))
        return [
            jadwal.Tahap(**({"kode": t.kode, "mulai": t.mulai, "selesai": t.selesai} | isi)) if t.kode == kode else t
            for t in usul
        ]

    @pytest.mark.parametrize(
        ("kode", "isi", "kata"),
        [
            # PP 11/2017: at least 15 calendar days; both days count.
            ("PENGUMUMAN", {"selesai": date(2026, 12, 14)}, "paling sedikit 15 hari"),
            ("PENGUMUMAN", {"selesai": date(2026, 11, 30)}, "mendahului"),
            ("PENDAFTARAN", {"mulai": date(2026, 11, 30)}, "sebelum pengumuman"),
            ("VERIFIKASI", {"mulai": date(2026, 12, 10)}, "sesudah pendaftaran selesai"),
            # PermenPANRB 27/2021 ps. 31: at most three days.
            ("SANGGAH_AKHIR", {"selesai": date(2027, 12, 1)}, "paling lama 3 hari"),
        ],
    )
    def test_cacat_disebut_pada_tahapnya(self, kode, isi, kata):
        assert kata in jadwal.periksa(self.ganti(kode, **isi), ("DASAR", "LANJUTAN"))[kode]

    def test_lima_belas_hari_tepat_cukup(self):
        assert jadwal.periksa(self.ganti("PENGUMUMAN", selesai=date(2026, 12, 15)), ("DASAR", "LANJUTAN")) == {}

    def test_tahap_yang_hilang_diminta(self):
        usul = [t for t in jadwal.usulkan(self.MULAI, ("LANJUTAN",)) if t.kode != "INTEGRASI"]
        assert list(jadwal.periksa(usul, ("LANJUTAN",))) == ["INTEGRASI"]

    @pytest.mark.parametrize("zona", ZONA)
    def test_masa_daftar_sampai_detik_terakhir_di_jam_kota(self, zona):
        usul = jadwal.usulkan(self.MULAI, ("LANJUTAN",))
        buka, tutup = jadwal.masa_daftar(usul, zona)
        assert buka.isoformat() == f"2026-12-01T00:00:00+0{ZONA[zona]}:00"
        assert (tutup - timedelta(seconds=1)).date() == jadwal.cari(usul, "PENDAFTARAN").selesai

    def test_perpanjangan_hanya_mundur(self):
        lama = jadwal.usulkan(self.MULAI, ("LANJUTAN",))
        baru = [jadwal.Tahap(t.kode, t.mulai, t.selesai + timedelta(days=3)) for t in lama]
        assert jadwal.periksa_perpanjangan(lama, baru) == {}
        assert set(jadwal.periksa_perpanjangan(baru, lama)) == {t.kode for t in lama}
