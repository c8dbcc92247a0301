"""Who takes the place of somebody who passed and gave it up: the next in rank of the same need. Pure Python.

Our sources name the withdrawal (PP 11/2017 ps. 35) and not the order of the replacement; the published rank is the
only order everybody can check, so it is taken and shown as to be verified.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum

URUTAN = Berlaku(date(2021, 1, 1), "peringkat akhir", DasarHukum("PermenPANRB 27/2021"), "rendah")


@dataclass(frozen=True, slots=True)
class Calon:
    """One line of the final list: `menunggu` when it was outside the need and is still there."""

    nomor: str
    kebutuhan: str
    peringkat: int | None
    menunggu: bool


def berikutnya(kebutuhan: str, daftar: Iterable[Calon]) -> list[str]:
    """Numbers of the best rank still waiting for this need; several when the list does not tell them apart."""
    calon = [c for c in daftar if c.kebutuhan == kebutuhan and c.menunggu and c.peringkat is not None]
    terbaik = min((c.peringkat for c in calon if c.peringkat is not None), default=None)
    return sorted(c.nomor for c in calon if c.peringkat == terbaik)
