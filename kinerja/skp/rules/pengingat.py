"""When to remind: windows instead of single days, so that a day without the timetable loses nothing. Pure Python."""

from datetime import date, timedelta

from kinerja.skp.rules.jadwal import Tenggat


def tahap_penyusunan(tenggat: Tenggat, buka: date, hari_ini: date) -> str:
    """Which reminder to draw up a SKP is due; its code is part of the key under which it is sent once. Empty: none."""
    return _tahap(tenggat.susun, buka, hari_ini)


def tahap_penetapan(tenggat: Tenggat, buka: date, hari_ini: date) -> str:
    """Which reminder to agree on and set SKP is due."""
    return _tahap(tenggat.tetap, buka, hari_ini)


def _tahap(batas: date, buka: date, hari_ini: date) -> str:
    if hari_ini < buka:
        return ""
    if hari_ini > batas:
        return f"lewat-{hari_ini:%Y-%m}"
    if hari_ini >= batas - timedelta(days=1):
        return "h1"
    if hari_ini >= batas - timedelta(days=7):
        return "h7"
    return ""


def tahap_realisasi(akhir_periode: date, batas: date, hari_ini: date) -> str:
    """Which reminder to fill in the realisation of a period that has ended is due."""
    if hari_ini <= akhir_periode:
        return ""
    if hari_ini > batas:
        return "lewat" if hari_ini <= batas + timedelta(days=7) else ""
    return "h2" if hari_ini >= batas - timedelta(days=2) else "akhir"
