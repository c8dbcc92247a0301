"""Import of competency assessments: one row per pegawai, competency and day (PermenPANRB 38/2017)."""

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

KOMPETENSI = JenisImpor(
    kode="riwayat-kompetensi",
    urutan=24,
    label="Hasil penilaian kompetensi",
    petunjuk="Satu baris untuk setiap kompetensi. NIP, kompetensi, dan tanggal yang sama menjadi perbaikan.",
    model="pegawai.RiwayatKompetensi",
    kolom=(
        kolom_nip(),
        Kolom(
            "kompetensi",
            "Kompetensi",
            sel.teks(150),
            alias=("KODE KOMPETENSI", "NAMA KOMPETENSI"),
            wajib=True,
            contoh="M1",
            keterangan="Kode atau nama menurut kamus kompetensi, misalnya M1 atau Integritas",
        ),
        Kolom(
            "level",
            "Level dicapai",
            sel.bulat(0, 5),
            "smallint",
            alias=("LEVEL", "NILAI LEVEL"),
            wajib=True,
            contoh="3",
        ),
        kolom_tanggal(
            "tanggal", "Tanggal penilaian", alias=("TANGGAL", "TGL UJI", "TANGGAL UJI", "TGL PENILAIAN"), wajib=True
        ),
        Kolom(
            "penyelenggara",
            "Penyelenggara",
            sel.teks(200),
            alias=("LEMBAGA PENILAI", "INSTITUSI PENYELENGGARA"),
            contoh="Pusat Penilaian Kompetensi ASN BKN",
        ),
        *KOLOM_SK,
    ),
    cari=(
        CARI_PEGAWAI,
        Cari(
            ke="kompetensi_id",
            kolom="kompetensi",
            dari="jabatan_kamuskompetensi k",
            nilai="k.id",
            bila="upper(k.kode) = upper(t.kompetensi) OR upper(k.nama) = upper(t.kompetensi)",
            pesan="'Kompetensi “' || t.kompetensi || '” tidak ada dalam kamus kompetensi.'",
        ),
    ),
    isian=(
        PEGAWAI_ISIAN,
        Isian(
            "kompetensi_id",
            "Kompetensi",
            "bigint",
            kunci=True,
            lama="(SELECT nama FROM jabatan_kamuskompetensi WHERE id = r.kompetensi_id)",
            baru="t.kompetensi",
        ),
        Isian("tanggal", "Tanggal penilaian", "date", kunci=True),
        Isian("level", "Level dicapai", "smallint"),
        Isian("penyelenggara", "Penyelenggara"),
        *ISIAN_SK,
    ),
    wajib_baru=("penyelenggara",),
    aturan=(
        sebelum_lahir("tanggal", "Tanggal penilaian"),
        sebelum_masuk("tanggal", "Tanggal penilaian"),
        masa_depan("tanggal", "Tanggal penilaian"),
        Periksa(
            "level",
            "t.level = 0",
            "'Level 0: tidak mencapai level mana pun; periksa laporan penilaiannya.'",
            "",
            "peringatan",
        ),
    ),
    kunci_teks="t.nip || ' · ' || to_char(t.tanggal, 'DD-MM-YYYY') || ' · ' || t.kompetensi",
    tetap=TETAP,
    terverifikasi=TERVERIFIKASI,
    **SEGARKAN,
    **NAMA,
)
