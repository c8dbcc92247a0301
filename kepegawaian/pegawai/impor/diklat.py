"""Import of riwayat diklat with its JP and SIASN kind 1–25 (Peraturan LAN 10/2018)."""

from typing import Any

from asn.impor.jenis import Isian, JenisImpor, Kolom, Periksa, Turunan, kolom_nip, kolom_tanggal
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
)
from kepegawaian.pegawai.rules.enum import BentukBangkom

_BENTUK = sel.pilihan({str(b.kode_siasn()): b.label for b in BentukBangkom})


def jenis_siasn(nilai: Any) -> int:
    """The code 1–25, or its name."""
    return int(_BENTUK(nilai))


# The group of the figures follows from the kind; what is neither training nor course is "lainnya".
_RUMPUN = """
CASE t.jenis_siasn WHEN 1 THEN 'struktural' WHEN 2 THEN 'fungsional' WHEN 3 THEN 'teknis' WHEN 5 THEN 'manajerial'
     WHEN 6 THEN 'sosial_kultural' WHEN 8 THEN 'teknis' ELSE CASE WHEN t.jenis_siasn IS NOT NULL THEN 'lainnya' END END
"""

DIKLAT = JenisImpor(
    kode="riwayat-diklat",
    urutan=23,
    label="Riwayat diklat",
    petunjuk="Satu baris untuk setiap diklat atau kegiatan yang selesai, dengan JP menurut sertifikatnya.",
    model="pegawai.RiwayatDiklat",
    kolom=(
        kolom_nip(),
        Kolom(
            "nama",
            "Nama diklat",
            sel.teks(250),
            alias=("NAMA KURSUS", "DIKLAT", "NAMA KEGIATAN"),
            wajib=True,
            contoh="Pelatihan Pelayanan Publik",
        ),
        Kolom(
            "jenis_siasn",
            "Jenis diklat (SIASN)",
            jenis_siasn,
            "smallint",
            alias=("JENIS DIKLAT", "JENIS KURSUS", "JENIS DIKLAT ID"),
            wajib=True,
            contoh="3",
            keterangan="Kode 1–25 atau namanya, misalnya 3 atau Diklat teknis",
        ),
        Kolom(
            "penyelenggara",
            "Penyelenggara",
            sel.teks(200),
            alias=("INSTITUSI PENYELENGGARA", "LEMBAGA"),
            contoh="BPSDM Provinsi",
        ),
        Kolom(
            "nomor_sertifikat",
            "Nomor sertifikat",
            sel.teks(100),
            alias=("NO SERTIFIKAT", "NOMOR SERTIPIKAT"),
            contoh="123/BPSDM/2024",
        ),
        kolom_tanggal(
            "tanggal_mulai", "Tanggal mulai", alias=("TGL MULAI", "TANGGAL KURSUS"), wajib=True, contoh="04-03-2024"
        ),
        kolom_tanggal(
            "tanggal_selesai", "Tanggal selesai", alias=("TGL SELESAI", "TANGGAL SELESAI KURSUS"), contoh="08-03-2024"
        ),
        Kolom(
            "jp",
            "JP",
            sel.pecahan(0, 2_000),
            "numeric",
            alias=("JUMLAH JAM", "JAM PELAJARAN", "DURASI JAM"),
            wajib=True,
            contoh="40",
        ),
        *KOLOM_SK,
    ),
    cari=(CARI_PEGAWAI,),
    turunan=(
        Turunan("rumpun", _RUMPUN),
        Turunan("tanggal_selesai", "coalesce(t.tanggal_selesai, t.tanggal_mulai)"),
    ),
    tambahan=(("rumpun", "text"),),
    isian=(
        PEGAWAI_ISIAN,
        Isian("nama", "Nama diklat", kunci=True),
        Isian("tanggal_mulai", "Tanggal mulai", "date", kunci=True),
        Isian("tanggal_selesai", "Tanggal selesai", "date"),
        Isian("jenis_siasn", "Jenis diklat (SIASN)", "smallint"),
        Isian("rumpun", "Rumpun"),
        Isian("penyelenggara", "Penyelenggara"),
        Isian("nomor_sertifikat", "Nomor sertifikat", bawaan=""),
        Isian("jp", "JP", "numeric"),
        *ISIAN_SK,
    ),
    wajib_baru=("penyelenggara",),
    aturan=(
        sebelum_lahir("tanggal_mulai", "Tanggal mulai"),
        masa_depan("tanggal_selesai", "Tanggal selesai"),
        Periksa(
            "tanggal_selesai", "t.tanggal_selesai < t.tanggal_mulai", "'Tanggal selesai mendahului tanggal mulai.'"
        ),
    ),
    kunci_teks="t.nip || ' · ' || to_char(t.tanggal_mulai, 'DD-MM-YYYY') || ' · ' || t.nama",
    tetap=TETAP,
    terverifikasi=TERVERIFIKASI,
    **SEGARKAN,
    **NAMA,
)
