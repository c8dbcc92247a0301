"""A table of raw answers, one row per respondent, as it comes from other tools: CSV of any usual kind."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from pengaduan.survei.rules.unsur import KUNCI, MENURUT_KUNCI, UNSUR

PEMISAH = (",", ";", "\t", "|")
# Titles above the header are skipped, but not without end.
BARIS_JUDUL_MAKS = 20
_NILAI = re.compile(r"([1-4])(?:[.,]0+)?")
_KODE = re.compile(r"u([1-9])(.*)")
# What else people write above the column of an unsur; letters and digits only.
_SEBUTAN = {
    "syarat": "persyaratan",
    "prosedur": "prosedur",
    "sistemmekanismeprosedur": "prosedur",
    "waktu": "waktu",
    "waktupelayanan": "waktu",
    "biaya": "biaya",
    "tarif": "biaya",
    "produk": "produk",
    "produklayanan": "produk",
    "kompetensi": "kompetensi",
    "perilaku": "perilaku",
    "pengaduan": "pengaduan",
    "penangananpengaduan": "pengaduan",
    "sarana": "sarana",
    "saranaprasarana": "sarana",
}


@dataclass(frozen=True, slots=True)
class Masalah:
    """What is wrong where; `baris` counts lines of the file from 1, as a spreadsheet does."""

    baris: int
    kolom: str
    pesan: str

    def __str__(self) -> str:
        return f"Baris {self.baris}, kolom {self.kolom}: {self.pesan}"


@dataclass(frozen=True, slots=True)
class TabelJawaban:
    """`kolom` maps each unsur found to the title of its column; `jawaban` holds only rows without a problem."""

    kolom: dict[str, str]
    jawaban: list[dict[str, int]]
    masalah: list[Masalah]

    @property
    def kurang(self) -> list[str]:
        """Unsur without a column."""
        return [k for k in KUNCI if k not in self.kolom]

    @property
    def jumlah(self) -> dict[str, tuple[int, int]]:
        """(sum, number) of the answers per unsur, as the index is computed from."""
        return {k: (sum(j[k] for j in self.jawaban), len(self.jawaban)) for k in KUNCI if k in self.kolom}


def bita_ke_teks(isi: bytes) -> str:
    """UTF-8 with or without mark, else what an older Excel wrote."""
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def baca_jawaban(teks: str) -> TabelJawaban:
    """Read the table; every problem is collected, so that a file is mended in one go. Raises ValueError without any
    column of an unsur, or when two columns claim the same one.
    """
    pemisah = max(PEMISAH, key=lambda p: max((len(_kenali(s)) for _, s in _judul(teks, p)), default=0))
    kepala = next(((n, s) for n, s in _judul(teks, pemisah) if _kenali(s)), None)
    if kepala is None:
        raise ValueError("Tidak ada kolom unsur. Baris judul harus memuat kolom U1 sampai U9.")
    nomor_kepala, judul = kepala
    letak = _letak(judul)
    jawaban, masalah = [], []
    for nomor, sel in _baris(teks, pemisah):
        if nomor <= nomor_kepala or not any(s.strip() for s in sel):
            continue
        satu, temuan = _nilai(nomor, sel, letak, judul)
        masalah += temuan
        jawaban += [] if temuan else [satu]
    return TabelJawaban({k: judul[i].strip() for k, i in letak.items()}, jawaban, masalah)


def _baris(teks: str, pemisah: str) -> Iterator[tuple[int, list[str]]]:
    pembaca = csv.reader(StringIO(teks, newline=""), delimiter=pemisah)
    for sel in pembaca:
        yield pembaca.line_num, sel


def _judul(teks: str, pemisah: str) -> Iterator[tuple[int, list[str]]]:
    for nomor, sel in _baris(teks, pemisah):
        if nomor > BARIS_JUDUL_MAKS:
            return
        yield nomor, sel


def _kenali(sel: Sequence[str]) -> set[str]:
    return {k for s in sel if (k := unsur_kolom(s))}


def unsur_kolom(judul: str) -> str:
    """Which unsur a column holds: by its name where there is one ("U8 Sarana dan Prasarana"), else by its number."""
    polos = re.sub(r"[^a-z0-9]", "", judul.casefold())
    cocok = _KODE.fullmatch(polos)
    if cocok is None:
        return _menurut_nama(polos)
    nomor, nama = cocok.groups()
    if not nama:
        return UNSUR[int(nomor) - 1].kunci
    return _menurut_nama(nama)


def _menurut_nama(polos: str) -> str:
    nama = {re.sub(r"[^a-z0-9]", "", u.nama.casefold()): u.kunci for u in UNSUR}
    return nama.get(polos) or _SEBUTAN.get(polos, "")


def _letak(judul: Sequence[str]) -> dict[str, int]:
    letak: dict[str, int] = {}
    for nomor, sebutan in enumerate(judul):
        kunci = unsur_kolom(sebutan)
        if kunci in letak:
            nama = MENURUT_KUNCI[kunci].nama
            raise ValueError(f"Unsur {nama} ada di dua kolom: “{judul[letak[kunci]]}” dan “{sebutan}”.")
        if kunci:
            letak[kunci] = nomor
    return letak


def _nilai(
    nomor: int, sel: Sequence[str], letak: dict[str, int], judul: Sequence[str]
) -> tuple[dict[str, int], list[Masalah]]:
    hasil, masalah = {}, []
    for kunci, kolom in letak.items():
        tertulis = sel[kolom].strip() if kolom < len(sel) else ""
        cocok = _NILAI.fullmatch(tertulis)
        if cocok:
            hasil[kunci] = int(cocok[1])
            continue
        sebab = (
            f"“{tertulis[:20]}” bukan nilai 1, 2, 3, atau 4." if tertulis else "kosong; setiap unsur harus dijawab."
        )
        masalah.append(Masalah(nomor, judul[kolom].strip(), sebab))
    return hasil, masalah
