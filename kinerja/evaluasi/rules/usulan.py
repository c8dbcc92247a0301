"""What a rule proposes for one person, with the record rows that led there."""

from dataclasses import dataclass

from asn.core.legal import DasarHukum

Bukti = int | str


@dataclass(frozen=True, slots=True)
class Usulan:
    """`bukti` are the ids of riwayat rows as the caller gave them in."""

    kode: str
    alasan: str
    dasar: DasarHukum
    bukti: tuple[Bukti, ...] = ()
