"""Ranking: who meets the thresholds, who goes on, in which order, and who is taken. Exact, pure Python.

The order of the input never matters: participants are compared by their marks alone, and equal ones share a rank.
PermenPANRB 6/2024; KepmenPANRB 320/2024.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from kepegawaian.rekrutmen.rules.aturan import IPK, LANJUTAN, PRIORITAS, SERATUS, TOTAL, USIA, Aturan

Kunci = tuple[Any, ...]
TIGA_DESIMAL = Decimal("0.001")


class Status(StrEnum):
    """Codes of published lists after the first stage."""

    LANJUT = "P/L"
    MEMENUHI = "P"
    TIDAK = "TL"
    TIDAK_HADIR = "TH"


LABEL_STATUS = {
    Status.LANJUT: "Memenuhi ambang batas dan berhak ikut tahap berikutnya",
    Status.MEMENUHI: "Memenuhi ambang batas, di luar peringkat yang berhak ikut tahap berikutnya",
    Status.TIDAK: "Tidak memenuhi ambang batas",
    Status.TIDAK_HADIR: "Tidak hadir",
}


@dataclass(frozen=True, slots=True)
class Kelompok:
    """One need: ranked by itself. `tempat`: post, qualification and place; `jabatan`: post and qualification."""

    kunci: str
    jenis: str
    kuota: int
    tempat: str
    jabatan: str


@dataclass(frozen=True, slots=True)
class Peserta:
    """Raw marks. `nilai` None: absent. `lahir`: any number that grows with the day of birth (small is older).

    `putusan`: order set by the committee among people whom no criterion tells apart; zero when there is none.
    """

    nomor: str
    kelompok: str
    nilai: Mapping[str, Decimal] | None
    lanjutan: Decimal | None = None
    ipk: Decimal | None = None
    lahir: int | None = None
    prioritas: int = 0
    putusan: int = 0


@dataclass(frozen=True, slots=True)
class HasilAwal:
    total: Decimal
    kurang: tuple[str, ...]
    status: Status
    peringkat: int | None


@dataclass(frozen=True, slots=True)
class HasilLanjut:
    """`nilai` to three decimals, as lists show it; the order follows the exact value in `kunci`."""

    nilai: Decimal
    peringkat: int
    kunci: Kunci


def peringkat_awal(
    peserta: Iterable[Peserta], kelompok: Mapping[str, Kelompok], aturan: Aturan
) -> dict[str, HasilAwal]:
    """First stage, by number of participant: threshold, rank among those who meet it, and who goes on."""
    hasil: dict[str, HasilAwal] = {}
    for kunci, anggota in per_kelompok(peserta).items():
        hasil |= _awal_satu(anggota, kelompok[kunci], aturan)
    return hasil


def _awal_satu(anggota: Sequence[Peserta], kelompok: Kelompok, aturan: Aturan) -> dict[str, HasilAwal]:
    hasil: dict[str, HasilAwal] = {}
    memenuhi: list[tuple[Kunci, Peserta]] = []
    for p in anggota:
        if p.nilai is None:
            hasil[p.nomor] = HasilAwal(Decimal(0), (), Status.TIDAK_HADIR, None)
        elif kurang := kekurangan(p.nilai, kelompok.jenis, aturan):
            hasil[p.nomor] = HasilAwal(total(p.nilai, aturan), kurang, Status.TIDAK, None)
        else:
            memenuhi.append((kunci_awal(p, aturan), p))
    memenuhi.sort(key=_menurut_kunci)
    batas = _kunci_batas(memenuhi, kelompok, aturan)
    for nomor, (kunci, p) in zip(peringkat_seri([k for k, _ in memenuhi]), memenuhi, strict=True):
        status = Status.LANJUT if batas is None or kunci <= batas else Status.MEMENUHI
        hasil[p.nomor] = HasilAwal(total(p.nilai or {}, aturan), (), status, nomor)
    return hasil


def _kunci_batas(memenuhi: Sequence[tuple[Kunci, Peserta]], kelompok: Kelompok, aturan: Aturan) -> Kunci | None:
    """The order key of the last one who goes on; everybody equal to it goes on as well. None: all of them."""
    if aturan.kelipatan is None or len(memenuhi) <= aturan.kelipatan * kelompok.kuota:
        return None
    return memenuhi[aturan.kelipatan * kelompok.kuota - 1][0]


def kekurangan(nilai: Mapping[str, Decimal], jenis: str, aturan: Aturan) -> tuple[str, ...]:
    """What lies below the thresholds of this kind. Raises KeyError for a kind the rules do not know."""
    ambang = aturan.ambang[jenis]
    return () if ambang is None else ambang.kurang(nilai, aturan.total_tepat(nilai), aturan.skala)


def total(nilai: Mapping[str, Decimal], aturan: Aturan) -> Decimal:
    """The total as lists show it: whole where the parts are, else to three decimals."""
    tepat = aturan.total_tepat(nilai)
    return tepat if aturan.skala == 1 else (tepat / aturan.skala).quantize(TIGA_DESIMAL, ROUND_HALF_UP)


def peringkat_lanjut(
    peserta: Iterable[Peserta], awal: Mapping[str, HasilAwal], aturan: Aturan
) -> dict[str, HasilLanjut]:
    """Final marks and ranks of those who went on and took the second stage, within each need."""
    ikut = [p for p in peserta if awal[p.nomor].status == Status.LANJUT and _lengkap(p, aturan)]
    hasil: dict[str, HasilLanjut] = {}
    for anggota in per_kelompok(ikut).values():
        urut = sorted(((kunci_akhir(p, aturan), p) for p in anggota), key=_menurut_kunci)
        for nomor, (kunci, p) in zip(peringkat_seri([k for k, _ in urut]), urut, strict=True):
            hasil[p.nomor] = HasilLanjut(nilai_akhir(p, aturan), nomor, kunci)
    return hasil


def _lengkap(p: Peserta, aturan: Aturan) -> bool:
    return aturan.lanjutan is None or p.lanjutan is not None


def per_kelompok(peserta: Iterable[Peserta]) -> dict[str, list[Peserta]]:
    """By need, in an order that does not depend on the input."""
    hasil: dict[str, list[Peserta]] = defaultdict(list)
    for p in peserta:
        hasil[p.kelompok].append(p)
    return {k: hasil[k] for k in sorted(hasil)}


def kunci_awal(p: Peserta, aturan: Aturan) -> Kunci:
    """Sorting key of the first stage: the total, then the criteria for ties. The best comes first."""
    kriteria = (*aturan.didahulukan, TOTAL, *aturan.seri_awal)
    return tuple(_bilangan(p, k, aturan) for k in kriteria)


def kunci_akhir(p: Peserta, aturan: Aturan) -> Kunci:
    """Sorting key of the end: priority, exact final mark, the criteria for ties, a decision of the committee."""
    dahulu = (_bilangan(p, k, aturan) for k in aturan.didahulukan)
    return (*dahulu, -nilai_tepat(p, aturan), *(_bilangan(p, k, aturan) for k in aturan.seri_akhir), p.putusan)


def _bilangan(p: Peserta, kriteria: str, aturan: Aturan) -> Decimal | int:
    nilai = p.nilai or {}
    if kriteria == TOTAL:
        return -aturan.total_tepat(nilai)
    if kriteria == LANJUTAN:
        return -(p.lanjutan or Decimal(0))
    if kriteria == IPK:
        return Decimal(1) if p.ipk is None else -p.ipk
    if kriteria == USIA:
        return 10**9 if p.lahir is None else p.lahir
    return p.prioritas if kriteria == PRIORITAS else -nilai[kriteria]


def nilai_tepat(p: Peserta, aturan: Aturan) -> Decimal:
    """The final mark times the highest marks of both stages: without a division, so without rounding."""
    tepat = aturan.total_tepat(p.nilai or {})
    if (b := aturan.lanjutan) is None:
        return tepat
    return b.bobot_awal * tepat * b.maks + b.bobot_lanjutan * (p.lanjutan or Decimal(0)) * aturan.maks


def nilai_akhir(p: Peserta, aturan: Aturan) -> Decimal:
    """The final mark to three decimals: each stage to 0–100, weighted (CPNS: 40 % SKD, 60 % SKB), rounded once."""
    if (b := aturan.lanjutan) is None:
        return (nilai_tepat(p, aturan) / aturan.skala).quantize(TIGA_DESIMAL, ROUND_HALF_UP)
    pembagi = aturan.maks * b.maks * (b.bobot_awal + b.bobot_lanjutan) / SERATUS
    return (nilai_tepat(p, aturan) / pembagi).quantize(TIGA_DESIMAL, ROUND_HALF_UP)


def peringkat_seri(kunci: Sequence[Kunci]) -> list[int]:
    """Ranks of sorted keys: equal ones share the best rank, the next one counts them (1, 2, 2, 4)."""
    hasil: list[int] = []
    for i, k in enumerate(kunci):
        hasil.append(hasil[-1] if i and k == kunci[i - 1] else i + 1)
    return hasil


def _menurut_kunci(pasangan: tuple[Kunci, Peserta]) -> Kunci:
    """Equal keys in the order of the numbers, so that the same people always give the same list."""
    return (*pasangan[0], pasangan[1].nomor)
