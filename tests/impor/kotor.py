"""A SIASN-style workbook with every flaw that offices know: what can be understood is, the rest is named by its cell.

`KOTOR` says for each kind of flaw which cells of a row it changes and which field is blamed (None: understood).
"""

import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from tests.impor.berkas import buku, orang

KEPALA = (
    *("PNS ID", "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR", "Tgl. Lahir ", "JENIS KELAMIN"),
    *("AGAMA", "NIK", "NOMOR HP", "EMAIL GOV", "ALAMAT", "JENIS PEGAWAI", "KEDUDUKAN HUKUM", "TMT CPNS", "KPKN"),
)
JUDUL = [["DATA UTAMA PEGAWAI"], ["Dicetak 25-11-2026"], []]
AWAL = len(JUDUL) + 2  # first row of data as a spreadsheet counts


@dataclass(frozen=True, slots=True)
class Cacat:
    """One kind of flaw. `kolom`: the field whose cell is blamed; None when the row is understood all the same."""

    nama: str
    sel: dict[str, Any]
    kolom: str | None = None
    kata: str = ""


SERI_EXCEL = (date(1985, 6, 17) - date(1899, 12, 30)).days
KOTOR = (
    Cacat("tanggal sebagai nomor Excel", {"Tgl. Lahir ": SERI_EXCEL, "TMT CPNS": "01-03-2010"}),
    Cacat("tanggal sebagai sel tanggal", {"Tgl. Lahir ": datetime(1985, 6, 17), "TMT CPNS": "01-03-2010"}),
    Cacat("tanggal dengan nama bulan", {"Tgl. Lahir ": "17 Juni 1985", "TMT CPNS": "01-03-2010"}),
    Cacat("tanggal ISO dengan jam", {"Tgl. Lahir ": "1985-06-17 00:00:00", "TMT CPNS": "01-03-2010"}),
    Cacat("jenis kelamin M/F", {"JENIS KELAMIN": "M"}),
    Cacat("status dengan kata lain", {"JENIS PEGAWAI": "PNS Daerah"}),
    Cacat("tanda pengganti kosong", {"GELAR DEPAN": "-", "EMAIL GOV": "NULL"}),
    Cacat("spasi dan huruf tak terlihat", {"NAMA": "  Siti\u00a0 \u200bAminah  "}),
    Cacat("nama seperti rumus", {"NAMA": "'=HYPERLINK(1)"}),
    Cacat("NIP dengan spasi", {"NIP BARU": "berspasi"}),
    Cacat("NIP dengan petik", {"NIP BARU": "berpetik"}),
    Cacat("catatan di luar tabel", {"": "cek lagi"}),
    Cacat("NIP ilmiah", {"NIP BARU": 1.98506172010031e17}, "nip", "format kolom ini menjadi Teks"),
    Cacat("NIP kehilangan tiga angka", {"NIP BARU": 198506172010031000}, "nip", "format kolom ini menjadi Teks"),
    Cacat("NIP 17 angka", {"NIP BARU": "19850617201003100"}, "nip", "17 angka"),
    Cacat("NIK kehilangan angka", {"NIK": 3674011706850000}, "nik", "format kolom ini menjadi Teks"),
    Cacat("NIK bertanggal mustahil", {"NIK": "3674019906850001"}, "nik", "bukan tanggal lahir"),
    Cacat("tahun dua angka", {"Tgl. Lahir ": "17/06/85"}, "tanggal_lahir", "dua angka"),
    Cacat("bulan lebih dulu", {"Tgl. Lahir ": "06/17/1985"}, "tanggal_lahir", "bulan lebih dulu"),
    Cacat("tanggal meragukan", {"Tgl. Lahir ": "03/04/1985"}, "tanggal_lahir", "meragukan"),
    Cacat("tanggal tidak ada", {"Tgl. Lahir ": "30-02-1985"}, "tanggal_lahir", "kalender"),
    Cacat("nama kosong", {"NAMA": None}, "nama", "Wajib diisi"),
    Cacat("nama terlalu panjang", {"NAMA": "A" * 151}, "nama", "Terlalu panjang"),
    Cacat("jenis kelamin tak dikenal", {"JENIS KELAMIN": "X"}, "jenis_kelamin", "tidak dikenal"),
    Cacat("surel salah", {"EMAIL GOV": "siti di kantor"}, "email", "surel"),
    Cacat("rumus tanpa hasil", {"TEMPAT LAHIR": '=UPPER("bogor")'}, "tempat_lahir", "rumus tanpa hasil"),
    Cacat("galat rumus", {"TEMPAT LAHIR": "#REF!"}, "tempat_lahir", "galat rumus"),
    Cacat("TMT sebelum dewasa", {"TMT CPNS": "01-03-1975"}, "tmt_masuk", "16 tahun"),
    Cacat("pensiun tanpa tanggal", {"KEDUDUKAN HUKUM": "Pensiun"}, "tanggal_berhenti", "tanggal berhenti"),
    Cacat("baris kembar", {"NIP BARU": "kembar"}, "nip", "mengulang baris"),
    Cacat("NIK kembar", {"NIK": "kembar"}, "nik", "sudah dipakai baris"),
    Cacat("orang kota lain", {"NIP BARU": "kota lain"}, "nip", "tidak dapat dipakai di kota ini"),
)
# Every tenth row carries one flaw, in turn.
SETIAP = 10
_BENTUK = {"berspasi": lambda n: f"{n[:8]} {n[8:14]} {n[14]} {n[15:]}", "berpetik": lambda n: f"'{n}"}


