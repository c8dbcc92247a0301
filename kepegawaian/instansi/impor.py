"""Import of indicators per instansi and period (IKM, complaints answered in time, predicate of the organisation)."""

import re
from typing import Any

from asn.core.periode import Periode
from asn.impor.jenis import Cari, Isian, JenisImpor, Kolom, Periksa, daftarkan
from asn.impor.rules import sel
from kepegawaian.instansi.models import JENIS_INDIKATOR

_ROMAWI = {"I": "1", "II": "2", "III": "3", "IV": "4"}
# SE MenPANRB 3/2023.
PREDIKAT_ORGANISASI = ("ISTIMEWA", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG")


def periode(nilai: Any) -> str:
    """2026-T3, 2026-S1 or 2026, also written as Triwulan III 2026 or TW3/2026."""
    tertulis = sel.rapikan(nilai).upper()
    tahun = re.search(r"\b(20\d\d)\b", tertulis)
    bagian = re.search(r"\b(?:TRIWULAN|TW|T)[ .\-]*(IV|I{1,3}|[1-4])\b", tertulis)
    semester = re.search(r"\b(?:SEMESTER|SMT|S)[ .\-]*(I{1,2}|[12])\b", tertulis)
    if tahun:
        kode = tahun[1]
        if bagian:
            kode += f"-T{_ROMAWI.get(bagian[1], bagian[1])}"
        elif semester:
            kode += f"-S{_ROMAWI.get(semester[1], semester[1])}"
        if bagian or semester or tertulis == tahun[1]:
            return Periode.dari_kode(kode).kode
    raise sel.SelDitolak(f"Periode “{tertulis[:40]}” tidak dikenal. Tulis misalnya 2026-T3, 2026-S1, atau 2026.")


INDIKATOR = JenisImpor(
    kode="indikator-instansi",
    label="Indikator instansi",
    petunjuk="Satu baris untuk setiap instansi, periode, dan jenis indikator. Yang sudah ada diperbarui nilainya.",
    model="instansi.IndikatorInstansi",
    cara="perbarui",
    kolom=(
        Kolom(
            "instansi",
            "Instansi",
            sel.teks(200),
            alias=("PERANGKAT DAERAH", "UNIT KERJA", "NAMA INSTANSI", "UNOR", "OPD"),
            wajib=True,
            contoh="Dinas Kesehatan",
        ),
        Kolom("periode", "Periode", periode, alias=("TRIWULAN", "PERIODE PENILAIAN"), wajib=True, contoh="2026-T3"),
        Kolom(
            "jenis",
            "Jenis indikator",
            sel.pilihan(dict(JENIS_INDIKATOR), {"SKM": "IKM", "Aduan": "ADUAN_TEPAT_WAKTU"}),
            alias=("INDIKATOR", "JENIS"),
            wajib=True,
            contoh="IKM",
            keterangan="IKM, Aduan dijawab tepat waktu, atau Predikat kinerja organisasi",
        ),
        Kolom("nilai", "Nilai", sel.pecahan(0, 100), "numeric", alias=("SKOR", "INDEKS"), contoh="82,5"),
        Kolom(
            "kode",
            "Predikat",
            sel.pilihan({k: k.replace("_", " ").capitalize() for k in PREDIKAT_ORGANISASI}),
            alias=("PREDIKAT ORGANISASI", "KODE"),
            contoh="",
            keterangan="Hanya untuk predikat kinerja organisasi",
        ),
        Kolom(
            "n",
            "Jumlah data",
            sel.bulat(0, 10_000_000),
            "integer",
            alias=("RESPONDEN", "JUMLAH RESPONDEN"),
            contoh="150",
        ),
        Kolom("sumber", "Sumber", sel.teks(100), alias=("SUMBER DATA",), contoh="Survei kepuasan masyarakat"),
    ),
    cari=(
        Cari(
            ke="instansi_id",
            kolom="instansi",
            dari="(SELECT lower(nama) AS nama, min(id) AS id FROM instansi_instansi WHERE kota_id = %(kota)s "
            "GROUP BY 1 HAVING count(*) = 1) i",
            nilai="i.id",
            bila="i.nama = lower(t.instansi)",
            pesan="'Instansi “' || t.instansi || '” tidak dikenal, atau namanya dipakai lebih dari satu unit.'",
            saran="SELECT DISTINCT nama FROM instansi_instansi WHERE kota_id = %(kota)s",
        ),
    ),
    isian=(
        Isian("instansi_id", "Instansi", "bigint", kunci=True),
        Isian("periode", "Periode", kunci=True),
        Isian("jenis", "Jenis indikator", kunci=True),
        Isian("nilai", "Nilai", "numeric"),
        Isian("kode", "Predikat", bawaan=""),
        Isian("n", "Jumlah data", "integer", bawaan=0),
        Isian("sumber", "Sumber", bawaan="Impor berkas"),
    ),
    aturan=(
        Periksa(
            "nilai", "t.jenis <> 'PREDIKAT_ORGANISASI' AND t.nilai IS NULL", "'Nilai wajib diisi untuk indikator ini.'"
        ),
        Periksa("kode", "t.jenis = 'PREDIKAT_ORGANISASI' AND t.kode IS NULL", "'Isi predikat organisasinya.'"),
        Periksa("nilai", "t.jenis = 'IKM' AND t.nilai < 25", "'IKM berkisar 25 sampai 100.'"),
    ),
    kunci_teks="t.periode || ' · ' || t.jenis",
    nama_teks="t.instansi",
)


def daftarkan_semua() -> None:
    daftarkan(INDIKATOR)
