"""Clocks of a case, in working days of the city. Figures that no law gives are local settings and say so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Jam:
    """What is due next, by when, and who says so."""

    judul: str
    jatuh: date
    hari: int
    dasar: str


# By state of the case (workflows.KeadaanPerkara).
_PER_KEADAAN: dict[str, tuple[str, tuple[Berlaku[int], ...]]] = {
    "dugaan": ("Panggil dan periksa pegawai", TINDAK),
    "pemeriksaan": ("Selesaikan berita acara pemeriksaan", PERIKSA),
    "menunggu_putusan": ("Ambil keputusan", PUTUS),
    "diputus": ("Sampaikan keputusan", PENYAMPAIAN),
    "disampaikan": ("Hukuman berlaku bila tidak ada keberatan", BERLAKU),
    "keberatan": ("Putus keberatan", PUTUS_KEBERATAN),
    "banding": ("Tunggu putusan BPASN", PUTUS_BANDING),
}


def jam(keadaan: str, sejak: date, tambah: TambahHariKerja) -> Jam | None:
    """The clock of a state that began on `sejak`; None for a state without one (a summons names its own day)."""
    if keadaan not in _PER_KEADAAN:
        return None
    judul, tabel = _PER_KEADAAN[keadaan]
    baris = pada_tanggal(tabel, sejak)
    return Jam(judul, tambah(sejak, baris.nilai), baris.nilai, baris.kutipan)


def batas_keberatan(diterima: date, tambah: TambahHariKerja) -> Jam:
    """Last day of the objection, counted from the day the decision was received."""
    baris = pada_tanggal(KEBERATAN, diterima)
    return Jam("Batas mengajukan keberatan", tambah(diterima, baris.nilai), baris.nilai, baris.kutipan)


def batas_banding(diterima: date, tambah: TambahHariKerja) -> Jam:
    baris = pada_tanggal(BANDING, diterima)
    return Jam("Batas banding administratif ke BPASN", tambah(diterima, baris.nilai), baris.nilai, baris.kutipan)


def mulai_berlaku(diterima: date, tambah: TambahHariKerja) -> date:
    """The fifteenth working day after the decision was received."""
    return tambah(diterima, pada_tanggal(BERLAKU, diterima).nilai)


def periksa_jarak(surat: date, periksa: date, selisih: int, arah: str) -> str:
    """What is wrong with the day of an examination; empty when nothing. `arah`: "minimal" or "maksimal"."""
    baris = pada_tanggal(PANGGILAN, surat)
    if periksa <= surat:
        return "Hari pemeriksaan harus sesudah tanggal surat panggilan."
    if arah == "minimal" and selisih < baris.nilai:
        return f"Pemeriksaan paling cepat {baris.nilai} hari kerja setelah surat panggilan ({baris.kutipan})."
    if arah == "maksimal" and selisih > baris.nilai:
        return f"Pemeriksaan paling lambat {baris.nilai} hari kerja setelah surat panggilan ({baris.kutipan})."
    return ""
