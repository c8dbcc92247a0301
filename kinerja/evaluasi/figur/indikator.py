"""Public satisfaction, complaints answered on time, and the predicate of the organisation, as deposited per unit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from asn.core.periode import Periode
from kepegawaian.instansi.rules.skm import mutu_pelayanan
from kepegawaian.pegawai.rules.enum import PredikatOrganisasi
from kinerja.evaluasi.figur.cakupan import baris, penilaian, periode_sebelum, teks, teks_atau_kosong
from kinerja.evaluasi.rules.angka import IKM, Aduan

_INDIKATOR = """
SELECT COALESCE(u.perangkat_daerah_id, u.id), u.id, x.jenis, x.periode, x.nilai, x.n, x.kode
  FROM instansi_indikatorinstansi x JOIN instansi_instansi u ON u.id = x.instansi_id
 WHERE x.kota_id = %(kota)s AND x.periode = ANY(%(periode)s) AND COALESCE(u.perangkat_daerah_id, u.id) = ANY(%(akar)s)
"""


@dataclass(frozen=True, slots=True)
class Ukuran:
    nilai: Decimal
    n: int


@dataclass(slots=True)
class Indikator:
    """Figures of one or more perangkat daerah by (akar, jenis, period code): its own, and those of units below."""

    sendiri: dict[tuple[int, str, str], Ukuran] = field(default_factory=dict)
    di_bawah: dict[tuple[int, str, str], list[Ukuran]] = field(default_factory=dict)
    organisasi: dict[tuple[int, str], str] = field(default_factory=dict)

    def ukuran(self, akar: int, jenis: str, periode: Periode) -> Ukuran | None:
        """The figure of the period; without one the mean of its quarters."""
        langsung = self._pada(akar, jenis, periode.kode)
        if langsung or periode.jenis == "triwulan":
            return langsung
        return gabung(self._pada(akar, jenis, f"{tahun}-T{ke}") for tahun, ke in periode.triwulan)

    def _pada(self, akar: int, jenis: str, kode: str) -> Ukuran | None:
        return self.sendiri.get((akar, jenis, kode)) or gabung(self.di_bawah.get((akar, jenis, kode), []))

    def predikat_organisasi(self, akar: int, periode: Periode) -> PredikatOrganisasi | None:
        """Of the period itself, else of the quarter that stands for a semester."""
        tahun, triwulan = penilaian(periode)
        kode = self.organisasi.get((akar, periode.kode)) or self.organisasi.get((akar, f"{tahun}-T{triwulan}"))
        return PredikatOrganisasi(kode) if kode else None


def baca(*, kota_id: int, akar_ids: Iterable[int], periode: Periode) -> Indikator:
    """Everything that the period and the earlier ones beside it need."""
    kode = {k for p in [*periode_sebelum(periode), periode] for k in (p.kode, *(f"{t}-T{q}" for t, q in p.triwulan))}
    hasil = Indikator()
    parameter = {"kota": kota_id, "akar": list(akar_ids), "periode": sorted(kode)}
    for akar, unit, jenis, kode_periode, nilai, n, kode_nilai in baris(_INDIKATOR, parameter):
        if jenis == "PREDIKAT_ORGANISASI":
            if unit == akar:
                hasil.organisasi[akar, kode_periode] = kode_nilai
        elif nilai is None:
            continue
        elif unit == akar:
            hasil.sendiri[akar, jenis, kode_periode] = Ukuran(nilai, n)
        else:
            hasil.di_bawah.setdefault((akar, jenis, kode_periode), []).append(Ukuran(nilai, n))
    return hasil


def gabung(bagian: Iterable[Ukuran | None]) -> Ukuran | None:
    """Mean weighted by the number of answers; the plain mean when no number is known."""
    ada = [b for b in bagian if b is not None]
    if not ada:
        return None
    n = sum(b.n for b in ada)
    if n:
        return Ukuran(sum((b.nilai * b.n for b in ada), Decimal(0)) / n, n)
    return Ukuran(sum((b.nilai for b in ada), Decimal(0)) / len(ada), 0)


def angka_ikm(kini: Ukuran | None, dulu: Ukuran | None, periode: Periode) -> IKM | None:
    if kini is None:
        return None
    mutu = mutu_pelayanan(kini.nilai, pada=periode.selesai)
    return IKM(nilai=teks(kini.nilai), mutu=str(mutu), n=kini.n, sebelumnya=teks_atau_kosong(dulu and dulu.nilai))


def angka_aduan(kini: Ukuran | None, dulu: Ukuran | None) -> Aduan | None:
    if kini is None:
        return None
    return Aduan(persen=teks(kini.nilai), n=kini.n, sebelumnya=teks_atau_kosong(dulu and dulu.nilai))
