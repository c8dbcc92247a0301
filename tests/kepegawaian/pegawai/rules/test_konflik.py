"""Conflicts of a row with the rest of a career, as a table per kind: what is changed, what is found, at which field.

The person was born on 15 March 1990, entered as CPNS on 1 March 2015 and is judged on 25 November 2026.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from kepegawaian.pegawai.rules.konflik import PEMERIKSA, Bahan, Orang, periksa
from kepegawaian.pegawai.rules.konflik.biodata import periksa_biodata

PADA = date(2026, 11, 25)
RINA = Orang(date(1990, 3, 15), date(2015, 3, 1), JenisASN.PNS, jenis_kelamin=JenisKelamin.WANITA)
SK = {"nomor_sk": "821/1", "tanggal_sk": None, "pejabat_sk": ""}
GAJI = {8: 3_345_300, 10: 3_450_700}


def pangkat(kode: str, urutan: int, tmt: date, **lain: Any) -> dict[str, Any]:
    asn = "PPPK" if kode in ("VIII", "IX") else "PNS"
    isi = {"golongan": urutan, "tmt": tmt, "jenis": "REGULER", "mkg_tahun": 0, "mkg_bulan": 0, "nomor_sk": ""}
    ikut = {"golongan__kode": kode, "golongan__urutan": urutan, "golongan__kelompok_asn": asn}
    return isi | ikut | {"tanggal_sk": None} | lain


def jabatan(mulai: date, selesai: date | None = None, **lain: Any) -> dict[str, Any]:
    isi = {"jabatan": 1, "instansi": 1, "nama_jabatan": "Analis", "penugasan": "DEFINITIF", "tanggal_pelantikan": None}
    return isi | {"tmt_mulai": mulai, "tmt_selesai": selesai, "nomor_sk": "", "tanggal_sk": None} | lain


CPNS = pangkat("III/a", 9, date(2015, 3, 1), jenis="CPNS")
DASAR: dict[str, dict[str, Any]] = {
    "jabatan": jabatan(date(2024, 2, 1), jabatan__berlaku_sampai=None),
    "pangkat": pangkat("III/b", 10, date(2019, 4, 1), mkg_tahun=4, mkg_bulan=1),
    "kgb": pangkat("III/a", 9, date(2024, 3, 1), mkg_tahun=8, gaji_pokok=3_345_300),
    "angka_kredit": {
        **{"mulai": date(2024, 1, 1), "selesai": date(2024, 12, 31), "jenjang": "AHLI_MUDA"},
        **{"angka": Decimal(25), "jenis": "KONVERSI", **SK, "nomor_sk": ""},
    },
    "pendidikan": {
        **{"tingkat": 7, "jurusan": "Gizi", "lembaga": "UI", "tanggal_lulus": date(2013, 8, 1), "nomor_ijazah": "A-1"},
    },
    "diklat": {
        **{"nama": "Pelatihan Mutu", "jenis_siasn": 3, "tanggal_mulai": date(2024, 3, 4), "nomor_sertifikat": "S-1"},
        **{"tanggal_selesai": date(2024, 3, 8), "jp": Decimal(40)},
    },
    "kompetensi": {"kompetensi": 1, "level": 3, "tanggal": date(2024, 6, 2)},
    "kinerja": {
        **{"tahun": 2024, "triwulan": None, "predikat": "BAIK", "hasil_kerja": "SESUAI", "perilaku": "SESUAI"},
        **{"nilai": None, "rezim": "PERMENPANRB_6_2022"},
    },
    "penghargaan": {
        "jenis": "SATYALANCANA_10",
        "nama": "SKS X Tahun",
        "tanggal": date(2025, 8, 17),
        **SK,
        "nomor_sk": "",
    },
    "hukdis": {
        **{"jenis": "S1", "tmt_mulai": date(2024, 2, 1), "tmt_selesai": date(2024, 7, 31), **SK, "nomor_sk": ""},
    },
    "keluarga": {"hubungan": "ANAK", "nama": "Dimas", "tanggal_lahir": date(2018, 5, 2), "tanggungan": True},
    "dokumen": {"jenis": "Kartu keluarga", "tanggal": date(2019, 2, 3)},
}
LAIN = {
    "jabatan": (jabatan(date(2020, 1, 2), date(2024, 1, 31)),),
    "pangkat": (CPNS,),
    "kgb": (pangkat("III/a", 9, date(2022, 3, 1), mkg_tahun=6),),
}
TERISI = [
    # (kind, what differs, other rows or None for the usual ones, finding, weight, field)
    # -- positions: one definitive at a time; Plt and Plh SE BKN 1/SE/I/2021
    ("jabatan", {"tmt_mulai": date(2023, 6, 1)}, None, "JABATAN_TUMPANG_TINDIH", "galat", "tmt_mulai"),
    ("jabatan", {}, (jabatan(date(2025, 1, 1)),), "JABATAN_TUMPANG_TINDIH", "galat", "tmt_selesai"),
    ("jabatan", {"tmt_selesai": date(2024, 1, 1)}, None, "RENTANG_TERBALIK", "galat", "tmt_selesai"),
    ("jabatan", {"tmt_mulai": date(1989, 1, 1)}, (), "TMT_SEBELUM_LAHIR", "galat", "tmt_mulai"),
    ("jabatan", {"tmt_mulai": date(2014, 1, 1)}, (), "TMT_SEBELUM_MASUK", "galat", "tmt_mulai"),
    ("jabatan", {"tmt_mulai": date(2027, 12, 1)}, (), "TMT_TERLALU_JAUH", "galat", "tmt_mulai"),
    ("jabatan", {"jabatan__berlaku_sampai": date(2023, 12, 31)}, None, "JABATAN_SUDAH_DIHAPUS", "galat", "jabatan"),
    ("jabatan", {"tanggal_sk": date(2024, 4, 1)}, None, "SK_SETELAH_TMT", "peringatan", "tanggal_sk"),
    ("jabatan", {"tanggal_sk": date(2026, 12, 1)}, None, "SK_BELUM_TIBA", "galat", "tanggal_sk"),
    (
        "jabatan",
        {"tanggal_sk": date(2024, 1, 20), "tanggal_pelantikan": date(2024, 1, 10)},
        None,
        "PELANTIKAN_SEBELUM_SK",
        "peringatan",
        "tanggal_pelantikan",
    ),
    (
        "jabatan",
        {"penugasan": "PLT", "tmt_selesai": date(2024, 9, 1)},
        (jabatan(date(2020, 1, 1), jabatan=2),),
        "PLT_TERLALU_LAMA",
        "peringatan",
        "tmt_selesai",
    ),
    ("jabatan", {"penugasan": "PLH", "tmt_mulai": date(2024, 1, 1)}, None, "PENUGASAN_GANDA", "galat", "jabatan"),
    # -- pangkat: PP 99/2000, Perpres 98/2020, PP 7/1977
    ("pangkat", {"tmt": date(2015, 3, 1)}, None, "PANGKAT_GANDA", "galat", "tmt"),
    ("pangkat", {"golongan__urutan": 8, "golongan__kode": "II/d"}, None, "GOLONGAN_MUNDUR", "galat", "golongan"),
    (
        "pangkat",
        {"golongan__urutan": 12, "golongan__kode": "III/d"},
        (CPNS, pangkat("III/c", 11, date(2023, 4, 1))),
        "GOLONGAN_MUNDUR",
        "galat",
        "golongan",
    ),
    (
        "pangkat",
        {"golongan__urutan": 11, "golongan__kode": "III/c"},
        None,
        "GOLONGAN_MELOMPAT",
        "peringatan",
        "golongan",
    ),
    (
        "pangkat",
        {"golongan__urutan": 11, "golongan__kode": "III/c", "jenis": "PENYESUAIAN_IJAZAH"},
        None,
        "GOLONGAN_MELOMPAT",
        "peringatan",
        "golongan",
    ),
    ("pangkat", {"golongan__urutan": 9, "golongan__kode": "III/a"}, None, "GOLONGAN_TETAP", "peringatan", "golongan"),
    (
        "pangkat",
        {"golongan__kelompok_asn": "PPPK", "golongan__kode": "IX"},
        (),
        "GOLONGAN_SALAH_KELOMPOK",
        "galat",
        "golongan",
    ),
    ("pangkat", {"jenis": "KONTRAK"}, None, "JENIS_PANGKAT_SALAH", "galat", "jenis"),
    ("pangkat", {"jenis": "CPNS"}, (), "CPNS_BEDA_TMT", "peringatan", "tmt"),
    ("pangkat", {"tmt": date(2018, 4, 1), "mkg_tahun": 3}, None, "REGULER_TERLALU_CEPAT", "peringatan", "tmt"),
    ("pangkat", {"tmt": date(2019, 5, 1), "mkg_bulan": 2}, None, "BUKAN_PERIODE", "peringatan", "tmt"),
    ("pangkat", {"tmt": date(2019, 4, 15)}, None, "TMT_BUKAN_TANGGAL_SATU", "peringatan", "tmt"),
    ("pangkat", {"mkg_bulan": 12}, None, "MKG_BULAN", "galat", "mkg_bulan"),
    ("pangkat", {"mkg_tahun": 9}, None, "MKG_TIDAK_SESUAI", "peringatan", "mkg_tahun"),
    ("pangkat", {"mkg_tahun": 20}, None, "MKG_MELEBIHI_USIA", "peringatan", "mkg_tahun"),
    ("pangkat", {"nomor_sk": "823/1"}, None, "SK_TANPA_TANGGAL", "peringatan", "tanggal_sk"),
    ("pangkat", {"tanggal_sk": date(2016, 1, 1)}, None, "SK_JAUH_SEBELUM_TMT", "peringatan", "tanggal_sk"),
    # -- KGB: PP 7/1977 ps. 11; PP 5/2024
    ("kgb", {"tmt": date(2022, 3, 1)}, None, "KGB_GANDA", "galat", "tmt"),
    ("kgb", {"tmt": date(2023, 3, 1)}, None, "KGB_TERLALU_CEPAT", "peringatan", "tmt"),
    ("kgb", {"mkg_tahun": 5}, None, "KGB_MKG_MUNDUR", "peringatan", "mkg_tahun"),
    ("kgb", {"gaji_pokok": 3_000_000}, None, "GAJI_TIDAK_ADA", "galat", "gaji_pokok"),
    ("kgb", {"gaji_pokok": 3_450_700}, None, "GAJI_BEDA_MKG", "peringatan", "gaji_pokok"),
    ("kgb", {"golongan": 10}, None, "KGB_BEDA_GOLONGAN", "peringatan", "golongan"),
    # -- angka kredit: PermenPANRB 1/2023 ps. 37
    ("angka_kredit", {"selesai": date(2026, 12, 31)}, None, "BELUM_TERJADI", "galat", "selesai"),
    ("angka_kredit", {"angka": Decimal(0)}, None, "AK_TIDAK_POSITIF", "galat", "angka"),
    ("angka_kredit", {"angka": Decimal("37.6")}, None, "AK_TERLALU_BESAR", "peringatan", "angka"),
    (
        "angka_kredit",
        {},
        ({"jenis": "KONVERSI", "mulai": date(2024, 7, 1), "selesai": date(2024, 9, 30)},),
        "AK_GANDA",
        "galat",
        "mulai",
    ),
    (
        "angka_kredit",
        {"mulai": date(2022, 1, 1), "selesai": date(2022, 12, 31)},
        None,
        "AK_SEBELUM_KONVERSI",
        "peringatan",
        "jenis",
    ),
    (
        "angka_kredit",
        {"mulai": date(2015, 1, 1), "selesai": date(2015, 12, 31)},
        None,
        "AK_SEBELUM_MASUK",
        "peringatan",
        "mulai",
    ),
    ("angka_kredit", {"jenjang": "AHLI_BARU"}, None, "AK_JENJANG", "galat", "jenjang"),
    # -- education
    ("pendidikan", {"tanggal_lulus": date(2027, 1, 1)}, None, "BELUM_TERJADI", "galat", "tanggal_lulus"),
    ("pendidikan", {"tanggal_lulus": date(1989, 1, 1)}, None, "SEBELUM_LAHIR", "galat", "tanggal_lulus"),
    ("pendidikan", {"tanggal_lulus": date(1997, 1, 1)}, None, "LULUS_TERLALU_MUDA", "galat", "tanggal_lulus"),
    (
        "pendidikan",
        {},
        ({"tingkat": 3, "jurusan": "", "lembaga": "SMA 1", "tanggal_lulus": date(2014, 5, 1), "nomor_ijazah": ""},),
        "LULUS_TERBALIK",
        "galat",
        "tanggal_lulus",
    ),
    (
        "pendidikan",
        {},
        ({"tingkat": 6, "jurusan": "", "lembaga": "Poltek", "tanggal_lulus": date(2014, 5, 1), "nomor_ijazah": ""},),
        "LULUS_TERBALIK",
        "peringatan",
        "tanggal_lulus",
    ),
    (
        "pendidikan",
        {},
        (DASAR["pendidikan"] | {"nomor_ijazah": "a - 1", "tingkat": 8},),
        "IJAZAH_GANDA",
        "galat",
        "nomor_ijazah",
    ),
    ("pendidikan", {}, (DASAR["pendidikan"] | {"nomor_ijazah": ""},), "PENDIDIKAN_GANDA", "galat", "tingkat"),
    # -- training: Peraturan LAN 10/2018
    ("diklat", {"tanggal_selesai": date(2024, 3, 1)}, None, "RENTANG_TERBALIK", "galat", "tanggal_selesai"),
    ("diklat", {"tanggal_selesai": date(2026, 11, 26)}, None, "BELUM_TERJADI", "galat", "tanggal_selesai"),
    ("diklat", {"jp": Decimal(161)}, None, "JP_MUSTAHIL", "galat", "jp"),
    ("diklat", {"jp": Decimal(61)}, None, "JP_BANYAK", "peringatan", "jp"),
    ("diklat", {"jp": Decimal(0)}, None, "JP_NOL", "peringatan", "jp"),
    ("diklat", {"jp": Decimal(-1)}, None, "JP_NEGATIF", "galat", "jp"),
    ("diklat", {"jenis_siasn": 16, "jp": Decimal(16)}, None, "JP_MELEBIHI_BENTUK", "peringatan", "jp"),
    (
        "diklat",
        {"tanggal_mulai": date(2014, 3, 4), "tanggal_selesai": date(2014, 3, 8)},
        None,
        "SEBELUM_MASUK",
        "peringatan",
        "tanggal_selesai",
    ),
    ("diklat", {}, (DASAR["diklat"] | {"nama": "Lain"},), "SERTIFIKAT_GANDA", "galat", "nomor_sertifikat"),
    ("diklat", {}, (DASAR["diklat"] | {"nomor_sertifikat": ""},), "DIKLAT_GANDA", "galat", "nama"),
    # -- competency: PermenPANRB 38/2017
    ("kompetensi", {"level": 0}, None, "LEVEL_NOL", "peringatan", "level"),
    ("kompetensi", {}, (DASAR["kompetensi"],), "KOMPETENSI_GANDA", "galat", "tanggal"),
    ("kompetensi", {"tanggal": date(2026, 12, 1)}, None, "BELUM_TERJADI", "galat", "tanggal"),
    # -- performance: PermenPANRB 6/2022, SE MenPANRB 3/2023
    ("kinerja", {"tahun": 2026}, None, "PERIODE_BERJALAN", "galat", "tahun"),
    ("kinerja", {"tahun": 2026, "triwulan": 4}, None, "PERIODE_BERJALAN", "galat", "tahun"),
    ("kinerja", {"triwulan": 5}, None, "PERIODE_TIDAK_ADA", "galat", "triwulan"),
    ("kinerja", {"tahun": 2014}, None, "KINERJA_SEBELUM_MASUK", "galat", "tahun"),
    ("kinerja", {}, ({"tahun": 2024, "triwulan": None},), "KINERJA_GANDA", "galat", "tahun"),
    ("kinerja", {"triwulan": 2}, ({"tahun": 2024, "triwulan": 2},), "KINERJA_GANDA", "galat", "triwulan"),
    ("kinerja", {"tahun": 2020}, None, "REZIM_TIDAK_SESUAI", "peringatan", "rezim"),
    ("kinerja", {"predikat": "SANGAT_BAIK"}, None, "PREDIKAT_BEDA_MATRIKS", "peringatan", "predikat"),
    ("kinerja", {"perilaku": ""}, None, "RATING_TIDAK_LENGKAP", "peringatan", "perilaku"),
    ("kinerja", {"nilai": Decimal(88)}, None, "NILAI_TIDAK_DIPAKAI", "peringatan", "nilai"),
    ("kinerja", {"nilai": Decimal(121)}, None, "NILAI_DI_LUAR_SKALA", "galat", "nilai"),
    # -- awards: PP 35/2010
    ("penghargaan", {"tanggal": date(2025, 2, 1)}, None, "SATYALANCANA_BELUM_WAKTUNYA", "galat", "jenis"),
    ("penghargaan", {"jenis": "SATYALANCANA_20"}, None, "SATYALANCANA_BELUM_WAKTUNYA", "galat", "jenis"),
    (
        "penghargaan",
        {},
        ({"jenis": "SATYALANCANA_10", "nama": "X", "tanggal": date(2025, 1, 1)},),
        "SATYALANCANA_GANDA",
        "galat",
        "jenis",
    ),
    (
        "penghargaan",
        {"jenis": "INOVASI", "tanggal": date(2014, 8, 17)},
        None,
        "PENGHARGAAN_SEBELUM_MASUK",
        "galat",
        "tanggal",
    ),
    (
        "penghargaan",
        {"jenis": "INOVASI"},
        (DASAR["penghargaan"] | {"jenis": "LAINNYA"},),
        "PENGHARGAAN_GANDA",
        "galat",
        "nama",
    ),
    # -- discipline: PP 94/2021 ps. 8
    ("hukdis", {"tmt_selesai": date(2024, 10, 31)}, None, "HUKDIS_LAMA_TIDAK_SESUAI", "galat", "tmt_selesai"),
    ("hukdis", {"jenis": "S2"}, None, "HUKDIS_LAMA_TIDAK_SESUAI", "galat", "tmt_selesai"),
    ("hukdis", {"jenis": "S3", "tmt_selesai": None}, None, "HUKDIS_LAMA_TIDAK_SESUAI", "galat", "tmt_selesai"),
    (
        "hukdis",
        {"tmt_mulai": date(2020, 2, 1), "tmt_selesai": date(2021, 1, 31)},
        None,
        "HUKDIS_LAMA_TIDAK_SESUAI",
        "peringatan",
        "tmt_selesai",
    ),
    ("hukdis", {"jenis": "R1"}, None, "HUKDIS_TIDAK_BERJANGKA", "peringatan", "tmt_selesai"),
    ("hukdis", {}, (DASAR["hukdis"],), "HUKDIS_GANDA", "galat", "tmt_mulai"),
    # -- family: PP 10/1983 jo PP 45/1990; PP 7/1977, Keppres 17/2000
    ("keluarga", {"tanggal_lahir": date(1989, 1, 1)}, None, "ANAK_LEBIH_TUA", "galat", "tanggal_lahir"),
    ("keluarga", {"tanggal_lahir": date(2000, 1, 1)}, None, "SELISIH_USIA_KECIL", "peringatan", "tanggal_lahir"),
    (
        "keluarga",
        {"hubungan": "IBU", "tanggal_lahir": date(1991, 1, 1)},
        None,
        "ANAK_LEBIH_TUA",
        "galat",
        "tanggal_lahir",
    ),
    ("keluarga", {"tanggal_lahir": date(2027, 1, 1)}, None, "BELUM_TERJADI", "galat", "tanggal_lahir"),
    ("keluarga", {}, (DASAR["keluarga"] | {"nama": "DIMAS"},), "KELUARGA_GANDA", "galat", "nama"),
    (
        "keluarga",
        {"hubungan": "SUAMI"},
        (DASAR["keluarga"] | {"hubungan": "SUAMI", "nama": "Andi"},),
        "PASANGAN_KEDUA",
        "peringatan",
        "hubungan",
    ),
    ("keluarga", {"hubungan": "ISTRI"}, None, "HUBUNGAN_PASANGAN", "peringatan", "hubungan"),
    (
        "keluarga",
        {"hubungan": "IBU", "tanggal_lahir": None},
        (DASAR["keluarga"] | {"hubungan": "IBU"},),
        "KELUARGA_GANDA",
        "galat",
        "nama",
    ),
    (
        "keluarga",
        {},
        (DASAR["keluarga"] | {"nama": "Ani"}, DASAR["keluarga"] | {"nama": "Budi"}),
        "TANGGUNGAN_LEBIH",
        "peringatan",
        "tanggungan",
    ),
    (
        "keluarga",
        {"hubungan": "AYAH", "tanggal_lahir": date(1960, 1, 1)},
        None,
        "TANGGUNGAN_ORANG_TUA",
        "peringatan",
        "tanggungan",
    ),
    ("dokumen", {"tanggal": date(2026, 12, 1)}, None, "BELUM_TERJADI", "galat", "tanggal"),
    ("dokumen", {}, (DASAR["dokumen"],), "DOKUMEN_GANDA", "peringatan", "jenis"),
]


def temuan(kode: str, ubah: dict[str, Any], lain: tuple | None, orang: Orang = RINA, **bahan: Any) -> list:
    isi = {"pangkat": (CPNS,), "gaji": GAJI} | bahan
    return periksa(kode, DASAR[kode] | ubah, Bahan(orang, PADA, LAIN.get(kode, ()) if lain is None else lain, **isi))


@pytest.mark.parametrize("kode", PEMERIKSA)
def test_baris_yang_benar_tidak_bertemuan(kode):
    assert temuan(kode, {}, None) == []


@pytest.mark.parametrize(("kode", "ubah", "lain", "harap", "berat", "kolom"), TERISI)
def test_konflik(kode, ubah, lain, harap, berat, kolom):
    ditemukan = {t.kode: (t.berat, t.kolom) for t in temuan(kode, ubah, lain)}
    assert ditemukan.get(harap) == (berat, kolom), ditemukan


def test_galat_didahulukan():
    daftar = temuan("diklat", {"jp": Decimal(0), "tanggal_selesai": date(2026, 11, 26)}, None)
    assert [t.galat for t in daftar] == sorted((t.galat for t in daftar), reverse=True)
    assert len(daftar) == 2


def test_turun_golongan_karena_hukdis_hanya_peringatan():
    """PP 53/2010 ps. 7: penurunan pangkat is a punishment; then the fall is no error."""
    ubah = {"golongan__urutan": 8, "golongan__kode": "II/d"}
    hukdis = ({"jenis": "B1", "tmt_mulai": date(2019, 3, 1)},)
    assert [t.kode for t in temuan("pangkat", ubah, None, hukdis=hukdis) if t.kolom == "golongan"] == [
        "GOLONGAN_TURUN"
    ]
    lama = ({"jenis": "B1", "tmt_mulai": date(2016, 3, 1)},)
    assert temuan("pangkat", ubah, None, hukdis=lama)[0].kode == "GOLONGAN_MUNDUR"


def test_turun_golongan_bagi_yang_tidak_boleh_tahu_hukdis():
    """Neither an error nor silence: both would tell whether there is a punishment."""
    ubah = {"golongan__urutan": 8, "golongan__kode": "II/d"}
    [satu] = [t for t in temuan("pangkat", ubah, None, hukdis=None) if t.kolom == "golongan"]
    assert (satu.kode, satu.galat) == ("GOLONGAN_TURUN", False)


def test_pppk_tidak_bergolongan_pns_dan_tidak_naik_pangkat():
    pppk = Orang(date(1990, 3, 15), date(2015, 3, 1), JenisASN.PPPK)
    kode = {t.kode for t in temuan("pangkat", {}, (), pppk)}
    assert {"GOLONGAN_SALAH_KELOMPOK", "JENIS_PANGKAT_SALAH"} <= kode
    kontrak = pangkat("IX", 9, date(2019, 4, 1), jenis="KONTRAK")
    assert (
        periksa("pangkat", kontrak, Bahan(pppk, PADA, (pangkat("VIII", 8, date(2015, 3, 1), jenis="KONTRAK"),))) == []
    )


def test_masuk_golongan_tiga_mengurangi_masa_kerja():
    """PP 7/1977: five years less from II/d to III/a."""
    sebelum = pangkat("II/d", 8, date(2015, 4, 1), mkg_tahun=8)
    ubah = {"golongan__kode": "III/a", "golongan__urutan": 9, "mkg_tahun": 7, "mkg_bulan": 0}
    assert temuan("pangkat", ubah, (sebelum,)) == []
    assert temuan("pangkat", ubah | {"mkg_tahun": 12}, (sebelum,))[0].kode == "MKG_TIDAK_SESUAI"


def test_setelah_berhenti():
    pensiun = Orang(date(1960, 3, 15), date(1985, 3, 1), JenisASN.PNS, tanggal_berhenti=date(2018, 4, 1))
    assert "TMT_SETELAH_BERHENTI" in {t.kode for t in temuan("pangkat", {}, (), pensiun)}
    assert "KINERJA_SETELAH_BERHENTI" in {t.kode for t in temuan("kinerja", {}, None, pensiun)}


def test_di_bawah_umur_hanya_peringatan():
    """PP 11/2017 ps. 23: eighteen at least; old records hold younger ones."""
    muda = Orang(date(2000, 3, 15), date(2015, 3, 1), JenisASN.PNS)
    t = next(t for t in temuan("jabatan", {"tmt_mulai": date(2016, 1, 1)}, (), muda) if t.kolom == "tmt_mulai")
    assert (t.kode, t.berat, t.dasar) == ("TMT_DI_BAWAH_UMUR", "peringatan", "PP 11/2017 ps. 23")


@pytest.mark.parametrize(
    ("usia", "kode"), [(20, set()), (21, {"TANGGUNGAN_BERSEKOLAH"}), (25, {"TANGGUNGAN_LEWAT_USIA"})]
)
def test_usia_anak_dalam_tunjangan(usia, kode):
    """Keppres 17/2000 ps. 29: under 21, under 25 while studying."""
    tua = Orang(date(1970, 3, 15), date(1995, 3, 1), JenisASN.PNS)
    assert {t.kode for t in temuan("keluarga", {"tanggal_lahir": date(2026 - usia, 1, 1)}, (), tua)} == kode


def test_kgb_tanpa_tabel_gaji_tidak_dinilai():
    """Older pay tables are not held; nothing is guessed."""
    assert temuan("kgb", {"gaji_pokok": 1}, None, gaji={}) == []


def test_tahun_peralihan_2021_dinilai_menurut_dua_aturan():
    for rezim in ("PP_46_2011", "PP_30_2019"):
        assert temuan("kinerja", {"tahun": 2021, "rezim": rezim, "nilai": Decimal(88)}, None) == []


# -- biodata ----------------------------------------------------------------------------------------------------------

BIODATA = {
    **{"nik": "3674055503900001", "tanggal_lahir": date(1990, 3, 15), "jenis_kelamin": "P"},
    **{"tmt_masuk": date(2015, 3, 1), "tmt_pns": date(2016, 3, 1), "kontrak_sampai": None, "tanggal_berhenti": None},
}
NIP = "199003152015032001"


@pytest.mark.parametrize(
    ("ubah", "harap", "berat", "kolom"),
    [
        ({"tanggal_lahir": date(1990, 3, 16)}, "NIP_BEDA_TANGGAL_LAHIR", "peringatan", "tanggal_lahir"),
        ({"jenis_kelamin": "L"}, "NIP_BEDA_JENIS_KELAMIN", "peringatan", "jenis_kelamin"),
        ({"jenis_kelamin": "L"}, "NIK_BEDA_JENIS_KELAMIN", "peringatan", "jenis_kelamin"),
        ({"tmt_masuk": date(2015, 4, 1)}, "NIP_BEDA_TMT", "peringatan", "tmt_masuk"),
        ({"nik": "3674"}, "NIK_BENTUK", "galat", "nik"),
        ({"tanggal_lahir": date(2015, 3, 15)}, "LAHIR_SETELAH_MASUK", "galat", "tanggal_lahir"),
        ({"tanggal_lahir": date(1998, 3, 15)}, "MASUK_DI_BAWAH_UMUR", "peringatan", "tanggal_lahir"),
        ({"tmt_masuk": date(2028, 1, 1)}, "MASUK_TERLALU_JAUH", "galat", "tmt_masuk"),
        ({"tmt_pns": date(2015, 2, 1)}, "PNS_SEBELUM_CPNS", "galat", "tmt_pns"),
        ({"tmt_pns": date(2015, 9, 1)}, "MASA_PERCOBAAN_SINGKAT", "peringatan", "tmt_pns"),
        ({"kontrak_sampai": date(2027, 1, 1)}, "PNS_BERKONTRAK", "galat", "kontrak_sampai"),
        ({"tanggal_berhenti": date(2026, 1, 1)}, "BERHENTI_TANPA_SEBAB", "galat", "tanggal_berhenti"),
    ],
)
def test_biodata(ubah, harap, berat, kolom):
    daftar = periksa_biodata(BIODATA | ubah, nomor=NIP, jenis=JenisASN.PNS, pada=PADA, masih_pegawai=True)
    assert {t.kode: (t.berat, t.kolom) for t in daftar}.get(harap) == (berat, kolom)


@pytest.mark.parametrize(
    ("tanggal", "kode"),
    [
        (None, "BERHENTI_TANPA_TANGGAL"),
        (date(2014, 1, 1), "BERHENTI_SEBELUM_MASUK"),
        (date(2027, 1, 1), "BERHENTI_MENDATANG"),
    ],
)
def test_biodata_yang_berhenti(tanggal, kode):
    orang = BIODATA | {"tanggal_berhenti": tanggal}
    daftar = periksa_biodata(orang, nomor=NIP, jenis=JenisASN.PNS, pada=PADA, masih_pegawai=False)
    assert [t.kode for t in daftar] == [kode]


def test_biodata_pppk():
    orang = BIODATA | {"kontrak_sampai": date(2014, 1, 1)}
    daftar = periksa_biodata(orang, nomor="199003152015212001", jenis=JenisASN.PPPK, pada=PADA, masih_pegawai=True)
    assert [t.kode for t in daftar] == ["PPPK_BER_TMT_PNS", "KONTRAK_TERBALIK"]


def test_biodata_yang_benar():
    assert periksa_biodata(BIODATA, nomor=NIP, jenis=JenisASN.PNS, pada=PADA, masih_pegawai=True) == []
