"""One requirement of a right, fulfilled or not: what was compared, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from asn.core.legal import DasarHukum, Putusan

# The requirement in a word or two, for a list.
LABEL = {
    "ANGKA_KREDIT": "angka kredit",
    "ATASAN": "pangkat atasan",
    "CLTN": "cuti di luar tanggungan",
    "ESELON": "eselon jabatan",
    "FORMASI": "formasi",
    "HUKDIS": "hukuman disiplin",
    "JENJANG": "jenjang dan golongan",
    "KINERJA": "predikat kinerja",
    "LATSAR": "Latsar",
    "MASA": "masa",
    "MASA_JABATAN": "masa jabatan",
    "PENDIDIKAN": "pendidikan",
    "PLAFON": "plafon pangkat",
    "PNS": "status PNS",
    "SEHAT": "surat sehat",
    "UJI_KOMPETENSI": "uji kompetensi",
    "USIA": "batas usia",
}


@dataclass(frozen=True, slots=True)
class Syarat:
    """`kode` names the requirement, so that its proofs can be put beside it; `saran` says how to meet it."""

    kode: str
    terpenuhi: bool
    uraian: str
    saran: str = ""

    @property
    def label(self) -> str:
        return LABEL[self.kode]

    def __str__(self) -> str:
        return f"{'Terpenuhi' if self.terpenuhi else 'Belum'}: {self.uraian}"


def putuskan(syarat: Sequence[Syarat], dasar: DasarHukum, perhatian: str = "") -> Putusan:
    """The answer to a list of requirements: every one of them is stated, the first open one is the reason."""
    belum = [s.uraian for s in syarat if not s.terpenuhi]
    alasan = f"Belum memenuhi {len(belum)} syarat: {belum[0]}" if belum else "Semua syarat yang diperiksa terpenuhi."
    rincian = (*map(str, syarat), *filter(None, [perhatian]))
    return Putusan(not belum, alasan, dasar, rincian)
