"""Writes of an appeal: `ajuan` (the appellant), `pemeriksaan` (hearing), `putusan` (decision), `jangka` (clocks)."""

from kepegawaian.keberatan.services.ajuan import keberatan_ajukan, keberatan_cabut, keberatan_ubah
from kepegawaian.keberatan.services.pemeriksaan import keberatan_alihkan, keberatan_keterangan, keberatan_periksa
from kepegawaian.keberatan.services.putusan import keberatan_putuskan

__all__ = [
    "keberatan_ajukan",
    "keberatan_alihkan",
    "keberatan_cabut",
    "keberatan_keterangan",
    "keberatan_periksa",
    "keberatan_putuskan",
    "keberatan_ubah",
]
