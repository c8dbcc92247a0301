"""What is being counted: a city, the units of one perangkat daerah, a period; and how to ask the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import connection

from asn.core.periode import Periode
from kinerja.evaluasi.rules.angka import PERIODE_TREN

_DUA_ANGKA = Decimal("0.01")
_UNIT = """
SELECT id FROM instansi_instansi WHERE kota_id = %(kota)s AND (perangkat_daerah_id = %(akar)s OR id = %(akar)s)
"""


@dataclass(frozen=True, slots=True)
class Cakupan:
    """`unit_ids`: the perangkat daerah `akar_id` and everything below it."""

    kota_id: int
    akar_id: int
    unit_ids: tuple[int, ...]
    periode: Periode

    @property
    def tanggal(self) -> date:
        return self.periode.selesai

    @property
    def parameter(self) -> dict[str, Any]:
        return {
            "kota": self.kota_id,
            "akar": self.akar_id,
            "unit": list(self.unit_ids),
            "mulai": self.periode.mulai,
            "tanggal": self.tanggal,
            "awal_tahun": self.tanggal.replace(month=1, day=1),
        }


def cakupan_instansi(*, kota_id: int, akar_id: int, periode: Periode) -> Cakupan:
    """The scope of one sheet; the city must be in scope of the transaction."""
    unit = baris(_UNIT, {"kota": kota_id, "akar": akar_id})
    return Cakupan(kota_id, akar_id, tuple(sorted(u[0] for u in unit)), periode)


def penilaian(periode: Periode) -> tuple[int, int | None]:
    """Year and quarter of the riwayat kinerja that stands for the period; no quarter means the annual row."""
    return (periode.tahun, None) if periode.jenis == "tahun" else periode.triwulan[-1]


def periode_sebelum(periode: Periode, banyak: int = PERIODE_TREN) -> list[Periode]:
    """Earlier periods of the same kind, oldest first."""
    hasil: list[Periode] = []
    for _ in range(banyak):
        periode = periode.sebelumnya()
        hasil.insert(0, periode)
    return hasil


def sama_triwulan(periode: Periode, kanan: str) -> str:
    """Condition on `n.triwulan`."""
    return "n.triwulan IS NULL" if periode.jenis == "tahun" else f"n.triwulan = {kanan}"


def baris(kueri: str, parameter: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(kueri, parameter)
        return kursor.fetchall()


def jalankan(kueri: str, parameter: Mapping[str, Any] | None = None) -> None:
    with connection.cursor() as kursor:
        kursor.execute(kueri, parameter)


def teks(nilai: Decimal | int) -> str:
    """A figure as it is kept: two decimals, rounded half up, once."""
    return str(Decimal(nilai).quantize(_DUA_ANGKA, ROUND_HALF_UP))


def teks_atau_kosong(nilai: Decimal | None) -> str | None:
    return None if nilai is None else teks(nilai)


def bagi(pembilang: Decimal | int, penyebut: Decimal | int) -> Decimal | None:
    return Decimal(pembilang) / penyebut if penyebut else None


def persen(bagian: int, semua: int) -> Decimal | None:
    return bagi(100 * bagian, semua)
