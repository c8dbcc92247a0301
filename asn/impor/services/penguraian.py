"""One row of the file becomes values, faults and notes; nothing a row holds may stop the import."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
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


@dataclass(slots=True)
class Terurai:
    """What one row says. `diabaikan` lists cells with content that will not be used."""

    nomor: int
    nilai: dict[str, Any]
    masalah: list[Masalah] = field(default_factory=list)
    diabaikan: list[dict[str, str]] = field(default_factory=list)


class Pengurai:
    """Reads rows by the mapping of one import and remembers what can only be judged over a whole column."""

    def __init__(self, jenis: JenisImpor, peta: dict[int, str], lebar: int) -> None:
        self.jenis = jenis
        self.kolom = [(i, jenis.kolom_bernama(nama)) for i, nama in sorted(peta.items())]
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
        for indeks, kolom in self.kolom:
            nilai = sel_baris[indeks] if indeks < len(sel_baris) else None
            if nilai is not None and not sel.kosong(nilai):
                self._satu(hasil, indeks, kolom, nilai)
        self._sisa(hasil, sel_baris)
        bermasalah = {m.kolom for m in hasil.masalah}
        hasil.masalah += [
            Masalah(k.nama, WAJIB) for k in self.wajib if k.nama not in hasil.nilai and k.nama not in bermasalah
        ]
        hasil.masalah += self._aturan(hasil.nilai)
        return hasil

    def _satu(self, hasil: Terurai, indeks: int, kolom: Kolom, nilai: Any) -> None:
        if nilai is RUMUS:
            hasil.masalah.append(Masalah(kolom.nama, RUMUS_TANPA_HASIL))
        elif isinstance(nilai, str) and nilai.strip().lower() in sel.GALAT_RUMUS:
            hasil.masalah.append(Masalah(kolom.nama, GALAT_RUMUS))
        elif sel.pengganti_kosong(nilai):
            self._abaikan(hasil, indeks, nilai, "dianggap kosong")
        else:
            if kolom.bertanggal:
                self._timbang_tanggal(kolom.nama, hasil.nomor, nilai)
            self._baca(hasil, kolom, nilai)

    def _baca(self, hasil: Terurai, kolom: Kolom, nilai: Any) -> None:
        try:
            hasil.nilai[kolom.nama] = kolom.baca(nilai)
        except sel.SelDitolak as galat:
            hasil.masalah.append(Masalah(kolom.nama, str(galat)))
        except _GALAT_BACA:
            hasil.masalah.append(Masalah(kolom.nama, TAK_TERBACA))

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

    def _timbang_tanggal(self, nama: str, nomor: int, nilai: Any) -> None:
        if pemisah := tanggal.ganda(nilai):
            self._ganda[nama, pemisah].append(nomor)
        elif pemisah := tanggal.bulan_dulu(nilai):
            self._bulan_dulu.add((nama, pemisah))

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
