"""Import of riwayat pendidikan: one row per pegawai, level and day of graduation."""

from asn.impor.jenis import Isian, JenisImpor, Kolom, Turunan, kolom_nip, kolom_tanggal
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
from kepegawaian.pegawai.models.pegawai import TINGKAT_PENDIDIKAN

_TINGKAT = {str(k): v for k, v in TINGKAT_PENDIDIKAN}
_ALIAS = {
    "SLTP": "2",
    "SLTA": "3",
    "SMA": "3",
    "SMK": "3",
    "SLTA Kejuruan": "3",
    "SLTA/SMA Sederajat": "3",
    "MA": "3",
    "Diploma I": "4",
    "Diploma II": "5",
    "Diploma III": "6",
    "Diploma III/Sarjana Muda": "6",
    "Diploma IV": "7",
    "D-IV": "7",
    "S-1": "7",
    "Sarjana": "7",
    "S-1/Sarjana": "7",
    "Magister": "8",
    "S-2/Magister": "8",
    "Doktor": "9",
    "S-3/Doktor": "9",
}

PENDIDIKAN = JenisImpor(
    kode="riwayat-pendidikan",
    urutan=22,
    label="Riwayat pendidikan",
    petunjuk="Satu baris untuk setiap ijazah. Tanggal lulus ditulis lengkap sesuai ijazah; tahun saja tidak cukup.",
    model="pegawai.RiwayatPendidikan",
    kolom=(
        kolom_nip(),
        Kolom(
            "tingkat_tulis",
            "Tingkat pendidikan",
            sel.pilihan(_TINGKAT, _ALIAS),
            alias=("TINGKAT", "TINGKAT PENDIDIKAN NAMA", "TK PENDIDIKAN", "JENJANG"),
            wajib=True,
            contoh="S-1/D-IV",
            keterangan="SD, SMP, SMA/SMK, D-I, D-II, D-III, S-1/D-IV, S-2, atau S-3",
        ),
        Kolom(
            "jurusan",
            "Jurusan",
            sel.teks(150),
            alias=("PENDIDIKAN NAMA", "PENDIDIKAN", "PROGRAM STUDI"),
            contoh="Administrasi Negara",
        ),
        Kolom(
            "lembaga",
            "Lembaga",
            sel.teks(200),
            alias=("NAMA SEKOLAH", "SEKOLAH", "PERGURUAN TINGGI"),
            contoh="Universitas Terbuka",
        ),
        kolom_tanggal(
            "tanggal_lulus",
            "Tanggal lulus",
            alias=("TGL LULUS", "TANGGAL IJAZAH", "TGL TAHUN LULUS"),
            wajib=True,
            contoh="15-08-2014",
        ),
        Kolom(
            "nomor_ijazah", "Nomor ijazah", sel.teks(100), alias=("NO IJAZAH", "NOMOR IJASAH"), contoh="UT-2014-00123"
        ),
        *KOLOM_SK,
    ),
    cari=(CARI_PEGAWAI,),
    turunan=(Turunan("tingkat", "t.tingkat_tulis::smallint"),),
    isian=(
        PEGAWAI_ISIAN,
        Isian("tingkat", "Tingkat pendidikan", "smallint", kunci=True),
        Isian("tanggal_lulus", "Tanggal lulus", "date", kunci=True),
        Isian("jurusan", "Jurusan", bawaan=""),
        Isian("lembaga", "Lembaga"),
        Isian("nomor_ijazah", "Nomor ijazah", bawaan=""),
        *ISIAN_SK,
    ),
    wajib_baru=("lembaga",),
    aturan=(sebelum_lahir("tanggal_lulus", "Tanggal lulus"), masa_depan("tanggal_lulus", "Tanggal lulus")),
    kunci_teks="t.nip || ' · ' || to_char(t.tanggal_lulus, 'DD-MM-YYYY')",
    tetap=TETAP,
    terverifikasi=TERVERIFIKASI,
    **SEGARKAN,
    **NAMA,
)
