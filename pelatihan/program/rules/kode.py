"""Kode hadir yang berganti: enam angka dari rahasia sesi dan menit, berlaku sebentar. Pure Python.

Whoever copies a code into a chat copies something that no longer holds when it arrives.
"""

import hmac
from datetime import datetime
from hashlib import sha256

DETIK = 60
# The code before the one on the screen still holds: a slow phone is no reason to stay outside.
JENDELA_LAMA = 1
PANJANG = 6


def kode_pada(rahasia: str, saat: datetime, mundur: int = 0) -> str:
    """The code of this minute, or of `mundur` minutes before."""
    langkah = int(saat.timestamp()) // DETIK - mundur
    sidik = hmac.new(rahasia.encode(), str(langkah).encode(), sha256).digest()
    return f"{int.from_bytes(sidik[:8], 'big') % 10**PANJANG:0{PANJANG}d}"


def kode_cocok(rahasia: str, kode: str, saat: datetime) -> bool:
    """Whether the code holds now, compared in constant time."""
    if not rahasia or len(kode) != PANJANG:
        return False
    return any(hmac.compare_digest(kode_pada(rahasia, saat, n), kode) for n in range(JENDELA_LAMA + 1))


def sisa_detik(saat: datetime) -> int:
    """Seconds until the screen shows the next code."""
    return DETIK - int(saat.timestamp()) % DETIK
