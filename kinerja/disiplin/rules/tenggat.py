"""Clocks of a case, in working days of the city. Figures that no law gives are local settings and say so.

A city writes its own rows (`TenggatDisiplin`) for the clocks in `SETEMPAT`; they come in as `tabel` and stand before
the built-in figure from their day on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal

_SEJAK = date(2021, 8, 31)
_SETEMPAT = DasarHukum("Ketentuan setempat", "(PP 94/2021 tidak menyebut angka)")
# Between the summons and the examination; sources disagree whether at least or at most (a setting decides).
PANGGILAN = (Berlaku(_SEJAK, 7, DasarHukum("PP 94/2021"), "sedang"),)
# The superior must summon "once aware" (ps. 26): how long that may take is a local rule.
TINDAK = (Berlaku(_SEJAK, 14, _SETEMPAT, "rendah"),)
PUTUS = (Berlaku(_SEJAK, 14, _SETEMPAT, "rendah"),)
PERIKSA = (Berlaku(_SEJAK, 7, _SETEMPAT, "rendah"),)
PENYAMPAIAN = (Berlaku(_SEJAK, 14, DasarHukum("PP 94/2021"), "sedang"),)
BERLAKU = (Berlaku(_SEJAK, 15, DasarHukum("PP 94/2021"), "sedang"),)
KEBERATAN = (Berlaku(_SEJAK, 14, DasarHukum("PP 79/2021"), "sedang"),)
PUTUS_KEBERATAN = (Berlaku(_SEJAK, 21, DasarHukum("PP 79/2021"), "sedang"),)
BANDING = (Berlaku(_SEJAK, 14, DasarHukum("PP 79/2021"), "sedang"),)
PUTUS_BANDING = (Berlaku(_SEJAK, 65, DasarHukum("PP 79/2021"), "sedang"),)
TambahHariKerja = Callable[[date, int], date]


class Setempat(StrEnum):
    """Clocks a city may set for itself: no law gives them, or the sources disagree."""

    PANGGILAN = "panggilan"
    TINDAK = "tindak"
    PERIKSA = "periksa"
    PUTUS = "putus"


LABEL_SETEMPAT = {
    Setempat.TINDAK: "Memanggil dan memeriksa sejak dugaan diketahui",
    Setempat.PANGGILAN: "Jarak surat panggilan dengan pemeriksaan",
    Setempat.PERIKSA: "Menyelesaikan berita acara pemeriksaan",
    Setempat.PUTUS: "Mengambil keputusan setelah pemeriksaan",
}
Tabel = Mapping[Setempat, tuple[Berlaku[int], ...]]
BAWAAN: Tabel = {
    Setempat.PANGGILAN: PANGGILAN,
    Setempat.TINDAK: TINDAK,
    Setempat.PERIKSA: PERIKSA,
    Setempat.PUTUS: PUTUS,
}


@dataclass(frozen=True, slots=True)
class Jam:
    """What is due next, by when, and who says so."""

    judul: str
    jatuh: date
    hari: int
    dasar: str


# By state of the case (workflows.KeadaanPerkara).
_PER_KEADAAN: dict[str, tuple[str, Setempat | tuple[Berlaku[int], ...]]] = {
    "dugaan": ("Panggil dan periksa pegawai", Setempat.TINDAK),
    "pemeriksaan": ("Selesaikan berita acara pemeriksaan", Setempat.PERIKSA),
    "menunggu_putusan": ("Ambil keputusan", Setempat.PUTUS),
    "diputus": ("Sampaikan keputusan", PENYAMPAIAN),
    "disampaikan": ("Hukuman berlaku bila tidak ada keberatan", BERLAKU),
    "keberatan": ("Putus keberatan", PUTUS_KEBERATAN),
    "banding": ("Tunggu putusan BPASN", PUTUS_BANDING),
}


def jam(keadaan: str, sejak: date, tambah: TambahHariKerja, tabel: Tabel = BAWAAN) -> Jam | None:
    """The clock of a state that began on `sejak`; None for a state without one (a summons names its own day)."""
    if keadaan not in _PER_KEADAAN:
        return None
    judul, sumber = _PER_KEADAAN[keadaan]
    baris = pada_tanggal(tabel[sumber] if isinstance(sumber, Setempat) else sumber, sejak)
    return Jam(judul, tambah(sejak, baris.nilai), baris.nilai, baris.kutipan)


def batas_banding(diterima: date, tambah: TambahHariKerja) -> Jam:
    """Last day of the banding, counted from the day the decision was received."""
    baris = pada_tanggal(BANDING, diterima)
    return Jam("Batas banding administratif ke BPASN", tambah(diterima, baris.nilai), baris.nilai, baris.kutipan)


def mulai_berlaku(diterima: date, tambah: TambahHariKerja) -> date:
    """The fifteenth working day after the decision was received."""
    return tambah(diterima, pada_tanggal(BERLAKU, diterima).nilai)


def periksa_jarak(surat: date, periksa: date, selisih: int, arah: str, tabel: Tabel = BAWAAN) -> str:
    """What is wrong with the day of an examination; empty when nothing. `arah`: "minimal" or "maksimal"."""
    baris = pada_tanggal(tabel[Setempat.PANGGILAN], surat)
    if periksa <= surat:
        return "Hari pemeriksaan harus sesudah tanggal surat panggilan."
    if arah == "minimal" and selisih < baris.nilai:
        return f"Pemeriksaan paling cepat {baris.nilai} hari kerja setelah surat panggilan ({baris.kutipan})."
    if arah == "maksimal" and selisih > baris.nilai:
        return f"Pemeriksaan paling lambat {baris.nilai} hari kerja setelah surat panggilan ({baris.kutipan})."
    return ""
