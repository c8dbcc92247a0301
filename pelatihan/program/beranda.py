"""The page "Belajar": parts that other apps of this wing add to it, without this app knowing them.

An app registers a part in `AppConfig.ready`:

    BAGIAN.append(Bagian(templat="belajar/bagian.html", isi=bagian_belajar))

`isi(pengguna)` gives the context of the template, or None when there is nothing to show. `sebelum` puts the part
above the classes instead of below them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bagian:
    templat: str
    isi: Callable[[Any], dict[str, Any] | None]
    sebelum: bool = True


BAGIAN: list[Bagian] = []
# Self-paced courses among the recommendations: (pegawai, ids of competencies) -> {id: [(label, url)]}.
SUMBER_KURSUS: list[Callable[[Any, list[int]], dict[int, list[tuple[str, str]]]]] = []


def bagian_untuk(pengguna: Any) -> list[dict[str, Any]]:
    """Parts with something in them, in the order of registration."""
    terisi = [(b, b.isi(pengguna)) for b in BAGIAN]
    return [{"templat": b.templat, "isi": isi, "sebelum": b.sebelum} for b, isi in terisi if isi is not None]


def kursus_mandiri(pegawai: Any, kompetensi_ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    """Self-paced courses by competency, from whoever offers them."""
    hasil: dict[int, list[tuple[str, str]]] = {}
    for sumber in SUMBER_KURSUS:
        for kompetensi, kursus in sumber(pegawai, kompetensi_ids).items():
            hasil.setdefault(kompetensi, []).extend(kursus)
    return hasil
