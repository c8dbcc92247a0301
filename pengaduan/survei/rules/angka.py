"""Every figure of one closing, made once out of the answers and frozen. Pure Python; decimals are kept as text."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NotRequired, TypedDict

from kepegawaian.instansi.rules.skm import hitung
from pengaduan.survei.rules.responden import DIMENSI, TIDAK_MENJAWAB
from pengaduan.survei.rules.sampel import sampel_dibutuhkan
from pengaduan.survei.rules.sel_kecil import sel_ditutup
from pengaduan.survei.rules.unsur import KUNCI

TERLEMAH = 3


@dataclass(frozen=True, slots=True)
class Jawab:
    """One answer as it is counted: its values in the order of KUNCI."""

    nilai: Sequence[int]
    layanan: int
    kanal: str
    profil: Mapping[str, str]


class Sel(TypedDict):
    """A group. `n`, `ikm` and `mutu` are None where the group is too small to be shown (`ditutup`)."""

    kode: str
    label: str
    n: int | None
    ikm: str | None
    mutu: str | None
    ditutup: bool


class SelLayanan(Sel):
    populasi: int
    sampel: int
    nrr: NotRequired[dict[str, str]]


class Indeks(TypedDict):
    """The index and what it is made of; nothing of it with too few answers."""

    ikm: str | None
    mutu: str | None
    ni: str | None
    nrr: dict[str, str]
    tertimbang: dict[str, str]
    jumlah: dict[str, int]
    sebaran: dict[str, list[int]]
    terlemah: list[str]


class AngkaSurvei(Indeks):
    """`jawaban`: the counted answers as digits, sorted, so that anybody can compute the index again."""

    n: int
    kanal: dict[str, int]
    terbuka: Sel
    layanan: list[SelLayanan]
    responden: dict[str, list[Sel]]
    populasi: int
    sampel: int
    minimum: int
    jawaban: list[str]


def susun_angka(
    semua: Iterable[Jawab],
    *,
    layanan: Sequence[tuple[int, str, int]],
    terverifikasi: frozenset[str],
    pada: date,
    minimum: int,
) -> AngkaSurvei:
    """Figures of the answers; `layanan` are (id, name, people served). Only verified channels count.

    With fewer answers than `minimum` there is no index: a mean of three people is no statistic.
    """
    semua = list(semua)
    sah = [j for j in semua if j.kanal in terverifikasi]
    terbuka = [j for j in semua if j.kanal not in terverifikasi]
    populasi = sum(banyak for _, _, banyak in layanan)
    return {
        "n": len(sah),
        **_indeks(sah, pada, minimum),
        "kanal": dict(Counter(j.kanal for j in sah)),
        "terbuka": _sel("terbuka", "Tautan terbuka", terbuka, pada, 0 < len(terbuka) < minimum),
        "layanan": _per_layanan(sah, layanan, pada, minimum),
        "responden": {d: _per_profil(sah, d, pada, minimum) for d in DIMENSI},
        "populasi": populasi,
        "sampel": sampel_dibutuhkan(populasi, pada=pada),
        "minimum": minimum,
        "jawaban": sorted("".join(map(str, j.nilai)) for j in sah) if len(sah) >= minimum else [],
    }


def jumlah_unsur(jawab: Sequence[Jawab]) -> dict[str, tuple[int, int]]:
    """(sum, number) of the answers per unsur."""
    return {k: (sum(j.nilai[i] for j in jawab), len(jawab)) for i, k in enumerate(KUNCI)}


def _indeks(sah: Sequence[Jawab], pada: date, minimum: int) -> Indeks:
    if len(sah) < max(minimum, 1):
        return {
            "ikm": None,
            "mutu": None,
            "ni": None,
            "nrr": {},
            "tertimbang": {},
            "jumlah": {},
            "sebaran": {},
            "terlemah": [],
        }
    jumlah = jumlah_unsur(sah)
    hasil = hitung(jumlah, pada=pada)
    return {
        "ikm": str(hasil.ikm),
        "mutu": hasil.mutu.value,
        "ni": str(hasil.ni),
        "nrr": {k: str(v) for k, v in hasil.nrr.items()},
        "tertimbang": {k: str(v) for k, v in hasil.tertimbang.items()},
        "jumlah": {k: banyak for k, (banyak, _) in jumlah.items()},
        "sebaran": {k: [sum(j.nilai[i] == n for j in sah) for n in (1, 2, 3, 4)] for i, k in enumerate(KUNCI)},
        # By the exact sums; equal ones in the order of the regulation.
        "terlemah": sorted(KUNCI, key=lambda k: (jumlah[k][0], KUNCI.index(k)))[:TERLEMAH],
    }


def _sel(kode: str, label: str, jawab: Sequence[Jawab], pada: date, ditutup: bool) -> Sel:
    if ditutup or not jawab:
        n = None if ditutup else 0
        return {"kode": kode, "label": label, "n": n, "ikm": None, "mutu": None, "ditutup": ditutup}
    hasil = hitung(jumlah_unsur(jawab), pada=pada)
    ikm, mutu = str(hasil.ikm), hasil.mutu.value
    return {"kode": kode, "label": label, "n": len(jawab), "ikm": ikm, "mutu": mutu, "ditutup": False}


def _per_layanan(
    sah: Sequence[Jawab], layanan: Sequence[tuple[int, str, int]], pada: date, minimum: int
) -> list[SelLayanan]:
    menurut = {pk: [j for j in sah if j.layanan == pk] for pk, _, _ in layanan}
    ditutup = sel_ditutup({pk: len(j) for pk, j in menurut.items()}, minimum)
    hasil: list[SelLayanan] = []
    for pk, nama, populasi in layanan:
        sel: SelLayanan = {
            **_sel(str(pk), nama, menurut[pk], pada, pk in ditutup),
            "populasi": populasi,
            "sampel": sampel_dibutuhkan(populasi, pada=pada),
        }
        if sel["ikm"] is not None:
            sel["nrr"] = {k: str(v) for k, v in hitung(jumlah_unsur(menurut[pk]), pada=pada).nrr.items()}
        hasil.append(sel)
    return hasil


def _per_profil(sah: Sequence[Jawab], dimensi: str, pada: date, minimum: int) -> list[Sel]:
    pilihan = [*DIMENSI[dimensi][1], ("", TIDAK_MENJAWAB)]
    menurut = {kode: [j for j in sah if j.profil.get(dimensi, "") == kode] for kode, _ in pilihan}
    ditutup = sel_ditutup({kode: len(j) for kode, j in menurut.items()}, minimum)
    return [
        _sel(kode, label, menurut[kode], pada, kode in ditutup) for kode, label in pilihan if kode or menurut[kode]
    ]
