"""A plain table of raw marks, one row per participant, as it comes from other systems, and the same with its ranking.

Columns: nomor, jenis_kebutuhan, formasi, kuota, twk, tiu, tkp, skb, ipk, tanggal_lahir; an optional column `jabatan`
says which formasi are the same post and qualification at different places. Other columns are carried along.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from kepegawaian.rekrutmen.rules import sel_nilai
from kepegawaian.rekrutmen.rules.aturan import Aturan
from kepegawaian.rekrutmen.rules.pengisian import Penetapan, tetapkan
from kepegawaian.rekrutmen.rules.peringkat import (
    HasilAwal,
    HasilLanjut,
    Kelompok,
    Peserta,
    Status,
    peringkat_awal,
    peringkat_lanjut,
)

WAJIB = ("nomor", "jenis_kebutuhan", "formasi", "kuota", "twk", "tiu", "tkp", "skb", "ipk", "tanggal_lahir")
HASIL = (
    "total_skd",
    "status",
    "peringkat",
    "tidak_memenuhi",
    "nilai_akhir",
    "peringkat_akhir",
    "hasil_akhir",
    "formasi_akhir",
)
PEMISAH = (";", ",", "\t")
KUOTA_MAKS = Decimal(100_000)
IPK_MAKS = Decimal(100)
USIA_PALING_MUDA = 10
_URUTAN = {Status.LANJUT: 0, Status.MEMENUHI: 0, Status.TIDAK: 1, Status.TIDAK_HADIR: 2}


@dataclass(frozen=True, slots=True)
class Masalah:
    """What is wrong where; `baris` counts lines of the file from 1, as a spreadsheet does."""

    baris: int
    kolom: str
    pesan: str

    def __str__(self) -> str:
        return f"Baris {self.baris}, kolom {self.kolom}: {self.pesan}"


@dataclass(slots=True)
class TabelSKD:
    pemisah: str
    judul: list[str] = field(default_factory=list)
    sel: dict[str, list[str]] = field(default_factory=dict)
    peserta: list[Peserta] = field(default_factory=list)
    kelompok: dict[str, Kelompok] = field(default_factory=dict)
    masalah: list[Masalah] = field(default_factory=list)
    peringatan: list[Masalah] = field(default_factory=list)


def baca(teks: str, aturan: Aturan, tahun: int) -> TabelSKD:
    """Read the table; every problem is collected. Raises ValueError when the columns themselves are not there."""
    kepala = teks.split("\n", 1)[0]
    tabel = TabelSKD(max(PEMISAH, key=kepala.count))
    baris = _baris(teks, tabel.pemisah)
    try:
        _, judul = next(baris)
    except StopIteration:
        raise ValueError("Berkas kosong.") from None
    tabel.judul = [j.strip().casefold() for j in judul]
    letak = _letak(tabel.judul)
    for nomor_baris, sel in baris:
        if any(s.strip() for s in sel):
            _muat(tabel, nomor_baris, [s.strip() for s in sel], letak, aturan, tahun)
    return tabel


def _baris(teks: str, pemisah: str) -> Iterator[tuple[int, list[str]]]:
    pembaca = csv.reader(StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    try:
        for sel in pembaca:
            yield pembaca.line_num, sel
    except csv.Error as sebab:
        raise ValueError(f"Baris {pembaca.line_num}: bukan baris CSV yang utuh ({sebab}).") from sebab


def _letak(judul: Sequence[str]) -> dict[str, int]:
    if kurang := [k for k in WAJIB if k not in judul]:
        raise ValueError(f"Baris 1: kolom ini tidak ada: {', '.join(kurang)}. Kolom yang wajib: {', '.join(WAJIB)}.")
    if ganda := sorted({j for j in judul if j and judul.count(j) > 1}):
        raise ValueError(f"Baris 1: kolom ini ada dua kali: {', '.join(ganda)}.")
    return {j: i for i, j in enumerate(judul)}


class _Pembaca:
    """One row: reads cells by name and notes what is wrong with them."""

    def __init__(self, baris: int, sel: Sequence[str], letak: dict[str, int]) -> None:
        self.baris, self.sel, self.letak = baris, sel, letak
        self.masalah: list[Masalah] = []

    def teks(self, kolom: str) -> str:
        return self.sel[self.letak[kolom]]

    def baca(self, kolom: str, cara: Callable[..., Any], *argumen: Any, **bernama: Any) -> Any:
        try:
            return cara(self.teks(kolom), *argumen, **bernama)
        except ValueError as sebab:
            self.masalah.append(Masalah(self.baris, kolom, str(sebab)))
            return None


def _muat(tabel: TabelSKD, baris: int, sel: list[str], letak: dict[str, int], aturan: Aturan, tahun: int) -> None:
    if len(sel) != len(tabel.judul):
        pesan = f"ada {len(sel)} sel, sedangkan judulnya {len(tabel.judul)} kolom."
        tabel.masalah.append(Masalah(baris, tabel.judul[min(len(sel), len(tabel.judul) - 1)], pesan))
        return
    p = _Pembaca(baris, sel, letak)
    nomor = p.baca("nomor", sel_nilai.nomor)
    kelompok = _kelompok(tabel, p)
    nilai = {k.kode: p.baca(k.kode, sel_nilai.bulat, k.maks) for k in aturan.komponen}
    skb = p.baca("skb", sel_nilai.pecahan, aturan.lanjutan.maks) if aturan.lanjutan and p.teks("skb") else None
    ipk = p.baca("ipk", sel_nilai.pecahan, IPK_MAKS)
    lahir = p.baca("tanggal_lahir", sel_nilai.lahir, date(tahun - USIA_PALING_MUDA, 12, 31))
    if nomor in tabel.sel:
        p.masalah.append(Masalah(baris, "nomor", f"{nomor} sudah ada di baris sebelumnya."))
    tabel.masalah += p.masalah
    if p.masalah or kelompok is None:
        return
    tabel.peringatan += _janggal(baris, nilai)
    tabel.sel[nomor] = sel
    tabel.peserta.append(
        Peserta(nomor, kelompok, {k: Decimal(n) for k, n in nilai.items()}, skb, ipk, lahir.toordinal())
    )


def _kelompok(tabel: TabelSKD, p: _Pembaca) -> str | None:
    """The need of this row; its quota must be the same in every row."""
    jenis = p.baca("jenis_kebutuhan", sel_nilai.jenis)
    formasi = p.baca("formasi", sel_nilai.teks_bebas)
    kuota = p.baca("kuota", sel_nilai.bulat, KUOTA_MAKS, min_=1)
    if jenis is None or formasi is None or kuota is None:
        return None
    jabatan = p.teks("jabatan") if "jabatan" in p.letak else formasi
    kunci = f"{formasi}\t{jenis}"
    ada = tabel.kelompok.setdefault(kunci, Kelompok(kunci, jenis, kuota, formasi, jabatan))
    if ada.kuota != kuota:
        pesan = f"{kuota}, padahal baris lain dengan formasi dan jenis kebutuhan yang sama menulis {ada.kuota}."
        p.masalah.append(Masalah(p.baris, "kuota", pesan))
    if ada.jabatan != jabatan:
        p.masalah.append(Masalah(p.baris, "jabatan", f"“{jabatan}”, padahal baris lain menulis “{ada.jabatan}”."))
    return kunci


def _janggal(baris: int, nilai: dict[str, int]) -> Iterable[Masalah]:
    """TWK and TIU give five points per question (KepmenPANRB 321/2024): other marks are odd, but not refused."""
    for kode in ("twk", "tiu"):
        if nilai.get(kode, 0) % 5:
            yield Masalah(baris, kode, f"{nilai[kode]} bukan kelipatan 5; periksa apakah nilainya benar.")


def hitung(tabel: TabelSKD, aturan: Aturan) -> Iterator[list[str]]:
    """The table with its ranking, header first, in an order that does not depend on that of the input."""
    awal = peringkat_awal(tabel.peserta, tabel.kelompok, aturan)
    lanjut = peringkat_lanjut(tabel.peserta, awal, aturan)
    akhir = tetapkan(tabel.peserta, lanjut, tabel.kelompok, aturan)
    ikut = [i for i, j in enumerate(tabel.judul) if j not in HASIL]
    yield [*(tabel.judul[i] for i in ikut), *HASIL]
    for p in sorted(tabel.peserta, key=lambda p: _urut(p, awal[p.nomor])):
        sel = tabel.sel[p.nomor]
        yield [*(sel[i] for i in ikut), *_tulis(p, awal[p.nomor], lanjut.get(p.nomor), akhir)]


def _urut(p: Peserta, hasil: HasilAwal) -> tuple[Any, ...]:
    return (p.kelompok, _URUTAN[hasil.status], hasil.peringkat or 0, -hasil.total, p.nomor)


def _tulis(p: Peserta, awal: HasilAwal, lanjut: HasilLanjut | None, akhir: Penetapan) -> list[str]:
    peringkat = "" if awal.peringkat is None else str(awal.peringkat)
    depan = [str(awal.total), awal.status.value, peringkat, " ".join(awal.kurang)]
    if lanjut is None:
        return [*depan, "", "", "", ""]
    tujuan = akhir.tempat.get(p.nomor, "").replace("\t", " – ")
    return [*depan, str(lanjut.nilai), str(lanjut.peringkat), akhir.akhir[p.nomor].value, tujuan]
