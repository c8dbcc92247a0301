"""What the conflict rules are told: the person, the day, and the other rows that count. Pure values, no queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin

# One row: its own fields by name (foreign keys as ids) and what the rules need of the rows it points at.
Baris = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Orang:
    """The person the row is about."""

    tanggal_lahir: date
    tmt_masuk: date
    jenis: JenisASN
    tmt_pns: date | None = None
    tanggal_berhenti: date | None = None
    jenis_kelamin: JenisKelamin | None = None

    @property
    def kelompok_asn(self) -> str:
        """Whose golongan apply: those of PNS (and CPNS) or those of PPPK."""
        return "PNS" if self.jenis.ber_nip() else "PPPK"


@dataclass(frozen=True, slots=True)
class Bahan:
    """`lain`: rows of the same kind that count, without the one being corrected; `pangkat`, `hukdis`: those of the
    person (`hukdis` None: closed to whoever reads the verdict); `gaji`: the pay table of the row's golongan on its TMT
    (MKG years to rupiah)."""

    orang: Orang
    pada: date
    lain: Sequence[Baris] = ()
    pangkat: Sequence[Baris] = ()
    hukdis: Sequence[Baris] | None = ()
    gaji: Mapping[int, int] = field(default_factory=dict)


def sama(a: str, b: str) -> bool:
    """Whether two texts say the same, whatever the capitals and spaces; nothing is the same as nothing else."""
    return bool(a and b) and "".join(a.casefold().split()) == "".join(b.casefold().split())


def tgl(nilai: date) -> str:
    """As dates stand on an SK: 02-01-2020."""
    return f"{nilai:%d-%m-%Y}"