@dataclass(frozen=True, slots=True)
class BukuKotor:
    """The workbook, and where each flaw is: (row of the sheet, flaw)."""

    isi: bytes
    baris: list[list[Any]]
    letak: list[tuple[int, Cacat]]

    @property
    def bermasalah(self) -> dict[int, Cacat]:
        return {nomor: c for nomor, c in self.letak if c.kolom}


def buku_kotor(jumlah: int, nip_kota_lain: str) -> BukuKotor:
    """So many people; the blank row in the middle is no row."""
    baris, letak, giliran = [], [], 0
    for ke in range(jumlah):
        sel = _siasn(ke)
        if ke % SETIAP == SETIAP - 1:
            cacat = KOTOR[giliran % len(KOTOR)]
            giliran += 1
            sel |= {k: _isi(k, v, sel, baris, nip_kota_lain) for k, v in cacat.sel.items()}
            letak.append((AWAL + len(baris), cacat))
        baris.append([*(sel.get(k) for k in KEPALA), *([sel[""]] if "" in sel else [])])
        if ke == jumlah // 2:
            baris.append([])
    return BukuKotor(buku([KEPALA, *baris], lembar="Data Utama", sebelum=JUDUL), baris, letak)


def _siasn(ke: int) -> dict[str, Any]:
    dasar = orang(ke)
    return dasar | {
        "PNS ID": f"A8ACA{ke:06d}",
        "GELAR BELAKANG": "S.Sos.",
        "Tgl. Lahir ": dasar["TANGGAL LAHIR"],
        "AGAMA": "Islam",
        "NOMOR HP": f"0812{ke:08d}",
        "EMAIL GOV": f"p{ke}@contoh.go.id",
        "ALAMAT": f"Jl. Merpati No. {ke}",
        "KEDUDUKAN HUKUM": "Aktif",
    }


def _isi(kolom: str, nilai: Any, sel: dict[str, Any], baris: list[list[Any]], nip_kota_lain: str) -> Any:
    indeks = KEPALA.index(kolom) if kolom in KEPALA else 0
    if nilai == "kembar":
        return baris[0][indeks]
    if nilai == "kota lain":
        return nip_kota_lain
    return _BENTUK[nilai](sel[kolom]) if nilai in _BENTUK else nilai


def perbaiki(bita_masalah: bytes, jumlah: int, bermasalah: Collection[int]) -> bytes:
    """What a clerk does with the file of faults: put the right values in, leave the column `masalah` where it is."""
    lembar = load_workbook(io.BytesIO(bita_masalah)).active
    semua = [[s.value for s in b] for b in lembar.iter_rows()]
    kepala = semua[AWAL - 2]
    ke = 0
    for nomor, satu in enumerate(semua[AWAL - 1 :], start=AWAL):
        if not any(satu):
            continue
        benar = _siasn(ke)
        ke += 1
        if nomor in bermasalah:
            assert satu[len(KEPALA)]
            for i, judul in enumerate(KEPALA):
                satu[i] = benar.get(judul)
    assert (ke, kepala[len(KEPALA)]) == (jumlah, "masalah")
    return buku(semua[AWAL - 2 :])
