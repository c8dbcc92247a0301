"""Writes of a usulan: `ajuan` (the proposer), `putusan` (deciders), `bukti` (evidence), `wewenang` (who may what)."""

from kepegawaian.usulan.services.ajuan import (
    usulan_ajukan,
    usulan_batalkan,
    usulan_buat,
    usulan_ubah,
    usulan_ulangi,
)
from kepegawaian.usulan.services.putusan import Butir, HasilButir, usulan_putuskan, usulan_putuskan_massal

__all__ = [
    "Butir",
    "HasilButir",
    "usulan_ajukan",
    "usulan_batalkan",
    "usulan_buat",
    "usulan_putuskan",
    "usulan_putuskan_massal",
    "usulan_ubah",
    "usulan_ulangi",
]
