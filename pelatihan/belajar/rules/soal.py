"""Questions as plain values: their four kinds, what makes one sound, how a paper is drawn, and how it is marked.

`isi` of a question by kind:

    tunggal, jamak   {"pilihan": [{"teks", "benar", "umpan"}]}
    jodoh            {"pasangan": [{"kiri", "kanan"}]}
    isian            {"jawaban": ["…"]}
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

LABEL_JENIS = {
    "tunggal": "Pilihan ganda",
    "jamak": "Pilihan ganda, jawaban lebih dari satu",
    "jodoh": "Menjodohkan",
    "isian": "Isian singkat",
}
TEKS_MAKS, PILIHAN_MAKS, UMPAN_MAKS = 2000, 500, 1500
PILIHAN_PALING_BANYAK = 10


@dataclass(frozen=True, slots=True)
class Soal:
    """A question with its key."""

    jenis: str
    teks: str
    isi: dict[str, Any]
    umpan: str = ""
    kelompok: str = ""


@dataclass(frozen=True, slots=True)
class Galat:
    """What is wrong with one line or row of an imported bank."""

    baris: int
    pesan: str


@dataclass(slots=True)
class HasilUrai:
    """The sound questions of an import, and every row that is not."""

    soal: list[Soal] = field(default_factory=list)
    galat: list[Galat] = field(default_factory=list)


def cacat(soal: Soal) -> str:
    """What keeps this question out of a bank, in a sentence; empty when it is sound."""
    if not soal.teks.strip():
        return "Pertanyaannya kosong."
    if len(soal.teks) > TEKS_MAKS:
        return f"Pertanyaannya terlalu panjang: paling banyak {TEKS_MAKS} huruf."
    if len(soal.umpan) > UMPAN_MAKS:
        return f"Umpan baliknya terlalu panjang: paling banyak {UMPAN_MAKS} huruf."
    periksa = {"tunggal": _cacat_pilihan, "jamak": _cacat_pilihan, "jodoh": _cacat_jodoh, "isian": _cacat_isian}
    return periksa[soal.jenis](soal) if soal.jenis in periksa else f"Jenis soal “{soal.jenis}” tidak dikenal."


def _cacat_pilihan(soal: Soal) -> str:
    pilihan = soal.isi.get("pilihan", [])
    teks = [str(p["teks"]) for p in pilihan]
    if len(pilihan) < 2:
        return "Perlu sedikitnya dua pilihan."
    if salah := _cacat_daftar(teks, "pilihan"):
        return salah
    benar = sum(bool(p["benar"]) for p in pilihan)
    if soal.jenis == "tunggal" and benar != 1:
        return f"Pilihan ganda harus mempunyai tepat satu jawaban benar; di sini ada {benar}."
    if soal.jenis == "jamak" and not 1 <= benar < len(pilihan):
        return "Soal berjawaban lebih dari satu perlu jawaban benar dan jawaban salah."
    return ""


def _cacat_jodoh(soal: Soal) -> str:
    pasangan = soal.isi.get("pasangan", [])
    if len(pasangan) < 2:
        return "Menjodohkan perlu sedikitnya dua pasangan."
    kanan = [str(p["kanan"]) for p in pasangan]
    if len({rapikan(k) for k in kanan}) < 2:
        return "Pasangan di kanan harus berbeda-beda."
    return _cacat_daftar([str(p["kiri"]) for p in pasangan], "pasangan di kiri") or (
        "Ada pasangan yang kosong." if not all(k.strip() for k in kanan) else ""
    )


def _cacat_isian(soal: Soal) -> str:
    jawaban = [str(j) for j in soal.isi.get("jawaban", [])]
    if not jawaban:
        return "Isian singkat perlu sedikitnya satu jawaban benar."
    return "" if all(rapikan(j) for j in jawaban) else "Ada jawaban benar yang kosong."


def _cacat_daftar(teks: Sequence[str], sebutan: str) -> str:
    if len(teks) > PILIHAN_PALING_BANYAK:
        return f"Terlalu banyak {sebutan}: paling banyak {PILIHAN_PALING_BANYAK}."
    if not all(t.strip() for t in teks):
        return f"Ada {sebutan} yang kosong."
    if any(len(t) > PILIHAN_MAKS for t in teks):
        return f"Ada {sebutan} yang terlalu panjang: paling banyak {PILIHAN_MAKS} huruf."
    return f"Ada {sebutan} yang sama." if len({rapikan(t) for t in teks}) < len(teks) else ""


def rapikan(teks: str) -> str:
    """A short answer as it is compared: letters, case, spaces and a closing mark do not decide."""
    rata = unicodedata.normalize("NFKC", teks).casefold()
    return re.sub(r"\s+", " ", rata).strip(" .,;:!?\"'")


def tarik(bank: Sequence[Soal], jumlah: int, benih: str) -> list[dict[str, Any]]:
    """Draw a paper: `jumlah` questions in random order, choices shuffled. The same seed draws the same paper.

    Every group of the bank is asked in turn, so that no module is left out by chance.
    """
    acak = Random(benih)  # noqa: S311 - shuffles a paper, keeps no secret
    kelompok: dict[str, list[Soal]] = {}
    for soal in bank:
        kelompok.setdefault(soal.kelompok, []).append(soal)
    tumpukan = list(kelompok.values())
    for satu in tumpukan:
        acak.shuffle(satu)
    acak.shuffle(tumpukan)
    terambil: list[Soal] = []
    while len(terambil) < min(jumlah, len(bank)):
        for satu in tumpukan:
            if satu and len(terambil) < jumlah:
                terambil.append(satu.pop())
    acak.shuffle(terambil)
    return [_kocok(soal, acak) for soal in terambil]


def _kocok(soal: Soal, acak: Random) -> dict[str, Any]:
    """The question as it lies on the paper; `tampil` is what may be shown, the rest is the key."""
    lembar = asdict(soal)
    if soal.jenis in ("tunggal", "jamak"):
        pilihan = list(soal.isi["pilihan"])
        acak.shuffle(pilihan)
        lembar["isi"] = {"pilihan": pilihan}
        lembar["tampil"] = {"pilihan": [p["teks"] for p in pilihan]}
    elif soal.jenis == "jodoh":
        kanan = sorted({p["kanan"] for p in soal.isi["pasangan"]})
        acak.shuffle(kanan)
        lembar["tampil"] = {"kiri": [p["kiri"] for p in soal.isi["pasangan"]], "kanan": kanan}
    else:
        lembar["tampil"] = {}
    return lembar


def bersihkan_jawaban(lembar: Sequence[Mapping[str, Any]], masukan: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """What a form sent, reduced to what this paper can be answered with; anything else is dropped.

    Fields are named `j<number>` and, for matching, `j<number>-<row>`; values are positions on this paper.
    """
    jawaban: dict[str, Any] = {}
    for n, soal in enumerate(lembar, 1):
        isi = _jawaban_satu(n, soal, masukan)
        if isi not in (None, [], {}, ""):
            jawaban[str(n)] = isi
    return jawaban


def _jawaban_satu(n: int, soal: Mapping[str, Any], masukan: Mapping[str, Iterable[str]]) -> Any:
    nilai = [str(v) for v in masukan.get(f"j{n}", [])]
    if soal["jenis"] == "isian":
        return nilai[0].strip()[:PILIHAN_MAKS] if nilai else None
    if soal["jenis"] == "jodoh":
        banyak, baris = len(soal["tampil"]["kanan"]), range(len(soal["tampil"]["kiri"]))
        semua = {str(b): _letak([str(v) for v in masukan.get(f"j{n}-{b}", [])], banyak) for b in baris}
        return {b: letak[0] for b, letak in semua.items() if letak}
    letak = _letak(nilai, len(soal["tampil"]["pilihan"]))
    if soal["jenis"] == "tunggal":
        return letak[0] if letak else None
    return sorted(set(letak))


def _letak(nilai: Sequence[str], banyak: int) -> list[int]:
    return [int(v) for v in nilai if v.isascii() and v.isdecimal() and len(v) < 4 and int(v) < banyak]


def bagian_benar(soal: Mapping[str, Any], jawaban: Any) -> Decimal:
    """The share of one question that is answered rightly, 0 to 1."""
    if jawaban is None:
        return Decimal(0)
    jenis, isi = soal["jenis"], soal["isi"]
    if jenis == "tunggal":
        return Decimal(bool(isi["pilihan"][jawaban]["benar"]))
    if jenis == "jamak":
        # A wrong tick takes a right one back: ticking everything earns nothing.
        benar = sum(1 if isi["pilihan"][p]["benar"] else -1 for p in jawaban)
        return max(Decimal(0), Decimal(benar) / sum(bool(p["benar"]) for p in isi["pilihan"]))
    if jenis == "jodoh":
        kanan = soal["tampil"]["kanan"]
        cocok = sum(str(b) in jawaban and kanan[jawaban[str(b)]] == p["kanan"] for b, p in enumerate(isi["pasangan"]))
        return Decimal(cocok) / len(isi["pasangan"])
    return Decimal(rapikan(str(jawaban)) in {rapikan(str(j)) for j in isi["jawaban"]})


def nilai(lembar: Sequence[Mapping[str, Any]], jawaban: Mapping[str, Any]) -> Decimal:
    """The mark of a paper, 0–100, rounded half up at the end."""
    if not lembar:
        return Decimal("0.00")
    jumlah = sum((bagian_benar(s, jawaban.get(str(n))) for n, s in enumerate(lembar, 1)), Decimal(0))
    return (jumlah * 100 / len(lembar)).quantize(Decimal("0.01"), ROUND_HALF_UP)
