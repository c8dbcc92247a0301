"""The rules of one selection as stored in `Seleksi.konfigurasi`, read into values and checked.

    {"preset": "CPNS_2024", "dasar": ["KepmenPANRB 320/2024", …],
     "ujian": [{"kode": "DASAR", "nama": "…", "bobot": 40, "cara": "jumlah",
                "komponen": [{"kode": "TWK", "nama": "…", "maks": 150, "bobot": 0, "soal": 30}, …]},
               {"kode": "LANJUTAN", "nama": "…", "bobot": 60, "cara": "bobot",
                "komponen": [{"kode": "CAT", "nama": "…", "maks": 100, "bobot": 100, "soal": 0}]}],
     "ambang": {"UMUM": {"TWK": 65, "TIU": 80, "TKP": 166}, "CUMLAUDE": {"TIU": 85, "JUMLAH": 311}, …},
     "tanpa_ambang": ["PAPUA"],         kinds of need that are ranked without a threshold
     "kelipatan": 3,                    how many times the quota goes on to LANJUTAN; 0: everybody above the threshold
     "seri_lanjut": ["TKP", "TIU", "TWK"], "seri_akhir": ["DASAR", "TKP", "TIU", "TWK", "IPK", "USIA"],
     "isi_kosong": true,                fill empty places from other kinds of need and units
     "prioritas": [{"kode": "THK2", "nama": "…"}, …],    groups ranked before the marks (PPPK), first one first
     "usia": {"min": 18, "maks": 35}, "sanggah_hari": 3,
     "wawancara": {"komponen": "WAWANCARA", "pewawancara": 2, "skala": 4,
                   "butir": [{"kode": "B1", "dimensi": "…", "pertanyaan": "…", "jangkar": ["…", "…", "…", "…"]}]},
     "pernyataan": [{"kode": "PIDANA", "teks": "…"}, …]}

`ujian` holds DASAR, LANJUTAN or both. With `cara` "jumlah" an exam's mark is the sum of its parts; with "bobot" each
part is brought to 0–100 and weighed. Weights of the exams sum to 100, and so do those of the parts of a weighed exam.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan

SERATUS = Decimal(100)
DASAR, LANJUTAN, JUMLAH = "DASAR", "LANJUTAN", "JUMLAH"
IPK, USIA = "IPK", "USIA"


@dataclass(frozen=True, slots=True)
class Komponen:
    kode: str
    nama: str
    maks: Decimal
    bobot: Decimal = Decimal(0)
    soal: int = 0


@dataclass(frozen=True, slots=True)
class Ujian:
    """One exam: DASAR decides who goes on, LANJUTAN comes last (or is the only one)."""

    kode: str
    nama: str
    bobot: Decimal
    cara: str
    komponen: tuple[Komponen, ...]

    @property
    def maks(self) -> Decimal:
        """Highest mark of the exam: of the sum, or of the weighed scale 0–100."""
        return sum((k.maks for k in self.komponen), Decimal(0)) if self.cara == "jumlah" else SERATUS


@dataclass(frozen=True, slots=True)
class Butir:
    """One question of the structured interview with what each step of its scale means."""

    kode: str
    dimensi: str
    pertanyaan: str
    jangkar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wawancara:
    komponen: str
    pewawancara: int
    butir: tuple[Butir, ...]

    @property
    def skala(self) -> int:
        return len(self.butir[0].jangkar)


@dataclass(frozen=True, slots=True)
class Aturan:
    ujian: tuple[Ujian, ...]
    ambang: dict[str, dict[str, Decimal]]
    tanpa_ambang: frozenset[str]
    kelipatan: int
    seri_lanjut: tuple[str, ...]
    seri_akhir: tuple[str, ...]
    isi_kosong: bool
    prioritas: tuple[tuple[str, str], ...]
    usia_min: int
    usia_maks: int
    sanggah_hari: int
    wawancara: Wawancara | None
    pernyataan: tuple[tuple[str, str], ...]
    dasar: tuple[str, ...]

    def cari_ujian(self, kode: str) -> Ujian | None:
        return next((u for u in self.ujian if u.kode == kode), None)

    def ambang_untuk(self, jenis_kebutuhan: str) -> dict[str, Decimal]:
        """Thresholds of a kind of need; empty where it is ranked without one."""
        return {} if jenis_kebutuhan in self.tanpa_ambang else self.ambang.get(jenis_kebutuhan, {})


def baca(isi: dict[str, Any]) -> Aturan:
    """The stored rules as values. Raises KeyError or ValueError on what `periksa` would have refused."""
    usia = isi.get("usia", {})
    return Aturan(
        ujian=tuple(_ujian(u) for u in isi["ujian"]),
        ambang={j: {k: Decimal(str(v)) for k, v in a.items()} for j, a in isi.get("ambang", {}).items()},
        tanpa_ambang=frozenset(isi.get("tanpa_ambang", [])),
        kelipatan=int(isi.get("kelipatan", 0)),
        seri_lanjut=tuple(isi.get("seri_lanjut", [])),
        seri_akhir=tuple(isi.get("seri_akhir", [])),
        isi_kosong=bool(isi.get("isi_kosong")),
        prioritas=tuple((p["kode"], p["nama"]) for p in isi.get("prioritas", [])),
        usia_min=int(usia.get("min", 18)),
        usia_maks=int(usia.get("maks", 35)),
        sanggah_hari=int(isi.get("sanggah_hari", 3)),
        wawancara=_wawancara(isi.get("wawancara")),
        pernyataan=tuple((p["kode"], p["teks"]) for p in isi.get("pernyataan", [])),
        dasar=tuple(isi.get("dasar", [])),
    )


def _ujian(isi: dict[str, Any]) -> Ujian:
    komponen = tuple(
        Komponen(k["kode"], k["nama"], Decimal(str(k["maks"])), Decimal(str(k.get("bobot", 0))), int(k.get("soal", 0)))
        for k in isi["komponen"]
    )
    return Ujian(isi["kode"], isi["nama"], Decimal(str(isi["bobot"])), isi["cara"], komponen)


def _wawancara(isi: dict[str, Any] | None) -> Wawancara | None:
    if not isi:
        return None
    butir = tuple(Butir(b["kode"], b["dimensi"], b["pertanyaan"], tuple(b["jangkar"])) for b in isi["butir"])
    return Wawancara(isi["komponen"], int(isi["pewawancara"]), butir)


def sidik(konfigurasi: dict[str, Any], jadwal: list[dict[str, Any]], dokumen: list[dict[str, Any]]) -> str:
    """SHA-256 of rules, calendar and required documents in one canonical form: what was frozen can be proven."""
    isi = {"aturan": konfigurasi, "jadwal": jadwal, "dokumen": dokumen}
    teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()


def periksa(isi: dict[str, Any]) -> dict[str, list[str]]:
    """What is wrong with stored rules, by part; empty when they can be used."""
    try:
        aturan = baca(isi)
    except (KeyError, ValueError, TypeError, ArithmeticError, IndexError) as galat:
        return {"ujian": [f"Aturan tidak lengkap atau tidak terbaca ({galat})."]}
    temuan = {
        "ujian": _periksa_ujian(aturan.ujian),
        "ambang": _periksa_ambang(aturan),
        "seri": _periksa_seri(aturan),
        "usia": [] if 17 < aturan.usia_min < aturan.usia_maks < 66 else ["Rentang usia harus runtut, 18 sampai 65."],
        "wawancara": _periksa_wawancara(aturan),
    }
    return {bagian: pesan for bagian, pesan in temuan.items() if pesan}


def _periksa_ujian(ujian: Sequence[Ujian]) -> list[str]:
    pesan = []
    kode = [u.kode for u in ujian]
    if not kode or not set(kode) <= {DASAR, LANJUTAN} or len(set(kode)) != len(kode):
        pesan.append("Seleksi harus mempunyai ujian dasar, ujian lanjutan, atau keduanya.")
    if (jumlah := sum((u.bobot for u in ujian), Decimal(0))) != SERATUS:
        pesan.append(f"Jumlah bobot ujian harus 100; sekarang {jumlah.normalize():f}.")
    semua = [k.kode for u in ujian for k in u.komponen]
    if len(set(semua)) != len(semua):
        pesan.append("Setiap komponen harus mempunyai kode sendiri.")
    for u in ujian:
        pesan += _periksa_komponen(u)
    return pesan


def _periksa_komponen(ujian: Ujian) -> list[str]:
    if not ujian.komponen:
        return [f"{ujian.nama} belum mempunyai komponen."]
    pesan = [f"Nilai maksimal {k.nama} harus lebih dari nol." for k in ujian.komponen if k.maks <= 0]
    bobot = sum((k.bobot for k in ujian.komponen), Decimal(0))
    if ujian.cara == "bobot" and bobot != SERATUS:
        pesan.append(f"Jumlah bobot komponen {ujian.nama} harus 100; sekarang {bobot.normalize():f}.")
    return pesan


def _periksa_ambang(aturan: Aturan) -> list[str]:
    pertama = aturan.ujian[0] if aturan.ujian else None
    if pertama is None:
        return []
    maks = {k.kode: k.maks for k in pertama.komponen} | {JUMLAH: pertama.maks}
    pesan = []
    for jenis, batas in aturan.ambang.items():
        if jenis not in {j.value for j in JenisKebutuhan}:
            pesan.append(f"Jenis kebutuhan “{jenis}” tidak dikenal.")
        for kode, nilai in batas.items():
            if kode not in maks:
                pesan.append(f"Ambang {jenis}: komponen {kode} tidak ada pada {pertama.nama}.")
            elif not 0 <= nilai <= maks[kode]:
                pesan.append(f"Ambang {jenis} untuk {kode} harus antara 0 dan {maks[kode].normalize():f}.")
    return pesan


def _periksa_seri(aturan: Aturan) -> list[str]:
    kode = {k.kode for u in aturan.ujian for k in u.komponen} | {u.kode for u in aturan.ujian} | {JUMLAH, IPK, USIA}
    asing = [k for k in (*aturan.seri_lanjut, *aturan.seri_akhir) if k not in kode]
    pesan = [f"Urutan penentu nilai sama menyebut “{k}”, yang tidak ada." for k in dict.fromkeys(asing)]
    if len(set(aturan.seri_akhir)) != len(aturan.seri_akhir):
        pesan.append("Urutan penentu nilai sama menyebut satu hal dua kali.")
    return pesan


def _periksa_wawancara(aturan: Aturan) -> list[str]:
    w = aturan.wawancara
    if w is None:
        return []
    pesan = []
    if w.komponen not in {k.kode for u in aturan.ujian for k in u.komponen}:
        pesan.append("Komponen wawancara tidak ada di antara komponen ujian.")
    if w.pewawancara < 2:
        pesan.append("Wawancara dinilai paling sedikit dua pewawancara.")
    if not w.butir or len({len(b.jangkar) for b in w.butir}) != 1 or w.skala < 2:
        pesan.append("Setiap butir wawancara harus mempunyai jangkar untuk setiap langkah skala yang sama.")
    if any(not j.strip() for b in w.butir for j in b.jangkar):
        pesan.append("Setiap langkah skala harus dijelaskan: tanpa jangkar, angka tidak sebanding.")
    return pesan
