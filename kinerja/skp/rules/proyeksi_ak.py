"""When the next pangkat and the next jenjang of a functional post come within reach of angka kredit. Pure Python.

PermenPANRB 1/2023 (attachment): the need of a jenjang; ps. 37: what a year brings by its predicate. A projection, no
promise: higher jenjang also asks for an exam and a vacancy.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from asn.core.legal import DasarHukum, figur, tambah_bulan
from kepegawaian.pegawai.rules.angka_kredit import KETENTUAN_JENJANG, PERSEN_PREDIKAT
from kepegawaian.pegawai.rules.enum import Jenjang, PredikatKinerja

DASAR = DasarHukum("PermenPANRB 1/2023", "lampiran")


@dataclass(frozen=True, slots=True)
class Sasaran:
    """One aim: how much it needs, what is missing, and when it is reached at the present pace."""

    nama: str
    perlu: Decimal
    kurang: Decimal
    tanggal: date | None


@dataclass(frozen=True, slots=True)
class Proyeksi:
    terkumpul: Decimal
    per_tahun: Decimal
    sasaran: tuple[Sasaran, ...]


def proyeksi(jenjang: Jenjang, terkumpul: Decimal, predikat: PredikatKinerja, *, sejak: date) -> Proyeksi:
    """Angka kredit bertambah setiap tahun sebesar koefisien jenjang × persentase predikat. PermenPANRB 1/2023 ps. 37.

    `sejak` is the day up to which `terkumpul` counts; the pace is that of `predikat`.
    """
    ketentuan = figur(KETENTUAN_JENJANG, jenjang, sejak).nilai
    persen = figur(PERSEN_PREDIKAT, predikat, sejak).nilai
    per_tahun = ketentuan.koefisien * persen / 100
    perlu = [("Pangkat berikutnya", Decimal(ketentuan.untuk_pangkat))]
    if ketentuan.untuk_jenjang is not None:
        perlu.append(("Jenjang berikutnya", Decimal(ketentuan.untuk_jenjang)))
    return Proyeksi(terkumpul, per_tahun, tuple(_sasaran(n, p, terkumpul, per_tahun, sejak) for n, p in perlu))


def _sasaran(nama: str, perlu: Decimal, terkumpul: Decimal, per_tahun: Decimal, sejak: date) -> Sasaran:
    kurang = max(perlu - terkumpul, Decimal(0))
    bulan = int((kurang * 12 / per_tahun).to_integral_value(ROUND_CEILING)) if per_tahun else None
    return Sasaran(nama, perlu, kurang, None if bulan is None else tambah_bulan(sejak, bulan))
