"""What a SKP must hold before it can be submitted, with the sentence for its author. PermenPANRB 6/2022."""

from collections.abc import Sequence
from dataclasses import dataclass

from asn.core.legal import DasarHukum
from kinerja.skp.rules.istilah import JenisHasil, JenisSKP, Pendekatan

DASAR = DasarHukum("PermenPANRB 6/2022", "lampiran")


@dataclass(frozen=True, slots=True)
class ButirRHK:
    teks: str
    jenis: str
    indikator: int
    tanpa_target: int = 0
    tanpa_aspek: int = 0
    berinduk: bool = False
    berperspektif: bool = False
    penugasan: str = ""


def kekurangan(
    rhk: Sequence[ButirRHK], *, jenis: str, pendekatan: str, ada_rhk_pimpinan: bool, bagian_lampiran: int
) -> list[str]:
    """What keeps the SKP from being submitted. Empty when it is complete."""
    kurang = []
    if not any(r.jenis == JenisHasil.UTAMA for r in rhk):
        kurang.append("Isi sedikitnya satu rencana hasil kerja utama.")
    for r in rhk:
        kurang += [f"“{_pendek(r.teks)}”: {pesan}" for pesan in _kurang_rhk(r, jenis, pendekatan, ada_rhk_pimpinan)]
    if bagian_lampiran < 3:
        kurang.append("Lengkapi lampiran: dukungan sumber daya, skema pertanggungjawaban, dan konsekuensi.")
    return kurang


def _kurang_rhk(r: ButirRHK, jenis: str, pendekatan: str, ada_rhk_pimpinan: bool) -> list[str]:
    kurang = []
    if r.indikator == 0:
        kurang.append("tambahkan sedikitnya satu indikator.")
    if r.tanpa_target:
        kurang.append("ada indikator tanpa target.")
    if pendekatan == Pendekatan.KUANTITATIF and jenis == JenisSKP.JA_JF and r.tanpa_aspek:
        kurang.append("pilih aspek setiap indikator.")
    if jenis == JenisSKP.JPT and not r.berperspektif:
        kurang.append("pilih perspektifnya.")
    if jenis == JenisSKP.JA_JF and r.jenis == JenisHasil.UTAMA and ada_rhk_pimpinan and not r.berinduk:
        kurang.append("pilih RHK pimpinan yang diintervensi.")
    if r.jenis == JenisHasil.TAMBAHAN and not r.penugasan:
        kurang.append("sebutkan SK atau surat tugasnya.")
    return kurang


def _pendek(teks: str) -> str:
    return teks if len(teks) <= 60 else f"{teks[:57].rstrip()}…"
