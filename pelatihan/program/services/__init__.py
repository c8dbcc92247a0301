"""Writes of the training office, by subject. What another app of this wing may call stands here by name."""

from pelatihan.program.services.kompetensi import bukti_kompetensi_catat
from pelatihan.program.services.sertifikat import sertifikat_cabut, sertifikat_terbitkan

__all__ = ["bukti_kompetensi_catat", "sertifikat_cabut", "sertifikat_terbitkan"]
