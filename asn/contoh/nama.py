"""Invented names that fit each city: a given name by sex, then a second name or a marga, as each people forms them.

Given names of the present heads of these cities are left out of `data/nama.csv`, so that no combination names a real
official.
"""

from dataclasses import dataclass
from random import Random

from asn.contoh.tabel import baca


@dataclass(frozen=True, slots=True)
class Suku:
    """`marga`: the last word is a clan name shared by both sexes; otherwise it is a second given name."""

    pria: tuple[str, ...]
    wanita: tuple[str, ...]
    akhir_pria: tuple[str, ...]
    akhir_wanita: tuple[str, ...]
    marga: bool
    tempat: tuple[str, ...]


def _suku(b: dict[str, str]) -> Suku:
    akhir = tuple(b["akhir_pria"].split())
    return Suku(
        pria=tuple(b["pria"].split()),
        wanita=tuple(b["wanita"].split()),
        akhir_pria=akhir,
        akhir_wanita=tuple(b["akhir_wanita"].split()) or akhir,
        marga=b["marga"] == "ya",
        tempat=tuple(b["tempat"].split(";")),
    )


SUKU = {b["suku"]: _suku(b) for b in baca("nama.csv")}


# Share of names with three words; with fewer, too many people of a city would share one.
TIGA_KATA = 0.55


def pilih_suku(acak: Random, bobot: tuple[tuple[str, int], ...]) -> Suku:
    return SUKU[acak.choices([s for s, _ in bobot], [b for _, b in bobot])[0]]


def buat_nama(acak: Random, suku: Suku, pria: bool) -> str:
    """Two or three words; a clan name always comes last."""
    depan = acak.choice(suku.pria if pria else suku.wanita)
    akhir = acak.choice(suku.akhir_pria if pria else suku.akhir_wanita)
    if acak.random() < TIGA_KATA:
        tengah = acak.choice(suku.pria if pria else suku.wanita)
        if tengah != depan:
            return f"{depan} {tengah} {akhir}"
    return f"{depan} {akhir}"
