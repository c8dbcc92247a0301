"""Import of riwayat kinerja: one result per pegawai and period (PermenPANRB 6/2022 and the regimes before it)."""

from asn.impor.jenis import Cari, Isian, JenisImpor, Kolom, Periksa, Turunan, kolom_nip
from asn.impor.rules import sel
from kepegawaian.pegawai.impor.bersama import (
    CARI_PEGAWAI,
    ISIAN_SK,
    KOLOM_SK,
    NAMA,
    PEGAWAI_ISIAN,
    PUNYA,
    PUNYA_BILA,
    SEGARKAN,
    TERVERIFIKASI,
    TETAP,
)
from kepegawaian.pegawai.models.kinerja import RATING, REZIM
from kepegawaian.pegawai.models.pegawai import PREDIKAT

_RATING = sel.pilihan(dict(RATING), {"Diatas ekspektasi": "DI_ATAS", "Dibawah ekspektasi": "DI_BAWAH"})
_TRIWULAN = sel.pilihan(
    {"1": "Triwulan I", "2": "Triwulan II", "3": "Triwulan III", "4": "Triwulan IV"},
    {"I": "1", "II": "2", "III": "3", "IV": "4", "TW1": "1", "TW2": "2", "TW3": "3", "TW4": "4"}
    | {"TW I": "1", "TW II": "2", "TW III": "3", "TW IV": "4"},
)
# Where somebody worked at the end of the period; without a position then, where they work now.
_INSTANSI = """
CASE WHEN p.id IS NOT NULL THEN coalesce((
         SELECT r.instansi_id FROM pegawai_riwayatjabatan r
          WHERE r.pegawai_id = t.pegawai_id AND r.penugasan = 'DEFINITIF'
            AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
            AND r.tmt_mulai <= make_date(t.tahun, coalesce(t.triwulan, 4) * 3, 28)
          ORDER BY r.tmt_mulai DESC LIMIT 1), p.instansi_id) END
"""

KINERJA = JenisImpor(
    kode="riwayat-kinerja",
    urutan=24,
    label="Riwayat kinerja",
    petunjuk="Satu baris untuk setiap hasil penilaian. Triwulan dikosongkan untuk hasil setahun.",
    model="pegawai.RiwayatKinerja",
    kolom=(
        kolom_nip(),
        Kolom(
            "tahun",
            "Tahun",
            sel.bulat(2000, 2100),
            "smallint",
            alias=("TAHUN PENILAIAN", "TAHUN KINERJA"),
            wajib=True,
            contoh="2025",
        ),
        Kolom(
            "triwulan_tulis",
            "Triwulan",
            _TRIWULAN,
            alias=("TW", "PERIODE TRIWULAN"),
            contoh="1",
            keterangan="1–4; kosong untuk hasil setahun",
        ),
        Kolom(
            "predikat",
            "Predikat",
            sel.pilihan(dict(PREDIKAT), {"Cukup": "BUTUH_PERBAIKAN", "Cukup/Butuh perbaikan": "BUTUH_PERBAIKAN"}),
            alias=("PREDIKAT KINERJA", "KUADRAN KINERJA", "HASIL EVALUASI"),
            wajib=True,
            contoh="Baik",
        ),
        Kolom(
            "hasil_kerja",
            "Rating hasil kerja",
            _RATING,
            alias=("HASIL KERJA", "RATING HASIL"),
            contoh="Sesuai ekspektasi",
        ),
        Kolom(
            "perilaku",
            "Rating perilaku kerja",
            _RATING,
            alias=("PERILAKU", "PERILAKU KERJA"),
            contoh="Sesuai ekspektasi",
        ),
        Kolom(
            "nilai", "Nilai angka", sel.pecahan(0, 150), "numeric", alias=("NILAI", "NILAI PRESTASI KERJA"), contoh=""
        ),
        Kolom("rezim", "Dasar penilaian", sel.pilihan(dict(REZIM)), contoh="PermenPANRB 6/2022"),
        Kolom("penilai", "NIP pejabat penilai", sel.nomor(18, "NIP"), alias=("PENILAI NIP", "NIP PENILAI"), contoh=""),
        *KOLOM_SK,
    ),
    cari=(
        CARI_PEGAWAI,
        Cari(
            ke="penilai_id",
            kolom="penilai",
            dari="pegawai_pegawai p",
            nilai="p.id",
            bila="p.kota_id = %(kota)s AND p.nip = t.penilai",
            pesan="'NIP pejabat penilai tidak terdaftar di buku induk kota ini.'",
        ),
    ),
    turunan=(
        Turunan("triwulan", "t.triwulan_tulis::smallint"),
        Turunan("instansi_id", _INSTANSI, "pegawai_pegawai p", "p.id = t.pegawai_id AND t.tahun IS NOT NULL"),
    ),
    isian=(
        PEGAWAI_ISIAN,
        Isian("tahun", "Tahun", "smallint", kunci=True),
        Isian("triwulan", "Triwulan", "smallint", kunci=True, boleh_kosong=True),
        Isian("predikat", "Predikat"),
        Isian("hasil_kerja", "Rating hasil kerja", bawaan=""),
        Isian("perilaku", "Rating perilaku kerja", bawaan=""),
        Isian("nilai", "Nilai angka", "numeric"),
        Isian("rezim", "Dasar penilaian", bawaan="PERMENPANRB_6_2022"),
        Isian(
            "instansi_id",
            "Unit saat dinilai",
            "bigint",
            lama="(SELECT nama FROM instansi_instansi WHERE id = r.instansi_id)",
            baru="(SELECT nama FROM instansi_instansi WHERE id = t.instansi_id)",
        ),
        Isian(
            "penilai_id",
            "Pejabat penilai",
            "bigint",
            lama="(SELECT nip FROM pegawai_pegawai WHERE id = r.penilai_id)",
            baru="t.penilai",
        ),
        *ISIAN_SK,
    ),
    aturan=(
        Periksa("tahun", "t.tahun > extract(year FROM %(hari_ini)s::date)", "'Tahun penilaian belum tiba.'"),
        Periksa(
            "tahun",
            f"{PUNYA_BILA} AND t.tahun < extract(year FROM p.tmt_masuk)",
            "'Tahun penilaian mendahului TMT CPNS / kontrak pertama.'",
            PUNYA,
        ),
        Periksa(
            "nip",
            "t.pegawai_id IS NOT NULL AND t.tahun IS NOT NULL AND t.instansi_id IS NULL",
            "'Unit kerja pegawai ini belum diketahui. Impor riwayat jabatannya lebih dahulu.'",
        ),
        Periksa("penilai", "t.penilai_id = t.pegawai_id", "'Pegawai tidak dapat menilai dirinya sendiri.'"),
    ),
    kunci_teks="t.nip || ' · ' || t.tahun || coalesce('-T' || t.triwulan, '')",
    tetap=TETAP,
    terverifikasi=TERVERIFIKASI,
    **SEGARKAN,
    **NAMA,
)
