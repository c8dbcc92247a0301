"""How many places may be asked for, and the shares the law sets aside. Pure Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from asn.core.legal import Berlaku, DasarHukum, Putusan, pada_tanggal
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan

DASAR_ABK = DasarHukum("PermenPANRB 1/2020")


@dataclass(frozen=True, slots=True)
class Bagian:
    """At least `persen` of all places of the city in one procurement."""

    jenis: JenisKebutuhan
    persen: Decimal
    wajib: bool


# CPNS. Cumlaude ≥ 10 % binds central agencies only: shown to a city as a comparison, never as an obstacle.
BAGIAN_KHUSUS: list[Berlaku[tuple[Bagian, ...]]] = [
    Berlaku(
        date(2018, 1, 1),
        (Bagian(JenisKebutuhan.DISABILITAS, Decimal(1), True),),
        DasarHukum("ketentuan pengadaan PNS 2018 untuk daerah"),
        "rendah",
    ),
    Berlaku(
        date(2021, 5, 1),
        (
            Bagian(JenisKebutuhan.DISABILITAS, Decimal(2), True),
            Bagian(JenisKebutuhan.CUMLAUDE, Decimal(10), False),
        ),
        DasarHukum("PermenPANRB 27/2021"),
        "sedang",
    ),
]


def periksa_jumlah(jumlah: int, *, kebutuhan: int, terisi: int, diminta_lain: int) -> Putusan:
    """Formasi paling banyak sebesar kekurangan menurut ABK, dikurangi yang sudah diminta untuk jabatan yang sama."""
    kurang = max(kebutuhan - terisi - diminta_lain, 0)
    rincian = (f"Kebutuhan {kebutuhan}", f"terisi {terisi}", f"sudah diminta {diminta_lain}")
    if jumlah <= kurang:
        return Putusan(True, f"Kekurangan {kurang}; diminta {jumlah}.", DASAR_ABK, rincian)
    return Putusan(
        False, f"Kekurangan jabatan ini tinggal {kurang}, jadi tidak dapat diminta {jumlah}.", DASAR_ABK, rincian
    )


def periksa_bagian(jumlah: Mapping[str, int], tanggal: date) -> list[tuple[Bagian, Putusan]]:
    """Each share of the day, over all places of one procurement by kind of need. No places: nothing to share."""
    semua = sum(jumlah.values())
    if not semua:
        return []
    aturan = pada_tanggal(BAGIAN_KHUSUS, tanggal)
    kata = " (perlu verifikasi)" if aturan.perlu_verifikasi else ""
    return [(b, _bagian(b, jumlah.get(b.jenis, 0), semua, aturan.dasar, kata)) for b in aturan.nilai]


def _bagian(bagian: Bagian, ada: int, semua: int, dasar: DasarHukum, kata: str) -> Putusan:
    perlu = int((semua * bagian.persen / 100).to_integral_value(ROUND_CEILING))
    syarat = f"{bagian.jenis.label}: {ada} dari {semua} formasi; paling sedikit {bagian.persen:f} % ({perlu})"
    return Putusan(ada >= perlu, f"{syarat}, menurut {dasar}{kata}.", dasar)
