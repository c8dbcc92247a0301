from kinerja.disiplin.models.perkara import (
    DokumenPerkara,
    LangkahPerkara,
    Panggilan,
    Perkara,
    PetugasPerkara,
)
from kinerja.disiplin.models.presensi import Presensi
from kinerja.disiplin.models.tenggat import TenggatDisiplin

__all__ = [
    "DokumenPerkara",
    "LangkahPerkara",
    "Panggilan",
    "Perkara",
    "PetugasPerkara",
    "Presensi",
    "TenggatDisiplin",
]
