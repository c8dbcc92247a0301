"""Import of riwayat pangkat: one row per pegawai and TMT (PP 99/2000; PPPK: Perpres 98/2020)."""

import re
from typing import Any

from asn.impor.jenis import Cari, Isian, JenisImpor, Kolom, Periksa, kolom_nip, kolom_tanggal
from asn.impor.rules import sel
from kepegawaian.pegawai.impor.bersama import (
    CARI_PEGAWAI,
    ISIAN_SK,
    KOLOM_SK,
    NAMA,
    PEGAWAI_ISIAN,
    SEGARKAN,
    TERVERIFIKASI,
    TETAP,
    masa_depan,
    sebelum_lahir,
    sebelum_masuk,
)
from kepegawaian.pegawai.models import RiwayatPangkat
from kepegawaian.pegawai.rules.golongan import GOLONGAN_PNS, GOLONGAN_PPPK

_ROMAWI = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_BERUANG = re.compile(r"\(?\s*(IV|I{1,3}|[1-4])\s*[/.\-\s]?\s*([a-eA-E])\s*\)?$", re.IGNORECASE)
_KODE_SIASN = re.compile(r"([1-4])([1-5])")
_ALIAS_JENIS = {
    "Reguler": "REGULER",
    "Pilihan": "PILIHAN_STRUKTURAL",
    "Struktural": "PILIHAN_STRUKTURAL",
    "Jabatan struktural": "PILIHAN_STRUKTURAL",
    "Fungsional": "PILIHAN_FUNGSIONAL",
    "Jabatan fungsional tertentu": "PILIHAN_FUNGSIONAL",
    "Golongan dari pengadaan CPNS/PNS": "CPNS",
    "PPPK": "KONTRAK",
}


def golongan(nilai: Any) -> str:
    """III/c from "III/c", "III-C", "3c", "Penata (III/c)" or the SIASN code 33; IX for PPPK as it stands."""
    tertulis = re.sub(r"^(golongan|gol\.?)\s*(ruang)?\s*", "", sel.rapikan(nilai), flags=re.IGNORECASE).strip()
    if cocok := _BERUANG.search(tertulis):
        kode = f"{_ROMAWI.get(cocok[1], cocok[1].upper())}/{cocok[2].lower()}"
        if kode in GOLONGAN_PNS:
            return kode
    if tertulis.upper() in GOLONGAN_PPPK:
        return tertulis.upper()
    if (cocok := _KODE_SIASN.fullmatch(tertulis)) and int(tertulis) > len(GOLONGAN_PPPK):
        return f"{_ROMAWI[cocok[1]]}/{'abcde'[int(cocok[2]) - 1]}"
    raise sel.SelDitolak(f"Golongan “{tertulis[:40]}” tidak dikenal. Tulis misalnya III/c, atau IX untuk PPPK.")


PANGKAT = JenisImpor(
    kode="riwayat-pangkat",
    urutan=20,
    label="Riwayat pangkat",
    petunjuk="Satu baris untuk setiap kenaikan pangkat. NIP dan TMT yang sama menjadi perbaikan baris lama.",
    model="pegawai.RiwayatPangkat",
    kolom=(
        kolom_nip(),
        Kolom(
            "golongan",
            "Golongan ruang",
            golongan,
            alias=("GOLONGAN", "GOL RUANG", "GOL AKHIR NAMA", "GOL AKHIR", "GOLONGAN NAMA", "PANGKAT GOLONGAN"),
            wajib=True,
            contoh="III/c",
            keterangan="I/a sampai IV/e untuk PNS; I sampai XVII untuk PPPK",
        ),
        kolom_tanggal(
            "tmt", "TMT golongan", alias=("TMT", "TMT PANGKAT", "TMT GOL", "TMT GOL AKHIR", "TMTGOLONGAN"), wajib=True
        ),
        Kolom(
            "jenis",
            "Jenis kenaikan pangkat",
            sel.pilihan(dict(RiwayatPangkat.JENIS_KP), _ALIAS_JENIS),
            alias=("JENIS KP", "JENIS KENAIKAN", "JENISKP NAMA"),
            contoh="Kenaikan pangkat reguler",
        ),
        Kolom(
            "mkg_tahun",
            "Masa kerja golongan (tahun)",
            sel.bulat(0, 50),
            "smallint",
            alias=("MK TAHUN", "MKG TAHUN"),
            contoh="8",
        ),
        Kolom(
            "mkg_bulan",
            "Masa kerja golongan (bulan)",
            sel.bulat(0, 11),
            "smallint",
            alias=("MK BULAN", "MKG BULAN"),
            contoh="6",
        ),
        *KOLOM_SK,
    ),
    cari=(
        CARI_PEGAWAI,
        Cari(
            ke="golongan_id",
            kolom="golongan",
            dari="(pegawai_golongan g CROSS JOIN pegawai_pegawai p)",
            nilai="g.id",
            bila="p.id = t.pegawai_id AND g.kode = t.golongan AND g.kelompok_asn = "
            "CASE WHEN p.jenis IN ('PNS', 'CPNS') THEN 'PNS' ELSE 'PPPK' END",
            pesan="CASE WHEN t.pegawai_id IS NULL THEN 'Golongan tidak dapat dipastikan karena NIP tidak dikenal.' "
            "ELSE 'Golongan ' || t.golongan || ' bukan golongan untuk jenis ASN pegawai ini.' END",
        ),
    ),
    isian=(
        PEGAWAI_ISIAN,
        Isian("tmt", "TMT golongan", "date", kunci=True),
        Isian(
            "golongan_id",
            "Golongan ruang",
            "bigint",
            lama="(SELECT kode FROM pegawai_golongan WHERE id = r.golongan_id)",
            baru="t.golongan",
        ),
        Isian("jenis", "Jenis kenaikan pangkat", bawaan="REGULER"),
        Isian("mkg_tahun", "Masa kerja golongan (tahun)", "smallint", bawaan=0),
        Isian("mkg_bulan", "Masa kerja golongan (bulan)", "smallint", bawaan=0),
        *ISIAN_SK,
    ),
    aturan=(
        sebelum_lahir("tmt", "TMT golongan"),
        sebelum_masuk("tmt", "TMT golongan"),
        masa_depan("tmt", "TMT golongan", 12),
        Periksa(
            "golongan",
            "s.nomor = t.nomor AND g.id = s.golongan_id AND l.urutan > g.urutan",
            "'Golongan ini lebih rendah daripada golongan sebelumnya (' || l.kode || ').'",
            "muatan s, pegawai_golongan g, LATERAL (SELECT x.kode, x.urutan FROM pegawai_riwayatpangkat rp "
            "JOIN pegawai_golongan x ON x.id = rp.golongan_id WHERE rp.pegawai_id = s.pegawai_id AND rp.tmt < s.tmt "
            "AND rp.verifikasi IN ('BELUM', 'TERVERIFIKASI') ORDER BY rp.tmt DESC LIMIT 1) l",
            "peringatan",
        ),
    ),
    kunci_teks="t.nip || ' · ' || to_char(t.tmt, 'DD-MM-YYYY')",
    tetap=TETAP,
    terverifikasi=TERVERIFIKASI,
    **SEGARKAN,
    **NAMA,
)
