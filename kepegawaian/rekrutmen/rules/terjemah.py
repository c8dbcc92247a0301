"""From the stored rules of a selection (`konfigurasi`) to the rules of ranking (`aturan`). Pure Python."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from math import lcm
from typing import Any

from kepegawaian.rekrutmen.rules import konfigurasi as k
from kepegawaian.rekrutmen.rules.ambang import Ambang
from kepegawaian.rekrutmen.rules.aturan import (
    IPK,
    LANJUTAN,
    PRIORITAS,
    TOTAL,
    USIA,
    Aturan,
    Komponen,
    Lanjutan,
)
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan

# A mark made of several weighed parts is brought to 0–100 with so many decimals before it is compared.
_DESIMAL_LANJUTAN = Decimal("0.0000000001")


def aturan_peringkat(isi: k.Aturan, *, kode: str, nama: str, perlu_verifikasi: str = "") -> Aturan:
    """How this selection ranks. The first exam decides thresholds and who goes on; a second one is weighed with it."""
    pertama = isi.cari_ujian(k.DASAR) or isi.ujian[0]
    kedua = next((u for u in isi.ujian if u is not pertama), None)
    skala = _skala(pertama)
    sebutan = _sebutan(pertama, kedua)
    return Aturan(
        kode=kode,
        nama=nama,
        komponen=tuple(Komponen(x.kode, x.nama, x.maks, _faktor(x, pertama, skala)) for x in pertama.komponen),
        ambang={j.value: _ambang(isi.ambang_untuk(j.value)) for j in JenisKebutuhan},
        kelipatan=isi.kelipatan if kedua and isi.kelipatan else None,
        seri_awal=tuple(sebutan[s] for s in isi.seri_lanjut),
        lanjutan=Lanjutan(pertama.bobot, kedua.bobot, kedua.maks, kedua.nama) if kedua else None,
        seri_akhir=tuple(sebutan[s] for s in isi.seri_akhir),
        didahulukan=(PRIORITAS,) if isi.prioritas else (),
        skala=skala,
        isi_kosong=isi.isi_kosong,
        dasar="; ".join(isi.dasar),
        perlu_verifikasi=perlu_verifikasi,
    )


def _skala(ujian: k.Ujian) -> Decimal:
    """What makes every weight a terminating number: the least common multiple of the highest marks."""
    if ujian.cara == "jumlah":
        return Decimal(1)
    maks = [x.maks for x in ujian.komponen]
    if all(m == m.to_integral_value() for m in maks):
        return Decimal(lcm(*(int(m) for m in maks)))
    return reduce(lambda a, b: a * b, maks)


def _faktor(komponen: k.Komponen, ujian: k.Ujian, skala: Decimal) -> Decimal:
    return Decimal(1) if ujian.cara == "jumlah" else komponen.bobot * (skala / komponen.maks)


def _sebutan(pertama: k.Ujian, kedua: k.Ujian | None) -> dict[str, str]:
    """What the words of the stored order mean here."""
    hasil = {k.JUMLAH: TOTAL, pertama.kode: TOTAL, k.IPK: IPK, k.USIA: USIA}
    hasil |= {x.kode: x.kode for x in pertama.komponen}
    return hasil | ({kedua.kode: LANJUTAN} | {x.kode: LANJUTAN for x in kedua.komponen} if kedua else {})


def _ambang(batas: Mapping[str, Decimal]) -> Ambang | None:
    if not batas:
        return None
    minimal = tuple((kode, nilai) for kode, nilai in batas.items() if kode != k.JUMLAH)
    return Ambang(minimal, batas.get(k.JUMLAH))


def nilai_lanjutan(ujian: k.Ujian, nilai: Mapping[str, Decimal], khusus: Sequence[Mapping[str, Any]] = ()) -> Decimal:
    """The mark of the second exam. `khusus`: weights of the vacancy itself, in the shape of stored parts."""
    if ujian.cara == "jumlah" and not khusus:
        return sum((nilai[x.kode] for x in ujian.komponen), Decimal(0))
    bagian = [(x.kode, x.maks, x.bobot) for x in ujian.komponen]
    if khusus:
        bagian = [(x["kode"], Decimal(str(x["maks"])), Decimal(str(x["bobot"]))) for x in khusus]
    tepat = sum((nilai[kode] * bobot / maks for kode, maks, bobot in bagian), Decimal(0))
    return tepat.quantize(_DESIMAL_LANJUTAN, ROUND_HALF_UP).normalize() + 0
