"""Golongan ruang PNS dalam urutannya. PP 99/2000, lampiran."""

GOLONGAN_PNS = (
    *("I/a", "I/b", "I/c", "I/d"),
    *("II/a", "II/b", "II/c", "II/d"),
    *("III/a", "III/b", "III/c", "III/d"),
    *("IV/a", "IV/b", "IV/c", "IV/d", "IV/e"),
)

# PPPK: I–XVII without a pangkat. Perpres 98/2020.
GOLONGAN_PPPK = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
    *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)
GOLONGAN_ASN = {"PNS": GOLONGAN_PNS, "PPPK": GOLONGAN_PPPK}


def urutan(golongan: str) -> int:
    """1 for I/a up to 17 for IV/e."""
    if golongan not in GOLONGAN_PNS:
        raise ValueError(f"Golongan ruang “{golongan}” tidak dikenal; contoh yang benar: III/a.")
    return GOLONGAN_PNS.index(golongan) + 1


def kelompok(golongan: str) -> int:
    """The golongan without its ruang: 3 for III/d."""
    urutan(golongan)
    return ("I", "II", "III", "IV").index(golongan.partition("/")[0]) + 1


def setingkat_di_atas(golongan: str) -> str | None:
    """The next rank up, or None above IV/e."""
    posisi = urutan(golongan)
    return GOLONGAN_PNS[posisi] if posisi < len(GOLONGAN_PNS) else None
