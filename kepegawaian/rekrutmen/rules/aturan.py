"""The rules by which one selection ranks: parts, thresholds, multiple, weights, order of ties. Pure Python.

A selection freezes its `Aturan` at opening; the published result file carries it, so that anybody can rank again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kepegawaian.rekrutmen.rules.ambang import AMBANG_SKD_2024, Ambang
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan

# Criteria of the order beside the codes of the parts.
TOTAL, LANJUTAN, IPK, USIA, PRIORITAS = "total", "lanjutan", "ipk", "usia", "prioritas"
LABEL_KRITERIA = {
    TOTAL: "nilai total",
    LANJUTAN: "nilai seleksi lanjutan",
    IPK: "IPK atau rata-rata nilai ijazah",
    USIA: "usia tertua",
    PRIORITAS: "kelompok prioritas",
}
SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Komponen:
    """One part of the first stage. `faktor`: what one point counts in the total (see `Aturan.skala`)."""

    kode: str
    nama: str
    maks: Decimal
    faktor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Lanjutan:
    """The second stage (SKB, interview) on a scale up to `maks`, and what both stages weigh; weights sum to 100."""

    bobot_awal: Decimal
    bobot_lanjutan: Decimal
    maks: Decimal = SERATUS
    nama: str = "SKB"


@dataclass(frozen=True, slots=True)
class Aturan:
    """`ambang[jenis]` None: ranked without threshold. `kelipatan`: how many times the need goes on; None: no cut.

    `seri_awal`, `seri_akhir`: criteria after the mark itself, in this order. A weighed total (each part brought to
    0–100) is kept `skala` times too large, so that no division comes before the comparison.
    """

    kode: str
    nama: str
    komponen: tuple[Komponen, ...]
    ambang: Mapping[str, Ambang | None]
    kelipatan: int | None
    seri_awal: tuple[str, ...]
    lanjutan: Lanjutan | None
    seri_akhir: tuple[str, ...]
    # Criteria that come even before the mark (PPPK: who has worked here longest).
    didahulukan: tuple[str, ...] = ()
    skala: Decimal = Decimal(1)
    isi_kosong: bool = True
    dasar: str = ""
    perlu_verifikasi: str = ""

    @property
    def maks(self) -> Decimal:
        """Highest total, on the scale of `total_tepat`."""
        return sum((k.maks * k.faktor for k in self.komponen), Decimal(0))

    def total_tepat(self, nilai: Mapping[str, Decimal]) -> Decimal:
        return sum((nilai[k.kode] * k.faktor for k in self.komponen), Decimal(0))

    @property
    def label(self) -> dict[str, str]:
        """Words for every criterion of the order."""
        return {k.kode: k.nama for k in self.komponen} | LABEL_KRITERIA


def _komponen(*isi: tuple[str, str, int]) -> tuple[Komponen, ...]:
    return tuple(Komponen(kode, nama, Decimal(maks)) for kode, nama, maks in isi)


CPNS_2024 = Aturan(
    kode="CPNS-2024",
    nama="Seleksi CPNS 2024",
    komponen=_komponen(
        ("twk", "Tes Wawasan Kebangsaan", 150),
        ("tiu", "Tes Intelegensia Umum", 175),
        ("tkp", "Tes Karakteristik Pribadi", 225),
    ),
    ambang=AMBANG_SKD_2024,
    kelipatan=3,
    seri_awal=("tkp", "tiu", "twk"),
    lanjutan=Lanjutan(Decimal(40), Decimal(60)),
    seri_akhir=(TOTAL, "tkp", "tiu", "twk", IPK, USIA),
    dasar="PermenPANRB 6/2024; KepmenPANRB 320/2024; KepmenPANRB 321/2024",
    perlu_verifikasi="pengubahan nilai SKD ke skala 100 (nilai ÷ 550 × 100) dan rincian pengisian formasi kosong",
)
PPPK_2024 = Aturan(
    kode="PPPK-2024",
    nama="Seleksi PPPK 2024",
    komponen=_komponen(
        ("teknis", "Kompetensi teknis", 450),
        ("mansoskul", "Kompetensi manajerial dan sosial kultural", 180),
        ("wawancara", "Wawancara", 40),
    ),
    ambang={jenis.value: None for jenis in JenisKebutuhan},
    kelipatan=None,
    seri_awal=("teknis", "mansoskul", "wawancara"),
    lanjutan=None,
    seri_akhir=("teknis", "mansoskul", "wawancara", USIA),
    didahulukan=(PRIORITAS,),
    dasar="KepmenPANRB 347/2024 diktum 28–30",
    perlu_verifikasi="urutan bila nilai total sama",
)
# By year, for `manage.py hitung_skd`: only years whose decision on thresholds is known.
ATURAN_SKD: dict[int, Aturan] = {2024: CPNS_2024}


def ke_data(aturan: Aturan) -> dict[str, Any]:
    """Fit for JSON: figures as text, so that nothing is rounded on the way."""
    lanjutan = aturan.lanjutan
    return {
        "kode": aturan.kode,
        "nama": aturan.nama,
        "komponen": [[k.kode, k.nama, str(k.maks), str(k.faktor)] for k in aturan.komponen],
        "ambang": {jenis: _ambang_ke_data(a) for jenis, a in sorted(aturan.ambang.items())},
        "kelipatan": aturan.kelipatan,
        "seri_awal": list(aturan.seri_awal),
        "lanjutan": lanjutan
        and [str(lanjutan.bobot_awal), str(lanjutan.bobot_lanjutan), str(lanjutan.maks), lanjutan.nama],
        "seri_akhir": list(aturan.seri_akhir),
        "didahulukan": list(aturan.didahulukan),
        "skala": str(aturan.skala),
        "isi_kosong": aturan.isi_kosong,
        "dasar": aturan.dasar,
        "perlu_verifikasi": aturan.perlu_verifikasi,
    }


def dari_data(isi: Mapping[str, Any]) -> Aturan:
    """The inverse of `ke_data`. Raises KeyError, TypeError, ValueError or ArithmeticError on anything else."""
    return Aturan(
        kode=str(isi["kode"]),
        nama=str(isi["nama"]),
        komponen=tuple(Komponen(k, nama, Decimal(maks), Decimal(faktor)) for k, nama, maks, faktor in isi["komponen"]),
        ambang={jenis: _ambang_dari_data(a) for jenis, a in isi["ambang"].items()},
        kelipatan=isi["kelipatan"] if isi["kelipatan"] is None else int(isi["kelipatan"]),
        seri_awal=tuple(isi["seri_awal"]),
        lanjutan=_lanjutan_dari_data(isi["lanjutan"]),
        seri_akhir=tuple(isi["seri_akhir"]),
        didahulukan=tuple(isi["didahulukan"]),
        skala=Decimal(isi["skala"]),
        isi_kosong=bool(isi["isi_kosong"]),
        dasar=str(isi["dasar"]),
        perlu_verifikasi=str(isi["perlu_verifikasi"]),
    )


def _lanjutan_dari_data(isi: Sequence[str] | None) -> Lanjutan | None:
    if not isi:
        return None
    awal, lanjutan, maks, nama = isi
    return Lanjutan(Decimal(awal), Decimal(lanjutan), Decimal(maks), nama)


def _ambang_ke_data(ambang: Ambang | None) -> dict[str, Any] | None:
    if ambang is None:
        return None
    kumulatif = None if ambang.kumulatif is None else str(ambang.kumulatif)
    return {"minimal": {kode: str(n) for kode, n in ambang.minimal}, "kumulatif": kumulatif}


def _ambang_dari_data(isi: Mapping[str, Any] | None) -> Ambang | None:
    if isi is None:
        return None
    kumulatif = None if isi["kumulatif"] is None else Decimal(isi["kumulatif"])
    return Ambang(tuple((kode, Decimal(n)) for kode, n in isi["minimal"].items()), kumulatif)
