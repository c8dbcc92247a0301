"""Gaji pokok dari tabel yang berlaku. PNS: PP 5/2024; PPPK: Perpres 11/2024. The table itself is reference data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal

BAGIAN_GAJI_CPNS = (Berlaku(date(1977, 1, 1), Decimal("0.80"), DasarHukum("PP 7/1977", "ps. 5")),)


@dataclass(frozen=True, slots=True)
class GajiPokok:
    """`mkg_baris` is the row of the table that was used; `peringatan` says why when it is not the obvious one."""

    rupiah: Decimal
    mkg_baris: int
    peringatan: str = ""


def gaji_pokok(tabel: Mapping[int, Decimal], mkg_tahun: int) -> GajiPokok:
    """Gaji pokok ialah baris dengan MKG terbesar yang tidak melebihi MKG pegawai. PP 5/2024 lampiran.

    `tabel` holds one golongan: MKG years to rupiah. Above its last row the last row stays.
    """
    if not tabel:
        raise LookupError("Tabel gaji pokok untuk golongan ini kosong.")
    baris = [mkg for mkg in tabel if mkg <= mkg_tahun]
    if baris:
        return GajiPokok(tabel[max(baris)], max(baris))
    pertama = min(tabel)
    pesan = (
        f"MKG {mkg_tahun} tahun di bawah baris pertama tabel ({pertama}); dipakai baris pertama (perlu verifikasi)."
    )
    return GajiPokok(tabel[pertama], pertama, pesan)


def gaji_cpns(gaji: Decimal, *, pada: date) -> Decimal:
    """Calon pegawai negeri sipil menerima 80 % dari gaji pokok. PP 7/1977 ps. 5."""
    return gaji * pada_tanggal(BAGIAN_GAJI_CPNS, pada).nilai
