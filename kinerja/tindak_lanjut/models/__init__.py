from kinerja.tindak_lanjut.models.aturan import InsentifPenghargaan, KriteriaPenghargaan
from kinerja.tindak_lanjut.models.pembinaan import (
    CatatanKonseling,
    KegiatanPembinaan,
    RencanaPembinaan,
    TitikPantau,
)
from kinerja.tindak_lanjut.models.penghargaan import NominasiPenghargaan, SKPenghargaan, SuaraPanitia

__all__ = [
    "CatatanKonseling",
    "InsentifPenghargaan",
    "KegiatanPembinaan",
    "KriteriaPenghargaan",
    "NominasiPenghargaan",
    "RencanaPembinaan",
    "SKPenghargaan",
    "SuaraPanitia",
    "TitikPantau",
]
