"""States of a SKP: named here, because rules speak of them; how they follow each other stands in `workflows`."""

from enum import StrEnum


class KeadaanSKP(StrEnum):
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIKLARIFIKASI = "diklarifikasi"
    DISEPAKATI = "disepakati"
    DITETAPKAN = "ditetapkan"
    PERUBAHAN = "perubahan"
    DITUTUP = "ditutup"
    DIBATALKAN = "dibatalkan"
