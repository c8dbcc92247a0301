"""Days and lengths of time as the answers of eligibility write them."""

from datetime import date
from functools import lru_cache


def tgl(hari: date) -> str:
    return f"{hari.day:02}-{hari.month:02}-{hari.year:04}"


@lru_cache(maxsize=1024)
def masa_teks(bulan: int) -> str:
    """42 months as people say it: 3 tahun 6 bulan."""
    tahun, sisa = divmod(bulan, 12)
    bagian = [f"{tahun} tahun"] if tahun else []
    bagian += [f"{sisa} bulan"] if sisa or not tahun else []
    return " ".join(bagian)
