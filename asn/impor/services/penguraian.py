"""One row of the file becomes values, faults and notes; nothing a row holds may stop the import."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from asn.core.sandi import enkripsi, sidik
from asn.impor.jenis import JenisImpor, Kolom, Masalah
from asn.impor.lembar import RUMUS
from asn.impor.rules import sel, tanggal
from asn.impor.rules.kepala import huruf

WAJIB = "Wajib diisi."
RUMUS_TANPA_HASIL = "Sel berisi rumus tanpa hasil. Salin kolom ini lalu tempel sebagai nilai (Paste Values)."
GALAT_RUMUS = "Sel berisi galat rumus. Perbaiki rumusnya atau ketik nilainya."
TANGGAL_MERAGUKAN = (
    "Urutan hari dan bulan meragukan: kolom ini juga memuat tanggal yang menulis bulan lebih dulu. "
    "Tulis nama bulannya, misalnya 3 April 2020."
)
TAK_TERBACA = "Isi sel tidak dapat dibaca."
_GALAT_BACA = (ArithmeticError, TypeError, ValueError, AttributeError, LookupError)
CUPLIK = 60
# Contents of a column that are remembered with their meaning.
INGAT = 4_096


@dataclass(slots=True)
class Terurai:
    """What one row says. `diabaikan` lists cells with content that will not be used."""

    nomor: int
    nilai: dict[str, Any]
    masalah: list[Masalah] = field(default_factory=list)
    diabaikan: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Arti:
    """What a cell with this content means, in whatever row it stands."""

    nilai: Any = None
    masalah: str = ""
    dianggap_kosong: bool = False
    # Separators of a date whose day and month may be exchanged, and of one that writes the month first.
    ganda: str = ""
    bulan_dulu: str = ""


_KOSONG = Arti()


def arti(kolom: Kolom, nilai: Any) -> Arti:
    """Pure: the same content of the same column always means the same, so that it is read once."""
    if sel.kosong(nilai):
        return _KOSONG
    if nilai is RUMUS:
        return Arti(masalah=RUMUS_TANPA_HASIL)
    if isinstance(nilai, str) and nilai.strip().lower() in sel.GALAT_RUMUS:
        return Arti(masalah=GALAT_RUMUS)
    if sel.pengganti_kosong(nilai):
        return Arti(dianggap_kosong=True)
    ganda = tanggal.ganda(nilai) if kolom.bertanggal else ""
    bulan_dulu = tanggal.bulan_dulu(nilai) if kolom.bertanggal and not ganda else ""
    try:
        return Arti(kolom.baca(nilai), ganda=ganda, bulan_dulu=bulan_dulu)
    except sel.SelDitolak as galat:
        return Arti(masalah=str(galat), ganda=ganda, bulan_dulu=bulan_dulu)
    except _GALAT_BACA:
        return Arti(masalah=TAK_TERBACA, ganda=ganda, bulan_dulu=bulan_dulu)


class Pengurai:
    """Reads rows by the mapping of one import and remembers what can only be judged over a whole column."""

    def __init__(self, jenis: JenisImpor, peta: dict[int, str], lebar: int) -> None:
        self.jenis = jenis
        self.kolom = [(i, jenis.kolom_bernama(nama)) for i, nama in sorted(peta.items())]
        # Columns repeat themselves (days, words, the same person every day). Typed: 1 is not True, and 1.0 is not 1.
        self.arti = [(i, k, lru_cache(INGAT, typed=True)(partial(arti, k))) for i, k in self.kolom]
        self.wajib = [k for _, k in self.kolom if k.wajib]
        self.bebas = [i for i in range(lebar) if i not in peta]
        self.lebar = lebar
        self.terisi_bebas: dict[int, int] = defaultdict(int)
        self._bulan_dulu: set[tuple[str, str]] = set()
        self._ganda: dict[tuple[str, str], list[int]] = defaultdict(list)

    def urai(self, nomor: int, sel_baris: Sequence[Any]) -> Terurai | None:
        """The row as values; None for a row without content."""
        if all(s is None or (isinstance(s, str) and not s.strip()) for s in sel_baris):
            return None
        hasil = Terurai(nomor, {})
        for indeks, kolom, baca in self.arti:
            nilai = sel_baris[indeks] if indeks < len(sel_baris) else None
            if nilai is not None:
                self._satu(hasil, indeks, kolom, nilai, baca(nilai))
        self._sisa(hasil, sel_baris)
        bermasalah = {m.kolom for m in hasil.masalah}
        hasil.masalah += [
            Masalah(k.nama, WAJIB) for k in self.wajib if k.nama not in hasil.nilai and k.nama not in bermasalah
        ]
        hasil.masalah += self._aturan(hasil.nilai)
        return hasil

    def _satu(self, hasil: Terurai, indeks: int, kolom: Kolom, nilai: Any, isi: Arti) -> None:
        if isi is _KOSONG:
            return
        if isi.dianggap_kosong:
            self._abaikan(hasil, indeks, nilai, "dianggap kosong")
        elif isi.masalah:
            hasil.masalah.append(Masalah(kolom.nama, isi.masalah))
        else:
            hasil.nilai[kolom.nama] = isi.nilai
        if isi.ganda:
            self._ganda[kolom.nama, isi.ganda].append(hasil.nomor)
        elif isi.bulan_dulu:
            self._bulan_dulu.add((kolom.nama, isi.bulan_dulu))

    def _aturan(self, nilai: dict[str, Any]) -> list[Masalah]:
        try:
            return self.jenis.periksa_baris(nilai)
        except _GALAT_BACA:
            return [Masalah("", "Baris ini tidak dapat diperiksa karena isinya tidak lazim.")]

    def _sisa(self, hasil: Terurai, sel_baris: Sequence[Any]) -> None:
        for i in self.bebas:
            if i < len(sel_baris) and not sel.kosong(sel_baris[i]):
                self.terisi_bebas[i] += 1
        for i in range(self.lebar, len(sel_baris)):
            if not sel.kosong(sel_baris[i]):
                self._abaikan(hasil, i, sel_baris[i], "di luar kolom berjudul")

    def _abaikan(self, hasil: Terurai, indeks: int, nilai: Any, sebab: str) -> None:
        hasil.diabaikan.append({"sel": f"{huruf(indeks)}{hasil.nomor}", "isi": cuplik(nilai), "sebab": sebab})

    @property
    def meragukan(self) -> dict[str, list[int]]:
        """Rows by column whose day and month may be exchanged: another row of the column writes the month first."""
        hasil: dict[str, list[int]] = defaultdict(list)
        for nama, pemisah in sorted(self._bulan_dulu):
            hasil[nama] += self._ganda.get((nama, pemisah), [])
        return {nama: nomor for nama, nomor in hasil.items() if nomor}


def cuplik(nilai: Any) -> str:
    """The beginning of a cell for the list of what was left out; long numbers are masked, they may name a person."""
    teks = sel.rapikan(nilai)[:CUPLIK]
    return "".join(
        "•" if h.isdigit() and sum(c.isdigit() for c in teks) > 9 and i > 5 else h for i, h in enumerate(teks)
    )


def untuk_muat(kolom: Kolom, nilai: Any) -> list[Any]:
    """Columns of `muatan` for one value: closed data as ciphertext and fingerprint, never as it was read."""
    if not kolom.rahasia:
        return [str(nilai) if isinstance(nilai, Decimal) else nilai]
    return [enkripsi(nilai), sidik(nilai)] if nilai else [None, None]
